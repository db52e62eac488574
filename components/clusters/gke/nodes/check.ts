import { notBoth, whole } from "../../../checks";
import { checkPoolName } from "../../../node-labels";
import { collectProblems, expected, type Problem } from "../../../problems";
import { gpuTaint } from "../../node-pool";
import { checkNodePool, checkRoomForAddons, checkSystemName, checkSystemPool } from "../../shared-checks";
import type { NetworkArgs } from "../network";
import type { GkeNodePoolArgs, NodesArgs } from "./args";
import { checkAddresses } from "./check-addresses";
import { diskKindOf } from "./disk-kind";
import { localSsdCounts } from "./local-ssds";
import { otherMachineTypes } from "./machine-sizes";
import { acceleratorOf, machineSeriesNames, machineTypeOf, seriesOf } from "./machines";
import { maxDiskSize, minDiskSize, planPools } from "./plan";

/** https://cloud.google.com/kubernetes-engine/quotas */
const maxNodesPerZone = 1000;
/** Number of characters that GKE appends to a pool's name. `maxNameLength` is the limit for both together. */
const nameSuffix = 8;
const maxNameLength = 40;
const podsPerNode = { min: 8, max: 256 } as const;

/** Lists the mistakes in the node pools of the component with this name. */
export function checkNodes(component: string, args: NodesArgs & NetworkArgs): Problem[] {
  const { nodePools, systemPool, vpc, maxPodsPerNode } = args;
  return [
    ...whole("maxPodsPerNode", maxPodsPerNode, podsPerNode),
    ...Object.entries(nodePools).flatMap(([name, pool]) => [
      ...checkName(component, name),
      ...checkPool(`nodePools.${name}`, pool, vpc.zones),
      ...checkSystemPool(`nodePools.${name}`, pool, hasGpu(pool)),
    ]),
    ...(systemPool === undefined
      ? []
      : [
          ...checkPool("systemPool", systemPool, vpc.zones),
          ...checkSystemPool("systemPool", { ...systemPool, system: true }, hasGpu(systemPool)),
        ]),
    ...checkRoomForAddons(planPools(args)),
    ...checkDisks(args),
    ...checkAddresses(args),
  ];
}

function hasGpu(pool: GkeNodePoolArgs): boolean {
  return acceleratorOf(machineTypeOf(pool)) !== undefined;
}

function checkName(component: string, name: string): Problem[] {
  const path = `nodePools.${name}`;
  const room = maxNameLength - nameSuffix - component.length - 1;
  const hint = `GKE allows ${maxNameLength} characters, including the component's name (${component}) and a random suffix`;
  return [
    ...checkPoolName(path, name),
    ...checkSystemName(name),
    ...collectProblems([name.length > room && expected(path, `a name of up to ${room} characters`, name, hint)]),
  ];
}

function checkPool(path: string, pool: GkeNodePoolArgs, networkZones: readonly string[]): Problem[] {
  const { min, max, maxSurge, maxPodsPerNode } = pool;
  const zones = (pool.zones ?? networkZones).length;
  const initial = Math.ceil(min / Math.max(zones, 1)) * zones;
  const nodes = { max: maxNodesPerZone * Math.max(zones, 1), fix: `GKE allows ${maxNodesPerZone} nodes in each zone` };
  const hint = `GKE creates the same number of nodes in each of ${zones} zones; raise max, or use fewer zones`;
  return [
    ...checkNodePool(path, pool, {
      zonesPath: "vpc.zones",
      zones: networkZones,
      nodes,
      diskSizes: { min: minDiskSize, max: maxDiskSize },
    }),
    ...collectProblems([min <= max && initial > max && expected(`${path}.max`, `at least ${initial}`, max, hint)]),
    ...whole(`${path}.maxSurge`, maxSurge, { min: 1, max: 20, unit: "nodes" }),
    ...whole(`${path}.maxPodsPerNode`, maxPodsPerNode, podsPerNode),
    ...checkBlueGreen(path, pool),
    ...checkLocalSsds(path, pool),
    ...checkMachine(path, pool),
  ];
}

