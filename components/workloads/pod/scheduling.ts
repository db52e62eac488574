import type { types } from "@pulumi/kubernetes";
import type { NodePool } from "../../clusters/contract";
import type { Labels } from "../../network";
import { type Problem, quote } from "../../problems";
import type { TierFacts } from "../../tier";
import type { SchedulingArgs, SpreadRule } from "./scheduling-args";

type PodSpec = types.input.core.v1.PodSpec;
type SpreadConstraint = types.input.core.v1.TopologySpreadConstraint;

/** Label and taint of the nodes that are dedicated to some workloads. */
const dedicatedKey = "keelson.dev/dedicated";

/** Renders on which nodes pods run; `always` are tolerations that the kind of workload has. */
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

/** Rules by which a kind of workload spreads its pods when nothing else is said. */
export interface UsualSpread {
  readonly zones: SpreadRule;
  readonly nodes: SpreadRule;
  /** Labels by which pods of one rollout are told from those of another. */
  readonly matchLabelKeys?: readonly string[];
}

/** How the pods of what serves traffic stand apart. */
export function servingSpread(tier: TierFacts | undefined): UsualSpread {
  return { zones: tier?.zoneSpread ?? "ScheduleAnyway", nodes: "ScheduleAnyway" };
}

/** Renders how like pods stand apart. */
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
    }));
}

/** Objections to a pool that the cluster does not have; nothing is known of a cluster without pools. */
export function checkRunOn(runOn: string | undefined, nodePools: Readonly<Record<string, NodePool>>): Problem[] {
  const dedications = Object.values(nodePools).flatMap(({ labels }) => labels[dedicatedKey] ?? []);
  const known = [...new Set(dedications)].sort();
  if (runOn === undefined || Object.keys(nodePools).length === 0 || known.includes(runOn)) {
    return [];
  }
  const allowed = known.length === 0 ? "no pool is dedicated" : `one of ${known.map(quote).join(", ")}`;
  const message = `the dedicated of a node pool (${allowed}), given ${quote(runOn)}: add a pool with dedicated: ${quote(runOn)}, or leave runOn out`;
  return [{ path: "runOn", message }];
}
