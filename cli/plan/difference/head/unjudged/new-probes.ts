import { at, type Fields, items, number, text, texts } from "../../../../values";
import { workloads } from "../../../descriptions";
import type { Changed, PropertyChange } from "../../changes";
import { registered } from "../../registered";

/*
 * Probes and hooks that a container newly has. Only a person can judge a change of an existing probe. A new probe tests whether the program works,
 * unless it runs a program itself.
 */

const ofProbe = /\b(?:c|initC)ontainers\[([^\]]*)\]\.(startupProbe|readinessProbe|livenessProbe|lifecycle\.preStop)\./;

/** What leaves the pod. */
const elsewhere = /\.(?:httpGet|tcpSocket)\.host$/;

/** A pause, by a program of the system. */
const pause = /^(?:(?:(?:\/usr)?\/bin\/)?(?:ba|da|a)?sh -\w*c )?(?:(?:\/usr)?\/bin\/)?sleep (\d+)$/;

/** Reports whether a change is a part of a new probe, or of a new hook that only waits before the container stops. */
export function isOfNewProbe({ before, after }: Changed, { path }: PropertyChange): boolean {
  const [, container = "", probe] = ofProbe.exec(path) ?? [];
  if (probe === undefined || elsewhere.test(path)) {
    return false;
  }
  const [was, is] = [before, after].map((each) => containerOf(each, container));
  const names = probe.split(".");
  if (at(was, ...names) !== undefined || was === undefined) {
    return false;
  }
  return probe === "lifecycle.preStop"
    ? waitsOnly(at(is, ...names), graceOf(after))
    : at(is, probe, "exec") === undefined;
}

function containerOf(resource: Changed["after"], name: string): Fields | undefined {
  const [workload] = workloads([registered(resource)]);
  return ["containers", "initContainers"]
    .flatMap((kind) => items(workload?.podSpec, kind))
    .find((each) => text(each, "name") === name);
}

/** Returns after how many seconds Kubernetes kills a pod that should stop. */
export function graceOf(resource: Changed["after"]): number {
  const [workload] = workloads([registered(resource)]);
  return number(workload?.podSpec, "terminationGracePeriodSeconds") ?? 30;
}

/** Reports a hook that sleeps for less time than Kubernetes leaves. */
function waitsOnly(hook: unknown, grace: number): boolean {
  const words = texts(hook, "exec", "command").join(" ");
  const [, slept] = pause.exec(words) ?? [];
  const wait = number(hook, "sleep", "seconds") ?? (slept === undefined ? undefined : Number(slept));
  return wait !== undefined && wait < grace;
}