/** A week. https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters.nodePools#bluegreensettings */
const longestSoak = 7 * 24 * 60 * 60;

function checkBlueGreen(path: string, { max, maxSurge, blueGreen }: GkeNodePoolArgs): Problem[] {
  if (blueGreen === undefined) {
    return [];
  }
  const at = `${path}.blueGreen`;
  const { batchNodeCount, batchPercentage, batchSoakSeconds, poolSoakSeconds } = blueGreen;
  const soak = { min: 0, max: longestSoak, unit: "seconds" };
  return [
    ...notBoth(`${path}.maxSurge`, maxSurge, "blueGreen", blueGreen),
    ...notBoth(`${at}.batchNodeCount`, batchNodeCount, "batchPercentage", batchPercentage),
    ...whole(`${at}.batchNodeCount`, batchNodeCount, { min: 1, max, unit: "nodes" }),
    ...whole(`${at}.batchPercentage`, batchPercentage, { min: 1, max: 100, unit: "percent" }),
    ...whole(`${at}.batchSoakSeconds`, batchSoakSeconds, soak),
    ...whole(`${at}.poolSoakSeconds`, poolSoakSeconds, soak),
  ];
}

function checkLocalSsds(path: string, pool: GkeNodePoolArgs): Problem[] {
  const type = machineTypeOf(pool);
  const counts = localSsdCounts(type);
  const none = type.endsWith("-lssd")
    ? `GKE already uses the local SSDs of ${type} for ephemeral storage; remove localSsds`
    : `${type} supports no local SSDs; use the series n1, n2, n2d, c2 or c2d, or a type with the suffix -lssd`;
  const { localSsds } = pool;
  const at = `${path}.localSsds`;
  return collectProblems([
    localSsds !== undefined && counts.length === 0 && { path: at, message: none },
    localSsds !== undefined &&
      counts.length > 0 &&
      !counts.includes(localSsds) &&
      expected(at, `one of ${counts.join(", ")} for ${type}`, localSsds),
  ]);
}

function checkMachine(path: string, pool: GkeNodePoolArgs): Problem[] {
  const { architecture = "amd64" } = pool;
  const type = machineTypeOf(pool);
  const series = seriesOf(type);
  const others = series === undefined ? undefined : otherMachineTypes(type);
  const known = `a machine type such as n2-standard-4 (series ${machineSeriesNames.join(", ")}; no bare metal)`;
  return [
    ...notBoth(`${path}.machineType`, pool.machineType, `${path}.profile`, pool.profile),
    ...collectProblems([
      pool.taints?.some(({ key }) => key === gpuTaint.key) === true &&
        acceleratorOf(type) !== undefined && {
          path: `${path}.taints`,
          message: `GKE already sets the taint ${gpuTaint.key} on nodes with GPUs; remove it from taints`,
        },
      series === undefined && expected(`${path}.machineType`, known, type),
      others !== undefined && expected(`${path}.machineType`, `an existing machine type (${others})`, type),
      series !== undefined &&
        series.architecture !== architecture &&
        expected(`${path}.machineType`, `a type of the architecture ${architecture}`, type),
    ]),
  ];
}

/** Lists the mistake of machine types without a common kind of disk. A pod with a volume could not move to every node. */
function checkDisks(args: NodesArgs & NetworkArgs): Problem[] {
  const types = [...new Set(planPools(args).map(({ machineType }) => machineType))];
  const isKnown = types.every((type) => seriesOf(type) !== undefined);
  const disksOf = (type: string) =>
    seriesOf(type)
      ?.disks.map((kind) => diskNames[kind])
      .join(" or ");
  const list = types.map((type) => `${type}: ${disksOf(type)}`).join("; ");
  const message = `expected machine types that support the same kind of disk, because pods and their volumes can move to another pool, got ${list}`;
  return isKnown && diskKindOf(args) === undefined ? [{ path: "nodePools", message }] : [];
}

const diskNames = { pd: "Persistent Disk", hyperdisk: "Hyperdisk Balanced" } as const;
