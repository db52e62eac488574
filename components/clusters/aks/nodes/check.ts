import { checkLabels, checkTaints } from "../../../node-labels";
import { collectProblems, type Problem, quote } from "../../../problems";
import { parseRange } from "../../../ranges";
import type { AksClusterArgs } from "../args";
import { nodePodPrefix } from "../cni/cni";
import { defaultPodCidr } from "../control-plane/control-plane";
import type { AksNodePoolArgs } from "./args";
import { diskSizes, nodesAtMost, planPools, systemPoolName, systemTaint, vmSizeOf } from "./plan";
import { subnetRanges, usableAddresses } from "../network/subnets";
import { parseVmSize } from "./machines";

/** Nodes that AKS allows in a pool. https://learn.microsoft.com/azure/aks/quotas-skus-regions */
const maxNodes = 1000;
/** What AKS wants of a machine for system pods, in vCPUs. https://learn.microsoft.com/azure/aks/use-system-pools */
const systemVcpus = 2;
/** Addresses of the nodes' subnet that are kept for internal load balancers. */
const loadBalancerAddresses = 16;
const namePattern = /^[a-z][a-z0-9]{0,11}$/;

/** Lists the objections to the node pools. */
export function checkNodePools(args: AksClusterArgs): Problem[] {
  const { nodePools, systemPool, vnet } = args;
  return [
    ...Object.entries(nodePools).flatMap(([name, pool]) => [
      ...checkName(name),
      ...checkPool(`nodePools.${name}`, pool, vnet.zones),
    ]),
    ...checkPool("systemPool", systemPool, vnet.zones),
    ...checkSystemPool(systemPool),
    ...checkWhole(args),
    ...checkAddresses(args),
  ];
}

function checkName(name: string): Problem[] {
  const path = `nodePools.${name}`;
  return collectProblems([
    !namePattern.test(name) && {
      path,
      message: `a name of up to 12 lower-case letters and digits that begins with a letter, given ${quote(name)}`,
    },
    name === systemPoolName && { path, message: `another name: ${quote(name)} is that of systemPool` },
  ]);
}

function checkPool(path: string, pool: AksNodePoolArgs, zones: readonly string[]): Problem[] {
  const { dedicated, labels = {}, taints = [] } = pool;
  return [
    ...checkSize(path, pool),
    ...checkMachine(path, pool),
    ...collectProblems([
      pool.zones?.length === 0 && { path: `${path}.zones`, message: "at least one zone; leave it out for all" },
      ...(pool.zones ?? []).map(
        (zone, index) =>
          !zones.includes(zone) && {
            path: `${path}.zones[${index}]`,
            message: `one of vnet.zones (${zones.join(", ")}), given ${quote(zone)}`,
          },
      ),
      ...taints.map(
        ({ key }, index) =>
          key === systemTaint.key && {
            path: `${path}.taints[${index}].key`,
            message: `another key: AKS keeps ${key} for the system pool, and takes it off any other`,
          },
      ),
    ]),
    ...checkLabels(`${path}.labels`, labels),
    ...checkTaints(`${path}.taints`, taints),
    ...(dedicated === undefined ? [] : checkLabels(path, { dedicated })),
  ];
}

function checkSize(path: string, { min, max, diskSize, maxSurge }: AksNodePoolArgs): Problem[] {
  const isWhole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  return collectProblems([
    !isWhole(min, 0, maxNodes) && {
      path: `${path}.min`,
      message: `a whole number from 0 to ${maxNodes}, given ${quote(min)}`,
    },
    !isWhole(max, 1, maxNodes) && {
      path: `${path}.max`,
      message: `a whole number from 1 to ${maxNodes}, given ${quote(max)}`,
    },
    min > max && { path: `${path}.min`, message: `at most max (${max}), given ${min}` },
    diskSize !== undefined &&
      !isWhole(diskSize, diskSizes.min, diskSizes.max) && {
        path: `${path}.diskSize`,
        message: `a whole number of GiB from ${diskSizes.min} to ${diskSizes.max}, given ${quote(diskSize)}`,
      },
    maxSurge !== undefined &&
      !/^([1-9]\d{0,2}|[1-9]\d?%|100%)$/.test(maxSurge) && {
        path: `${path}.maxSurge`,
        message: `a number of nodes such as "1" or a percentage such as "33%", given ${quote(maxSurge)}`,
      },
  ]);
}

