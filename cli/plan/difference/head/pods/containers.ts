import { parseQuantity, type RegisteredResource } from "../../../../../components/testing";
import { at, type Fields, fields, items, number, text } from "../../../../values";
import { type Workload, workloads } from "../../../descriptions";
import { labelOf } from "../../../label";
import type { Compared, HeadLine } from "../contract";
import { joinedSaid, type Said } from "../said";
import { asksAboveLimit, lessCpu } from "./cpu-limits";
import { claimMounts } from "./data-places";
import { softerSpread } from "./hard-spread";
import { lessTime, patience } from "./probe-times";

/** Describes what gets worse in a container or a pod; nothing if nothing does. */
type Judge = (before: Fields, after: Fields) => string | undefined;

/** Lists pods that start, stop or survive worse than before, once for all with the same text. */
export function containerLines({ before, after }: Compared): HeadLine[] {
  const old = new Map(workloads(before).map((each) => [each.resource.urn, each]));
  const [knownAccounts, accounts] = [before, after].map(boundAccounts);
  const said = workloads(after).flatMap((each) => {
    const former = old.get(each.resource.urn);
    const account = `${each.namespace}/${text(each.podSpec, "serviceAccountName") ?? "default"}`;
    /* An account that gets its first rights has its own line. */
    const isTold = accounts?.has(account) === true && knownAccounts?.has(account) !== true;
    const all = former === undefined ? [] : [...worse(former, each), ...(isTold ? [] : newToken(former, each))];
    return all.map((what): Said => ({ class: "unprotected", label: labelOf(each.resource), what }));
  });
  return joinedSaid(said);
}

/** https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting */
function newToken(before: Workload, after: Workload): string[] {
  const [had, has] = [before, after].map(({ podSpec }) => podSpec.automountServiceAccountToken !== false);
  return had === false && has === true ? ["its pods now get a token for the Kubernetes API"] : [];
}

/** Returns the service accounts that bindings give rights, as namespace/name. */
function boundAccounts(resources: readonly RegisteredResource[]): ReadonlySet<string> {
  const bindings = resources.filter(({ type }) => /^kubernetes:rbac\..*RoleBinding$/.test(type));
  const subjects = bindings.flatMap(({ inputs }) => items(inputs, "subjects"));
  return new Set(subjects.map((each) => `${text(each, "namespace") ?? ""}/${text(each, "name") ?? ""}`));
}

function worse(before: Workload, after: Workload): string[] {
  const [old, now] = [before, after].map(({ podSpec }) => podSpec);
  const ofPod = podJudges.flatMap((judge) => judge(old ?? {}, now ?? {}) ?? []);
  const former = new Map(items(old, "containers").map((each) => [text(each, "name"), each]));
  const ofContainers = items(now, "containers").flatMap((each) => {
    const name = text(each, "name");
    const same = former.get(name);
    const called = name === after.name ? "" : `container ${name ?? ""} `;
    return same === undefined
      ? []
      : [...containerJudges.flatMap((judge) => judge(same, each) ?? []), ...lessTime(same, each)].map(
          (what) => `${called}${what}`,
        );
  });
  return [...ofPod, ...lostClaims(before, after), ...ofContainers];
}

/** Without one, a container gets requests before it can answer, or hangs until somebody looks. */
const probes = ["readinessProbe", "livenessProbe", "startupProbe"] as const;

const containerJudges: readonly Judge[] = [
  ...probes.map(
    (probe): Judge =>
      (before, after) =>
        before[probe] !== undefined && after[probe] === undefined ? `has no ${probe} any more` : undefined,
  ),
  givesUpSooner("startupProbe", "may take", "to start"),
  givesUpSooner("livenessProbe", "restarts after", "without an answer"),
  /* https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/ */
  (before, after) => {
    const lost = [["exec"], ["httpGet"], []].find(
      (way) =>
        at(before, "lifecycle", "preStop", ...way) !== undefined &&
        at(after, "lifecycle", "preStop", ...way) === undefined,
    );
    return lost === undefined
      ? undefined
      : `no longer runs its preStop hook (${["lifecycle.preStop", ...lost].join(".")})`;
  },
  lessMemory,
  lessCpu,
  asksAboveLimit,
  (before, after) => {
    const lost = ["cpu", "memory"].filter((what) => requestOf(before, what) && !requestOf(after, what));
    return lost.length === 0 ? undefined : `no longer reserves ${lost.join(" and ")}`;
  },
];

