import { type SimulatedNode } from "../control-plane";

/** A pod, as far as it matters here. */
export interface UnplacedPod {
  readonly spec?: {
    readonly nodeSelector?: Readonly<Record<string, string>>;
    readonly tolerations?: readonly Toleration[];
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

/** Whether a pod waits for nothing but room. */
export function lacksRoom({ status }: UnplacedPod): boolean {
  return (status?.conditions ?? []).some(
    ({ type, status: state, message = "" }) =>
      type === "PodScheduled" && state === "False" && /Insufficient (cpu|memory)|Too many pods/.test(message),
  );
}

/** Whether an empty node would take a pod, by its labels and taints; the pod's affinity is not looked at. */
export function wouldTake({ labels = {}, taints = [] }: SimulatedNode, { spec = {} }: UnplacedPod): boolean {
  const { nodeSelector = {}, tolerations = [] } = spec;
  const isSelected = Object.entries(nodeSelector).every(([key, value]) => labels[key] === value);
  const keepsOut = taints.filter(({ effect }) => effect !== "PreferNoSchedule");
  return isSelected && keepsOut.every((taint) => tolerations.some((toleration) => tolerates(toleration, taint)));
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
