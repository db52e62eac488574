import type { SimulatedNode } from "../control-plane";

/** The fields of a pod that decide where it fits. */
export interface UnplacedPod {
  readonly metadata?: { readonly namespace?: string };
  readonly spec?: {
    readonly volumes?: readonly { readonly persistentVolumeClaim?: { readonly claimName?: string } }[];
    readonly nodeSelector?: Readonly<Record<string, string>>;
    readonly tolerations?: readonly Toleration[];
    readonly containers?: readonly { readonly resources?: { readonly limits?: Readonly<Record<string, unknown>> } }[];
  };
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
  };
}

interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}

/** Reports whether a pod waits for room. */
export function lacksRoom(pod: UnplacedPod): boolean {
  return waitsBecause(pod, /Insufficient (cpu|memory|nvidia\.com\/gpu)|Too many pods/);
}

/** Reports whether a pod waits for a node in the zone of its volumes. */
export function waitsForZone(pod: UnplacedPod): boolean {
  return waitsBecause(pod, /volume node affinity conflict/);
}

function waitsBecause({ status }: UnplacedPod, reason: RegExp): boolean {
  return (status?.conditions ?? []).some(
    ({ type, status: state, message = "" }) => type === "PodScheduled" && state === "False" && reason.test(message),
  );
}

/** Reports whether an empty node would take a pod, by its labels, taints and devices. Ignores the pod's affinity. */
export function wouldTake(node: SimulatedNode, { spec = {} }: UnplacedPod): boolean {
  const { labels = {}, taints = [], allocatable, pluginDevices } = node;
  const resources = { ...allocatable, ...pluginDevices };
  const limits = (spec.containers ?? []).flatMap((container) => Object.keys(container.resources?.limits ?? {}));
  const hasDevices = limits.every((name) => !name.includes("/") || Object.hasOwn(resources, name));
  const { nodeSelector = {}, tolerations = [] } = spec;
  const isSelected = Object.entries(nodeSelector).every(([key, value]) => labels[key] === value);
  const keepsOut = taints.filter(({ effect }) => effect !== "PreferNoSchedule");
  return (
    hasDevices &&
    isSelected &&
    keepsOut.every((taint) => tolerations.some((toleration) => tolerates(toleration, taint)))
  );
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function tolerates(
  { key, operator = "Equal", value = "", effect }: Toleration,
  taint: NonNullable<SimulatedNode["taints"]>[number],
): boolean {
  const isKey = key === undefined || key === "" ? operator === "Exists" : key === taint.key;
  const isValue = operator === "Exists" || value === (taint.value ?? "");
  return isKey && isValue && (effect === undefined || effect === "" || effect === taint.effect);
}
