import type { types } from "@pulumi/kubernetes";
import type { NodePool } from "../../clusters/contract";
import type { Labels } from "../../network";
import { dedicatedKey, dedicatedNames, ofCloud } from "../../node-labels";
import { expected, type Problem, quote } from "../../problems";
import type { TierFacts } from "../../tier";
import type { SchedulingArgs, SpreadRule } from "./scheduling-args";

type PodSpec = types.input.core.v1.PodSpec;
type SpreadConstraint = types.input.core.v1.TopologySpreadConstraint;

/**
 * Renders the rules that decide on which nodes pods run.
 *
 * @param always tolerations that the kind of workload adds
 */
export function nodeRules(
  args: SchedulingArgs,
  always: readonly types.input.core.v1.Toleration[],
): Pick<PodSpec, "nodeSelector" | "tolerations" | "affinity" | "priorityClassName"> {
  const { runOn, affinity, priorityClassName } = args;
  const dedicated: Labels = runOn === undefined ? {} : { [dedicatedKey]: runOn };
  const nodeSelector = { ...dedicated, ...args.nodeSelector };
  const tolerations = [
    ...always,
    ...(runOn === undefined ? [] : [{ key: dedicatedKey, operator: "Equal", value: runOn, effect: "NoSchedule" }]),
    ...(args.tolerations ?? []),
  ];
  return {
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector }),
    ...(tolerations.length > 0 && { tolerations }),
    ...(affinity !== undefined && { affinity }),
    ...(priorityClassName !== undefined && { priorityClassName }),
  };
}

/** How a kind of workload spreads its pods by default. */
export interface UsualSpread {
  readonly zones: SpreadRule;
  readonly nodes: SpreadRule;
  /** Labels whose values differ between rollouts. With them, the pods of each rollout spread separately. */
  readonly matchLabelKeys?: readonly string[];
}

/** Returns the default spread of workloads that serve traffic. */
export function servingSpread(tier: TierFacts | undefined): UsualSpread {
  return { zones: tier?.zoneSpread ?? "ScheduleAnyway", nodes: "ScheduleAnyway" };
}

/** Renders the spread of a workload's pods. */
export function spreadConstraints(
  podLabels: Labels,
  { spread = {} }: Pick<SchedulingArgs, "spread">,
  usual: UsualSpread | undefined,
): SpreadConstraint[] {
  const rules: [string, SpreadRule][] = [
    ["topology.kubernetes.io/zone", spread.zones ?? usual?.zones ?? "off"],
    ["kubernetes.io/hostname", spread.nodes ?? usual?.nodes ?? "off"],
  ];
  const { matchLabelKeys } = usual ?? {};
  return rules
    .filter(([, whenUnsatisfiable]) => whenUnsatisfiable !== "off")
    .map(([topologyKey, whenUnsatisfiable]) => ({
      maxSkew: 1,
      labelSelector: { matchLabels: podLabels },
      ...(matchLabelKeys !== undefined && { matchLabelKeys: [...matchLabelKeys] }),
      topologyKey,
      whenUnsatisfiable,
      /* Zones without a node that the pods tolerate do not count. Otherwise a replica could wait for a node in such a zone. */
      nodeTaintsPolicy: "Honor",
    }));
}

/**
 * Lists the mistakes in `runOn`. If the cluster's node pools are unknown, every name is valid.
 *
 * @param ofAutoscaler values of `dedicated` of node pools that an autoscaler creates
 */
export function checkRunOn(
  runOn: string | undefined,
  nodePools: Readonly<Record<string, NodePool>>,
  ofAutoscaler: readonly string[] = [],
): Problem[] {
  const known = [...new Set([...dedicatedNames(nodePools), ...ofAutoscaler])].sort();
  if (runOn === undefined || Object.keys(nodePools).length === 0 || known.includes(runOn)) {
    return [];
  }
  const allowed = known.length === 0 ? "no pool has one" : `one of ${known.map(quote).join(", ")}`;
  const fix = `add a pool with dedicated: ${quote(runOn)}, or remove runOn`;
  return [expected("runOn", `the value of dedicated in a node pool (${allowed})`, runOn, fix)];
}

/** Lists the labels that no node has. If the cluster's node pools are unknown, every label is valid. */
export function checkNodeSelector(
  nodeSelector: SchedulingArgs["nodeSelector"] = {},
  nodePools: Readonly<Record<string, NodePool>>,
): Problem[] {
  const pools = Object.values(nodePools);
  if (pools.length === 0) {
    return [];
  }
  const own = Object.entries(nodeSelector).filter(([key]) => !ofCloud.test(key.split("/")[0] ?? ""));
  const none = own.filter(([key, value]) => !pools.some(({ labels }) => labels[key] === value));
  const together = pools.some(({ labels }) => own.every(([key, value]) => labels[key] === value));
  if (none.length === 0 && !together) {
    return [expected("nodeSelector", "labels that belong to the same node pool", nodeSelector)];
  }
  return none.map(([key, value]) => {
    const values = [...new Set(pools.flatMap(({ labels }) => labels[key] ?? []))].sort();
    const known = values.length === 0 ? "no pool has this label" : `pools have ${values.map(quote).join(", ")}`;
    return expected(
      `nodeSelector.${key}`,
      `a label of a node pool (${known})`,
      value,
      "add the label to a pool, or remove it here",
    );
  });
}

/** Refuses a dedicated node pool that the workload's tenant may not use. */
export function checkMayRunOn(runOn: string | undefined, allowed: readonly string[] | undefined): Problem[] {
  if (runOn === undefined || allowed === undefined || allowed.includes(runOn)) {
    return [];
  }
  const names = allowed.length === 0 ? "none" : allowed.map(quote).join(", ");
  return [
    expected(
      "runOn",
      `a pool that the tenant may use (${names})`,
      runOn,
      "add the pool to the tenant's mayRunOn, or remove runOn",
    ),
  ];
}
