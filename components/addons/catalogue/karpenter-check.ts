import type { KarpenterResources } from "../../capabilities";
import type { Cluster } from "../../clusters/contract";
import { checkLabels, checkPoolName, checkTaints } from "../../node-labels";
import { collectProblems, type Problem, quote } from "../../problems";
import { parseQuantity } from "../../quantity";
import { categories } from "./karpenter-nodes";
import { type KarpenterNodePool, type KarpenterOptions, planKarpenter } from "./karpenter-options";

const minDiskSize = 20;
const architectures = ["amd64", "arm64"];
const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** What there is beside Karpenter's own pools: those of the cluster, and, where it is known, a subnet in each zone. */
export interface KarpenterSurroundings {
  readonly pools: Cluster["nodePools"];
  readonly subnets?: KarpenterResources["subnets"];
}

/** Lists the objections to Karpenter's options, on a cluster. */
export function checkKarpenter(options: KarpenterOptions, { pools, subnets }: KarpenterSurroundings): Problem[] {
  const { nodePools } = planKarpenter(options);
  const zones = subnets && Object.keys(subnets);
  return [
    ...collectProblems([
      Object.keys(nodePools).length === 0 && {
        path: "nodePools",
        message: "at least one; leave it out for the default",
      },
    ]),
    ...Object.entries(nodePools).flatMap(([name, pool]) => [
      ...checkName(name, Object.keys(pools)),
      ...checkPool(`nodePools.${name}`, pool, zones),
    ]),
    ...checkNodes(options),
  ];
}

function checkName(name: string, taken: readonly string[]): Problem[] {
  const path = `nodePools.${name}`;
  return [
    ...checkPoolName(path, name),
    ...collectProblems([
      taken.includes(name) && {
        path,
        message: `a name apart from those of the cluster's own pools (${taken.join(", ")}), given ${quote(name)}`,
      },
    ]),
  ];
}

function checkPool(path: string, pool: KarpenterNodePool, known: readonly string[] | undefined): Problem[] {
  const { limits, profile, architecture, zones, labels = {}, taints = [], dedicated } = pool;
  return [
    ...collectProblems([
      ...oneOf(`${path}.profile`, Object.keys(categories), profile),
      ...oneOf(`${path}.architecture`, architectures, architecture),
      ...taints.flatMap(({ effect }, index) => oneOf(`${path}.taints[${index}].effect`, effects, effect)),
      checkLimit(`${path}.limits.cpu`, limits.cpu, "64"),
      checkLimit(`${path}.limits.memory`, limits.memory, "256Gi"),
      zones?.length === 0 && { path: `${path}.zones`, message: "at least one zone; leave it out for all" },
      ...(zones ?? []).map(
        (zone, index) =>
          known?.includes(zone) === false && {
            path: `${path}.zones[${index}]`,
            message: `one of the zones that the cluster has a subnet in (${known.join(", ")}), given ${quote(zone)}`,
          },
      ),
    ]),
    ...checkLabels(`${path}.labels`, labels),
    ...checkTaints(`${path}.taints`, taints),
    ...(dedicated === undefined ? [] : checkLabels(path, { dedicated })),
  ];
}

function checkLimit(path: string, value: number | string, example: string): Problem | false {
  return (
    (parseQuantity(String(value)) ?? 0) <= 0 && {
      path,
      message: `a quantity above 0, such as "${example}", given ${quote(value)}: without a limit a mistake costs without one`,
    }
  );
}

function oneOf(path: string, allowed: readonly string[], value: string | undefined): (Problem | false)[] {
  const message = `one of ${allowed.map(quote).join(", ")}, given ${quote(value)}`;
  return [value !== undefined && !allowed.includes(value) && { path, message }];
}

function checkNodes({
  bottlerocketVersion,
  diskSize,
  expireAfter,
  terminationGracePeriod,
}: KarpenterOptions): Problem[] {
  return collectProblems([
    bottlerocketVersion !== undefined &&
      !/^\d+\.\d+\.\d+$/.test(bottlerocketVersion) && {
        path: "bottlerocketVersion",
        message: `an exact release such as "1.64.0", never latest, given ${quote(bottlerocketVersion)}`,
      },
    diskSize !== undefined &&
      !(Number.isInteger(diskSize) && diskSize >= minDiskSize) && {
        path: "diskSize",
        message: `a whole number of GiB from ${minDiskSize}, given ${quote(diskSize)}`,
      },
    expireAfter !== undefined &&
      !/^[1-9]\d*h$/.test(expireAfter) && {
        path: "expireAfter",
        message: `hours such as "336h", given ${quote(expireAfter)}: nodes that never go are never patched`,
      },
    terminationGracePeriod !== undefined &&
      !/^[1-9]\d*m$/.test(terminationGracePeriod) && {
        path: "terminationGracePeriod",
        message: `minutes such as "30m", given ${quote(terminationGracePeriod)}`,
      },
  ]);
}
