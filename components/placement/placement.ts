import type { types } from "@pulumi/kubernetes";
import type { NodePool } from "../clusters/contract";
import { checkLabelKey, checkLabelValue } from "../labels";
import { ofCloud } from "../node-labels";
import { collectProblems, expected, type Problem, quote } from "../problems";

/**
 * The nodes for the pods of add-ons. Agents still run on every node.
 *
 * @example
 * ```ts
 * const placement: Placement = { nodeSelector: { "keelson.dev/node-pool": "system" } };
 * ```
 */
export interface Placement {
  /** Labels that a node must have, for instance `{ "keelson.dev/node-pool": "system" }`. Set at least one. */
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** Taints of these nodes that the pods tolerate, in addition to the taint of the system pool. @default none */
  readonly tolerations?: readonly PlacementToleration[];
}

/**
 * A toleration of one taint.
 *
 * @example
 * ```ts
 * const placementToleration: PlacementToleration = { key: "dedicated", value: "platform", effect: "NoSchedule" };
 * ```
 */
export interface PlacementToleration {
  /** Key of the taint. */
  readonly key: string;
  /** Value of the taint. @default any value */
  readonly value?: string;
  /** Effect of the taint. @default any */
  readonly effect?: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

type Toleration = types.input.core.v1.Toleration;

/** The key of the system pool's taint. Placed pods of add-ons always tolerate it; see `tolerateSystemPool`. */
const systemTaintKey = "CriticalAddonsOnly";

/** Returns the tolerations in the form of a pod's spec. */
export function tolerationsOf({ tolerations = [] }: Placement): Toleration[] {
  const own = tolerations.map(({ key, value, effect }) => ({
    key,
    operator: value === undefined ? "Exists" : "Equal",
    ...(value !== undefined && { value }),
    ...(effect !== undefined && { effect }),
  }));
  return [{ key: systemTaintKey, operator: "Exists" }, ...own];
}

/**
 * Lists the mistakes in a placement. If the cluster's node pools are unknown, every label is valid.
 *
 * @param isOpen whether the cluster can have nodes outside its pools with other labels, for instance Karpenter's nodes
 */
export function checkPlacement(
  path: string,
  placement: Placement | undefined,
  nodePools: Readonly<Record<string, NodePool>> = {},
  isOpen = false,
): Problem[] {
  if (placement === undefined) {
    return [];
  }
  const { nodeSelector, tolerations = [] } = placement;
  const labels = Object.entries(nodeSelector);
  const shape = [
    ...collectProblems([labels.length === 0 && expected(`${path}.nodeSelector`, "at least one label", nodeSelector)]),
    ...labels.flatMap(([key, value]) => [
      ...checkLabelKey(`${path}.nodeSelector.${key}`, key, []),
      ...checkLabelValue(`${path}.nodeSelector.${key}`, value),
    ]),
    ...tolerations.flatMap(({ key }, index) => checkLabelKey(`${path}.tolerations[${index}].key`, key, [])),
  ];
  return shape.length > 0 ? shape : checkNodes(path, placement, nodePools, isOpen);
}

function checkNodes(
  path: string,
  placement: Placement,
  nodePools: Readonly<Record<string, NodePool>>,
  isOpen: boolean,
): Problem[] {
  const pools = Object.entries(nodePools);
  const isOfPool = (key: string) => pools.some(([, { labels }]) => labels[key] !== undefined);
  const own = Object.entries(placement.nodeSelector).filter(
    ([key]) => key.startsWith("keelson.dev/") || !(isOpen || ofCloud.test(key.split("/")[0] ?? "")) || isOfPool(key),
  );
  const matching = pools.filter(([, { labels }]) => own.every(([key, value]) => labels[key] === value));
  if (pools.length === 0 || own.length === 0) {
    return [];
  }
  if (matching.length === 0) {
    const known = `the pools are ${pools.map(([name]) => quote(name)).join(", ")}`;
    return [
      expected(`${path}.nodeSelector`, `labels that the nodes of one pool have (${known})`, placement.nodeSelector),
    ];
  }
  const closed = matching.map(([, pool]) => untolerated(pool, placement));
  const first = closed.every((taint) => taint !== undefined) ? closed[0] : undefined;
  const fix = "every pool with these labels has a taint";
  return first === undefined
    ? []
    : [expected(`${path}.tolerations`, `a toleration of the taint ${first}`, undefined, fix)];
}

function untolerated({ taints }: NodePool, placement: Placement): string | undefined {
  const tolerated = tolerationsOf(placement);
  const found = taints.find(
    (taint) =>
      taint.effect !== "PreferNoSchedule" &&
      !tolerated.some(
        ({ key, value, effect }) =>
          key === taint.key &&
          (value === undefined || value === taint.value) &&
          (effect === undefined || effect === taint.effect),
      ),
  );
  return found?.key;
}