/** How long Kubernetes waits by default. */
const usual = 30;

/** Reports a probe that waits half as long or less before Kubernetes kills the container, or a new impatient one. https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
function givesUpSooner(probe: string, verb: string, end: string): Judge {
  return (before, after) => {
    const [was, is] = [before, after].map((each) => (each[probe] === undefined ? undefined : patience(each[probe])));
    if (is === undefined || (was === undefined ? is >= usual : is > was / 2)) {
      return undefined;
    }
    return `${verb} ${is} s ${end}${was === undefined ? "" : ` instead of ${was} s`}`;
  };
}

function requestOf(container: Fields, what: string): boolean {
  return ["requests", "limits"].some((kind) => at(container, "resources", kind, what) !== undefined);
}

/**
 * Reports a memory limit that is removed, is half as high or less, or is below the former request: the kernel kills a process that needs
 * more.
 */
function lessMemory(before: Fields, after: Fields): string | undefined {
  const [was, is] = [before, after].map((each) => quantityOf(each, "limits"));
  if (was === undefined || is === undefined) {
    const isGone = was !== undefined && at(after, "resources", "limits", "memory") === undefined;
    return isGone ? "no longer has a memory limit" : undefined;
  }
  const reserved = quantityOf(before, "requests") ?? 0;
  const shown = (each: Fields) => text(each, "resources", "limits", "memory") ?? "";
  return is < was && (is <= was / 2 || is < reserved)
    ? `is killed above ${shown(after)} of memory instead of ${shown(before)}`
    : undefined;
}

function quantityOf(container: Fields, kind: "limits" | "requests"): number | undefined {
  const given = text(container, "resources", kind, "memory");
  return given === undefined ? undefined : parseQuantity(given);
}

const podJudges: readonly Judge[] = [
  softerSpread,
  (before, after) => {
    const [was = 30, is = 30] = [before, after].map((pod) => number(pod, "terminationGracePeriodSeconds"));
    return is <= was / 2 ? `gets ${is} s to stop instead of ${was} s` : undefined;
  },
  (before, after) => {
    const now = new Set(spreadOver(after));
    const lost = [...new Set(spreadOver(before))].filter((key) => !now.has(key));
    return lost.length === 0 ? undefined : `its pods may all run on the same ${lost.join(" and ")}`;
  },
];

/** https://kubernetes.io/docs/concepts/storage/volumes/#emptydir */
function lostClaims(before: Workload, after: Workload): string[] {
  const now = new Set(claimMounts(after));
  const lost = [...new Set(claimMounts(before))].filter((path) => !now.has(path));
  return lost.length === 0 ? [] : [`no longer keeps ${lost.join(", ")} on a volume: this data is lost with the pod`];
}

/** Returns the topologies over which pods spread: by spread constraints and by anti-affinity. */
function spreadOver(pod: Fields): string[] {
  const apart = fields(pod, "affinity", "podAntiAffinity");
  const hard = items(apart, "requiredDuringSchedulingIgnoredDuringExecution");
  const soft = items(apart, "preferredDuringSchedulingIgnoredDuringExecution").map((each) =>
    fields(each, "podAffinityTerm"),
  );
  return [...items(pod, "topologySpreadConstraints"), ...hard, ...soft].flatMap((each) => {
    const key = text(each, "topologyKey");
    return key === undefined ? [] : [key.replace(/^.*\//, "")];
  });
}