function checkMachine(path: string, pool: AksNodePoolArgs): Problem[] {
  const { architecture = "amd64" } = pool;
  const name = vmSizeOf(pool);
  const size = parseVmSize(name);
  const at = `${path}.vmSize`;
  if (size === undefined) {
    return [{ path: at, message: `a machine size such as Standard_D4ds_v5, given ${quote(name)}` }];
  }
  return collectProblems([
    size.architecture !== architecture && {
      path: at,
      message: `a size of the architecture ${architecture}, given ${quote(name)}`,
    },
    !size.premium && {
      path: at,
      message: `a size that takes premium disks (an "s" after the number of vCPUs), given ${quote(name)}`,
    },
    size.vcpus < systemVcpus && {
      path: at,
      message: `a size of at least ${systemVcpus} vCPUs, which AKS asks for, given ${quote(name)}`,
    },
  ]);
}

function checkSystemPool({ min, spot, dedicated, taints = [], vmSize = "" }: AksNodePoolArgs): Problem[] {
  return collectProblems([
    min < 1 && { path: "systemPool.min", message: `at least 1, which AKS asks for, given ${quote(min)}` },
    spot === true && { path: "systemPool.spot", message: "no spot: AKS refuses it for the system pool" },
    vmSize.startsWith("Standard_B") && {
      path: "systemPool.vmSize",
      message: `no burstable size (series B), which AKS advises against, given ${quote(vmSize)}`,
    },
    (dedicated !== undefined || taints.length > 0) && {
      path: "systemPool",
      message:
        "no dedicated and no taints: the pool has the taint that system pods tolerate, and they tolerate no other",
    },
  ]);
}

/** Add-ons that not all tolerate the system pool's taint are waited for before anything could scale a pool out of nothing. */
function checkWhole({ nodePools }: AksClusterArgs): Problem[] {
  const takesAll = ({ dedicated, spot, taints = [] }: AksNodePoolArgs) =>
    dedicated === undefined && spot !== true && taints.length === 0;
  const open = Object.values(nodePools).filter((pool) => takesAll(pool) && pool.min > 0);
  return collectProblems([
    open.length === 0 && {
      path: "nodePools",
      message:
        "at least one pool without dedicated, spot and taints and with a min from 1: some add-ons have nowhere to run",
    },
  ]);
}

/** Whether all pools can grow to their maximum, while one after the other is upgraded. */
function checkAddresses(args: AksClusterArgs): Problem[] {
  const pools = planPools(args);
  const nodes = pools.reduce((sum, pool) => sum + nodesAtMost(pool), 0);
  const { nodes: cidr } = subnetRanges(args.vnet);
  const has = usableAddresses(cidr) - loadBalancerAddresses;
  const podCidr = args.podCidr ?? defaultPodCidr;
  const pods = parseRange(podCidr);
  const parts = pods === undefined ? 0 : 2 ** (nodePodPrefix - pods.prefix);
  const all = `${nodes} nodes (every pool's max and its surge)`;
  return collectProblems([
    parseRange(cidr) !== undefined &&
      nodes > has && {
        path: "vnet.cidr",
        message: `${all} need an address each, and their subnet ${cidr} has ${has} besides those for load balancers: ${nodes - has} too few. Give a larger range or smaller pools`,
      },
    parts > 0 &&
      nodes > parts && {
        path: "podCidr",
        message: `${all} take a /${nodePodPrefix} each, and ${podCidr} has ${parts}: ${nodes - parts} too few. Give a larger range or smaller pools`,
      },
  ]);
}
