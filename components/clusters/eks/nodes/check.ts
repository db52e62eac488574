import { checkLabels, checkPoolName, checkTaints } from "../../../node-labels";
import { collectProblems, type Problem, quote } from "../../../problems";
import { checkRoomForAddons } from "../../check-node-pools";
import type { EksClusterArgs } from "../args";
import { addressesPerNode } from "../cni/cni";
import type { EksNodePoolArgs } from "./args";
import { instanceTypesOf, minDiskSize, planPools, systemPoolName } from "./plan";
import { usableAddresses, zoneRanges } from "../network/subnets";

/** Lists the objections to the node pools. */
export function checkNodePools(args: EksClusterArgs): Problem[] {
  const { nodePools, systemPool, vpc } = args;
  const pools = Object.entries(nodePools).flatMap(([name, pool]) => [
    ...checkName(name),
    ...checkPool(`nodePools.${name}`, pool, vpc.zones),
  ]);
  const system = systemPool === undefined ? [] : checkPool("systemPool", systemPool, vpc.zones);
  return [...pools, ...system, ...checkRoomForAddons(args), ...checkAddresses(args)];
}

function checkName(name: string): Problem[] {
  const path = `nodePools.${name}`;
  return [
    ...checkPoolName(path, name),
    ...collectProblems([
      name === systemPoolName && { path, message: `another name: ${quote(name)} is that of systemPool` },
    ]),
  ];
}

function checkPool(path: string, pool: EksNodePoolArgs, zones: readonly string[]): Problem[] {
  const { architecture = "amd64", dedicated, labels = {}, taints = [] } = pool;
  const types = instanceTypesOf(pool);
  return [
    ...checkSize(path, pool),
    ...collectProblems([
      types.length === 0 && {
        path: `${path}.instanceTypes`,
        message: "at least one type; leave it out for the profile's",
      },
      pool.spot === true &&
        types.length < 2 && {
          path: `${path}.instanceTypes`,
          message: `at least two types with spot, so that there is something to fall back to, given ${quote(types)}`,
        },
      ...types.map(
        (type, index) =>
          isArm(type) !== (architecture === "arm64") && {
            path: `${path}.instanceTypes[${index}]`,
            message: `a type of the architecture ${architecture}, given ${quote(type)}`,
          },
      ),
      pool.zones?.length === 0 && { path: `${path}.zones`, message: "at least one zone; leave it out for all" },
      ...(pool.zones ?? []).map(
        (zone, index) =>
          !zones.includes(zone) && {
            path: `${path}.zones[${index}]`,
            message: `one of vpc.zones (${zones.join(", ")}), given ${quote(zone)}`,
          },
      ),
    ]),
    ...checkLabels(`${path}.labels`, labels),
    ...checkTaints(`${path}.taints`, taints),
    ...(dedicated === undefined ? [] : checkLabels(path, { dedicated })),
  ];
}

function checkSize(path: string, { min, max, diskSize, maxUnavailable }: EksNodePoolArgs): Problem[] {
  const isWhole = (value: number, least: number) => Number.isInteger(value) && value >= least;
  return collectProblems([
    !isWhole(min, 0) && { path: `${path}.min`, message: `a whole number from 0, given ${quote(min)}` },
    !isWhole(max, 1) && { path: `${path}.max`, message: `a whole number from 1, given ${quote(max)}` },
    min > max && { path: `${path}.min`, message: `at most max (${max}), given ${min}` },
    diskSize !== undefined &&
      !isWhole(diskSize, minDiskSize) && {
        path: `${path}.diskSize`,
        message: `a whole number of GiB from ${minDiskSize}, given ${quote(diskSize)}`,
      },
    maxUnavailable !== undefined &&
      !(isWhole(maxUnavailable, 1) && maxUnavailable <= Math.min(max, 100)) && {
        path: `${path}.maxUnavailable`,
        message: `a whole number of nodes from 1 to the pool's max (${max}) and 100, given ${quote(maxUnavailable)}`,
      },
  ]);
}

/** Graviton types have a "g" right after their generation, as m7gd.large and c6gn.xlarge do. */
function isArm(type: string): boolean {
  return /^([a-z]+\d+g|a1\b)/.test(type);
}

/** Whether every pool can grow to its maximum with full nodes: where it cannot, pods wait for an address. */
function checkAddresses(args: EksClusterArgs): Problem[] {
  const pools = planPools(args);
  const short = zoneRanges(args.vpc).flatMap(({ zone, private: cidr }) => {
    const has = usableAddresses(cidr);
    const nodes = pools
      .filter(({ zones }) => zones.includes(zone))
      .reduce((sum, { max, zones }) => sum + Math.ceil(max / zones.length), 0);
    const needs = nodes * addressesPerNode(args);
    return needs > has ? [{ zone, cidr, has, nodes, needs }] : [];
  });
  const [worst, ...others] = short.toSorted((one, other) => other.needs - other.has - (one.needs - one.has));
  if (worst === undefined) {
    return [];
  }
  const { zone, cidr, has, nodes, needs } = worst;
  const elsewhere = others.length === 0 ? "" : ` (and too few in ${others.map((each) => each.zone).join(", ")})`;
  const message = `${nodes} nodes in ${zone} need ${needs} addresses with all their pods, and its private subnet ${cidr} has ${has}: ${needs - has} too few${elsewhere}. Give a larger range or smaller pools`;
  return [{ path: "vpc.cidr", message }];
}
