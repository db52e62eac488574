import { isRecord } from "../records";
import { changeAt, type Values } from "../value-paths";
import { type Placement, tolerationsOf } from "./placement";

/**
 * The chart values that describe pods, as dotted paths of maps. "" stands for the values themselves.
 *
 * @example
 * ```ts
 * const chartPods: ChartPods = { placed: ["", "webhook", "cainjector"], ranked: [""] };
 * ```
 */
export interface ChartPods {
  /** Maps that contain `nodeSelector` and `tolerations`. Leave out agents, because they must run on every node. */
  readonly placed: readonly string[];
  /** Maps that contain `priorityClassName`. Leave out pods to which the add-on gives one of Kubernetes' own classes. @default none */
  readonly ranked?: readonly string[];
}

/** Places the pods of a chart. Pods that tolerate every taint are agents; they continue to run on every node. */
export function placedValues(values: Values, { placed }: ChartPods, placement: Placement | undefined): Values {
  return placement === undefined
    ? values
    : placed.reduce(
        (all, path) => changeAt(all, keyAt(path, "nodeSelector"), (at) => placedPod(at, placement)),
        values,
      );
}

/** Places a pod, given as a map with its `nodeSelector` and `tolerations`. */
export function placedPod(pod: Values, placement: Placement | undefined): Values {
  if (placement === undefined) {
    return pod;
  }
  const { nodeSelector, tolerations } = pod;
  const given: readonly unknown[] = Array.isArray(tolerations) ? tolerations : [];
  return given.some(isEveryTaint)
    ? pod
    : {
        ...pod,
        nodeSelector: { ...placement.nodeSelector, ...(isRecord(nodeSelector) ? nodeSelector : {}) },
        tolerations: [...given, ...tolerationsOf(placement)],
      };
}

function isEveryTaint(toleration: unknown): boolean {
  return isRecord(toleration) && toleration.operator === "Exists" && toleration.key === undefined;
}

/** Gives a priority class to the pods of a chart that have no class. */
export function rankedValues(values: Values, { ranked = [] }: ChartPods, className: string | undefined): Values {
  return className === undefined
    ? values
    : ranked.reduce(
        (all, path) =>
          changeAt(all, keyAt(path, "priorityClassName"), (at) => ({ priorityClassName: className, ...at })),
        values,
      );
}

function keyAt(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
