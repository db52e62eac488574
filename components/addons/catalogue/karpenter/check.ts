import { bytes } from "../../../amounts";
import type { KarpenterResources } from "../../../capabilities";
import { among, matches, notEmpty, oneOf, positiveQuantity, whole } from "../../../checks";
import type { Cluster } from "../../../clusters/contract";
import { checkLabels, checkPoolName, checkTaints } from "../../../node-labels";
import { expected, type Problem } from "../../../problems";
import { categories } from "./nodes";
import { type KarpenterNodePool, type KarpenterOptions, planKarpenter } from "./options";

/** Smallest and largest size of a node's disk (a gp3 volume), in GiB. https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const diskSizes = { min: 20, max: 65_536 } as const;
const architectures = ["amd64", "arm64"];
const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** The facts that Karpenter's pools are checked against: the cluster's own pools and, if known, a subnet for each zone. */
export interface KarpenterSurroundings {
  readonly pools: Cluster["nodePools"];
  readonly subnets?: KarpenterResources["subnets"];
}

/** Lists the mistakes in Karpenter's options. */
export function checkKarpenter(options: KarpenterOptions, { pools, subnets }: KarpenterSurroundings): Problem[] {
  const { nodePools } = planKarpenter(options);
  const zones = subnets && Object.keys(subnets);
  return [
    ...notEmpty("nodePools", nodePools, "pool", "to use the default pool, remove the option"),
    ...Object.entries(nodePools).flatMap(([name, pool]) => [
      ...checkName(name, Object.keys(pools)),
      ...checkPool(`nodePools.${name}`, pool, zones),
    ]),
    ...checkNodes(options),
  ];
}

function checkName(name: string, taken: readonly string[]): Problem[] {
  const path = `nodePools.${name}`;
  const allowed = `a name other than the names of the cluster's pools (${taken.join(", ")})`;
  return [...checkPoolName(path, name), ...(taken.includes(name) ? [expected(path, allowed, name)] : [])];
}

function checkPool(path: string, pool: KarpenterNodePool, known: readonly string[] | undefined): Problem[] {
  const { limits, profile, architecture, zones, labels = {}, taints = [], dedicated } = pool;
  const fix = "set a limit, so that a mistake stays cheap";
  const zonesHere = known === undefined ? [] : (zones ?? []);
  return [
    ...oneOf(`${path}.profile`, profile, Object.keys(categories)),
    ...oneOf(`${path}.architecture`, architecture, architectures),
    ...taints.flatMap(({ effect }, index) => oneOf(`${path}.taints[${index}].effect`, effect, effects)),
    ...positiveQuantity(`${path}.limits.cpu`, limits.cpu, "64", fix),
    ...bytes(`${path}.limits.memory`, limits.memory),
    ...notEmpty(`${path}.zones`, zones, "zone", "to use all zones, remove the option"),
    ...zonesHere.flatMap((zone, index) => among(`${path}.zones[${index}]`, zone, "the subnets' zones", known ?? [])),
    ...checkLabels(`${path}.labels`, labels),
    ...checkTaints(`${path}.taints`, taints),
    ...(dedicated === undefined ? [] : checkLabels(path, { dedicated })),
    ...matches(
      `${path}.dedicated`,
      dedicated,
      /./,
      "the name that workloads set in runOn, such as batch",
      "to open the pool to all workloads, remove the option",
    ),
  ];
}

function checkNodes(options: KarpenterOptions): Problem[] {
  const { bottlerocketVersion, diskSize, expireAfter, terminationGracePeriod } = options;
  return [
    ...matches("bottlerocketVersion", bottlerocketVersion, /^\d+\.\d+\.\d+$/, 'an exact release such as "1.64.0"'),
    ...whole("diskSize", diskSize, { ...diskSizes, unit: "GiB" }),
    ...matches(
      "expireAfter",
      expireAfter,
      /^[1-9]\d*h$/,
      'a number of hours such as "336h"',
      "use a limited age, because nodes that never expire get no patches",
    ),
    ...matches("terminationGracePeriod", terminationGracePeriod, /^[1-9]\d*m$/, 'a number of minutes such as "30m"'),
  ];
}
