import { checkSchedule, longestGapSeconds, parseQuantity } from "../../../../../components/testing";
import { at, number, text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { kindOfPlanned } from "../../words";
import { isCustomResource } from "../custom-resources";
import { seconds } from "../spans";
import { allowsLess } from "./lost-allowances";
import { scalesLess } from "./scaling";

/*
 * Fields of Kubernetes that set how many pods run, how pods are replaced, and when jobs run. A change that is too large for a small correction
 * appears in the head.
 */

/** Reports whether a workload runs worse after a change: fewer, rarer, several at once, or with a gap at each update. */
export function runsWorse(resource: PlannedResource, change: PropertyChange): boolean {
  const { path, before, after } = change;
  /* Most programs with an own place for each pod ask a majority of them before they write: https://etcd.io/docs/v3.6/faq/#what-is-failure-tolerance */
  if (path === "spec.replicas" && kindOfPlanned(resource) === "StatefulSet") {
    return Number(before) >= 3 && Number(after) < Number(before);
  }
  if (counts.test(path)) {
    return Number(before) > 1 && Number(after) <= Number(before) / 2;
  }
  if (memory.test(path) || (isCustomResource(resource) && /^spec\b.*\.(?:limits|requests)\.memory$/.test(path))) {
    const [was, is] = [before, after].map((each) => parseQuantity(text(each) ?? ""));
    return was !== undefined && is !== undefined && is <= was / 2;
  }
  if (path === "spec.concurrencyPolicy") {
    return after === "Allow" || (after === undefined && before !== "Allow");
  }
  if (/^(?:spec|values\.schedules\.[\w-]+)\.schedule$/.test(path)) {
    return runsAtOtherTimes(before, after);
  }
  if (/(?:^|\.)terminationGracePeriod$/.test(path)) {
    return (seconds(after) ?? Number.POSITIVE_INFINITY) <= (seconds(before) ?? 0) / 2;
  }
  if (/^spec\.disruption\.budgets\[[^\]]*\]\.nodes$/.test(path)) {
    return takesMany(change, undefined);
  }
  if (allowsLess(change)) {
    return true;
  }
  return path === "spec.paused" ? after === true : scalesLess(resource, change) || updatesWorse(resource, change);
}

/**
 * Numbers of pods and tasks: an autoscaler's bounds, or the number itself without an autoscaler. If half of the pods are down, the others get twice
 * the load. Nodes do not count, because an autoscaler of nodes adds what pods request.
 */
const counts =
  /^(?:spec|values(?:\.[\w-]+)*)\.(?:replicas|replicaCount|minReplicas|maxReplicas|minReplicaCount|maxReplicaCount)$|^(?:desiredCount|minCapacity|maxCapacity)$/;

/** The factor by which a job must run more often, or more rarely, to be reported. */
const often = 5;
const rarely = 2;
/** A job that still runs several times an hour keeps something fresh; a backup of that kind loses minutes more. */
const hour = 3600;
const muchMoreRarely = 6;

/** Reports whether a job, such as a backup, runs half as often, or several times as often. */
function runsAtOtherTimes(before: unknown, after: unknown): boolean {
  const [was, is] = [gap(before), gap(after)];
  if (was !== undefined && is === undefined && text(after) !== undefined) {
    /* It never comes, such as February 30, or Kubernetes cannot read it. */
    return !String(after).startsWith("@every");
  }
  if (was === undefined || is === undefined) {
    return false;
  }
  return is >= was * (is < hour ? muchMoreRarely : rarely) || is * often <= was;
}

/** Returns the longest time between two runs, in seconds, of a schedule that Kubernetes can read. */
function gap(schedule: unknown): number | undefined {
  const given = text(schedule);
  const isRead = given !== undefined && checkSchedule("", given).length === 0;
  return isRead ? longestGapSeconds(given, "Etc/UTC") : undefined;
}

/** The most memory that a program may take. ECS has it for a task and for each container. */
const memory = /^values\b.*\.limits\.memory$|^(?:containerDefinitions\[[^\]]*\]\.)?memory$/;

/** Where controllers say how pods are replaced. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy */
const strategies = /^spec\.(?:strategy|updateStrategy)\./;

/** Reports whether an update stops all pods first, takes many away at a time, or waits until somebody deletes them. */
function updatesWorse(resource: PlannedResource, change: PropertyChange): boolean {
  const { path, after } = change;
  if (!strategies.test(path)) {
    return false;
  }
  if (path.endsWith(".type")) {
    return after === "Recreate" || after === "OnDelete";
  }
  return path.endsWith(".maxUnavailable") && takesMany(change, podsOf(resource));
}

/** Reports whether half of the pods, or of Karpenter's nodes, may newly go at once. */
function takesMany({ before, after }: PropertyChange, all: number | undefined): boolean {
  const [was, is] = [before, after].map((value) => share(value, all));
  return (is ?? 0) >= 0.5 && (is ?? 0) > (was ?? 0.25);
}

function podsOf(resource: PlannedResource): number | undefined {
  return kindOfPlanned(resource) === "DaemonSet" ? undefined : number(at(resource.inputs, "spec", "replicas"));
}

/** Returns the share of pods that may be unavailable, from `50%` or a number. One pod of a few is the least. */
function share(given: unknown, pods: number | undefined): number | undefined {
  const percent = /^(\d+)%$/.exec(String(given))?.[1];
  if (percent !== undefined) {
    return Number(percent) / 100;
  }
  return typeof given === "number" && given > 1 && pods !== undefined && pods > 0 ? given / pods : undefined;
}
