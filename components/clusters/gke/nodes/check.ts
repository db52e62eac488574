import { checkLabels, checkPoolName, checkTaints } from "../../../node-labels";
import { collectProblems, type Problem, quote } from "../../../problems";
import { checkRoomForAddons } from "../../check-node-pools";
import type { GkeClusterArgs } from "../args";
import { checkAddresses } from "./check-addresses";
import { machineSeriesNames, seriesOf } from "./machines";
import type { GkeNodePoolArgs } from "./args";
import { machineTypeOf, minDiskSize, planPools, systemPoolName } from "./plan";
import { diskKindOf } from "./disk-kind";

/** https://cloud.google.com/kubernetes-engine/quotas */
const maxNodesPerZone = 1000;
/** What GKE adds to a pool's name, and the length of both. */
const nameSuffix = 8;
const maxNameLength = 40;

/** Lists the objections to the node pools of a component of this name. */
export function checkNodePools(name: string, args: GkeClusterArgs): Problem[] {
  const { nodePools, systemPool, vpc } = args;
  const pools = Object.entries(nodePools).flatMap(([pool, poolArgs]) => [
    ...checkName(name, pool),
    ...checkPool(`nodePools.${pool}`, poolArgs, vpc.zones),
  ]);
  const system = systemPool === undefined ? [] : checkPool("systemPool", systemPool, vpc.zones);
  return [...pools, ...system, ...checkRoomForAddons(args), ...checkDisks(args), ...checkAddresses(args)];
}

function checkName(component: string, name: string): Problem[] {
  const path = `nodePools.${name}`;
  const room = maxNameLength - nameSuffix - component.length - 1;
  return [
    ...checkPoolName(path, name),
    ...collectProblems([
      name === systemPoolName && { path, message: `another name: ${quote(name)} is that of systemPool` },
      name.length > room && {
        path,
        message: `a name of up to ${room} characters, since GKE takes ${maxNameLength} with the component's name (${component}) and a random end, given ${quote(name)}`,
      },
    ]),
  ];
}

function checkPool(path: string, pool: GkeNodePoolArgs, zones: readonly string[]): Problem[] {
  const { dedicated, labels = {}, taints = [] } = pool;
  return [
    ...checkSize(path, pool, pool.zones ?? zones),
    ...checkMachine(path, pool),
    ...collectProblems([
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

function isWhole(value: number, least: number, most = Number.POSITIVE_INFINITY): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function checkSize(path: string, pool: GkeNodePoolArgs, zones: readonly string[]): Problem[] {
  const { min, max, diskSize, maxSurge, maxPodsPerNode } = pool;
  const most = maxNodesPerZone * Math.max(zones.length, 1);
  const begins = Math.ceil(min / Math.max(zones.length, 1)) * zones.length;
  return collectProblems([
    !isWhole(min, 0) && { path: `${path}.min`, message: `a whole number from 0, given ${quote(min)}` },
    !isWhole(max, 1, most) && {
      path: `${path}.max`,
      message: `a whole number from 1 to ${most} (${maxNodesPerZone} a zone), given ${quote(max)}`,
    },
    min > max && { path: `${path}.min`, message: `at most max (${max}), given ${min}` },
    min <= max &&
      begins > max && {
        path: `${path}.max`,
        message: `at least ${begins}, since GKE begins with as many nodes in each of ${zones.length} zones, given ${max}; or name fewer zones`,
      },
    diskSize !== undefined &&
      !isWhole(diskSize, minDiskSize) && {
        path: `${path}.diskSize`,
        message: `a whole number of GiB from ${minDiskSize}, given ${quote(diskSize)}`,
      },
    maxSurge !== undefined &&
      !isWhole(maxSurge, 1, 20) && {
        path: `${path}.maxSurge`,
        message: `a whole number of nodes from 1 to 20, given ${quote(maxSurge)}`,
      },
    ...checkMaxPods(`${path}.maxPodsPerNode`, maxPodsPerNode),
  ]);
}

/** Objections to a number of pods on a node. */
export function checkMaxPods(path: string, maxPods: number | undefined): Problem[] {
  const isWrong = maxPods !== undefined && !isWhole(maxPods, 8, 256);
  return isWrong ? [{ path, message: `a whole number from 8 to 256, given ${quote(maxPods)}` }] : [];
}

function checkMachine(path: string, pool: GkeNodePoolArgs): Problem[] {
  const { architecture = "amd64" } = pool;
  const type = machineTypeOf(pool);
  const series = seriesOf(type);
  return collectProblems([
    series === undefined && {
      path: `${path}.machineType`,
      message: `a machine type such as n2-standard-4, of the series ${machineSeriesNames.join(", ")} and not bare metal, given ${quote(type)}`,
    },
    series !== undefined &&
      series.architecture !== architecture && {
        path: `${path}.machineType`,
        message: `a type of the architecture ${architecture}, given ${quote(type)}`,
      },
  ]);
}

/** Whether a pod with a volume can move to every node. */
function checkDisks(args: GkeClusterArgs): Problem[] {
  const types = [...new Set(planPools(args).map(({ machineType }) => machineType))];
  const known = types.every((type) => seriesOf(type) !== undefined);
  const list = types.map(
    (type) =>
      `${type}: ${seriesOf(type)
        ?.disks.map((kind) => diskNames[kind])
        .join(" or ")}`,
  );
  const message = `machine types that can attach the same kind of disk, so that volumes can follow their pods, given ${list.join("; ")}`;
  return known && diskKindOf(args) === undefined ? [{ path: "nodePools", message }] : [];
}

const diskNames = { pd: "Persistent Disk", hyperdisk: "Hyperdisk Balanced" } as const;
