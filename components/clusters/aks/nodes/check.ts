import { matches, notBoth, once, whole } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import { gpuTaint, systemTaint } from "../../node-pool";
import { checkNodePool, checkRoomForAddons, checkSystemName, checkSystemPool } from "../../shared-checks";
import { checkResourceId } from "../check-id";
import type { NetworkArgs } from "../network";
import type { AksNodePoolArgs, NodesArgs } from "./args";
import { checkAddresses } from "./check-addresses";
import { hasGpu, otherGpuSizes } from "./gpus";
import { otherMachineSizes } from "./machine-sizes";
import { parseVmSize, vmSizeOf } from "./machines";
import { agentPoolNames, diskSizes, hasGroupPerZone, planUserPools } from "./plan";

/** Most nodes of a pool in AKS. https://learn.microsoft.com/azure/aks/quotas-skus-regions */
const maxNodes = 1000;
/** Fewest vCPUs that AKS accepts for a machine of the system pool. https://learn.microsoft.com/azure/aks/use-system-pools */
const systemVcpus = 2;
/** Most characters of a node pool's name. https://learn.microsoft.com/azure/aks/create-node-pools#limitations */
const longestName = 12;
const surgePattern = /^([1-9]\d{0,2}|[1-9]\d?%|100%)$/;

/** Lists the mistakes in the node pools and the registries from which they pull. */
export function checkNodes(args: NodesArgs & NetworkArgs): Problem[] {
  const { nodePools, systemPool, vnet, registryIds = [] } = args;
  return [
    ...Object.entries(nodePools).flatMap(([name, pool]) => [
      ...checkName(name, hasGroupPerZone(pool, args)),
      ...checkSystemName(name),
      ...checkPool(`nodePools.${name}`, pool, vnet.zones),
      ...checkShares(`nodePools.${name}`, pool, args),
      ...(pool.system === true ? checkSystem(`nodePools.${name}`, pool) : []),
    ]),
    ...once(
      "nodePools",
      agentPoolNames(args),
      "name of a node pool",
      "rename a pool; Keelson appends the digit of the zone to each name",
    ),
    ...checkPool("systemPool", systemPool, vnet.zones),
    ...checkSystem("systemPool", { ...systemPool, system: true }),
    ...checkRoomForAddons(planUserPools(args), "none of `dedicated`, `spot` and `taints`"),
    ...checkAddresses(args),
    ...checkRegistries(registryIds),
  ];
}

/**
 * Checks that the ids end in valid names of registries:
 * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftcontainerregistry
 */
function checkRegistries(ids: readonly string[]): Problem[] {
  const names = ids.map((id) => id.slice(id.lastIndexOf("/") + 1));
  const form = "an id that ends in a registry name of 5 to 50 letters and digits";
  return [
    ...ids.flatMap((id, index) => {
      const path = `registryIds[${index}]`;
      const misfits = checkResourceId(path, "Microsoft.ContainerRegistry/registries", id);
      const isName = /^[A-Za-z0-9]{5,50}$/.test(names[index] ?? "");
      return misfits.length > 0 || isName ? misfits : [expected(path, form, id)];
    }),
    ...once(
      "registryIds",
      names.map((name) => name.toLowerCase()),
      "registry",
    ),
  ];
}

function checkName(name: string, endsInZone: boolean): Problem[] {
  const longest = endsInZone ? longestName - 1 : longestName;
  const form = `a name of up to ${longest} lower-case letters and digits that begins with a letter`;
  const pattern = new RegExp(`^[a-z][a-z0-9]{0,${longest - 1}}$`);
  return matches(
    `nodePools.${name}`,
    name,
    pattern,
    endsInZone ? `${form}; AKS allows ${longestName} characters, and Keelson appends the zone's digit` : form,
  );
}

/** Lists the mistake of a pool that has one node pool per zone but fewer nodes than zones. */
function checkShares(path: string, pool: AksNodePoolArgs, args: Pick<NetworkArgs, "vnet">): Problem[] {
  const { length } = pool.zones ?? args.vnet.zones;
  const fix = "raise max, choose fewer zones, or set poolPerZone to false";
  return collectProblems([
    hasGroupPerZone(pool, args) &&
      pool.max < length &&
      expected(`${path}.max`, `at least ${length}, one node in each zone`, pool.max, fix),
  ]);
}

function checkPool(path: string, pool: AksNodePoolArgs, zones: readonly string[]): Problem[] {
  const { maxSurge, spot, taints = [] } = pool;
  const surgeForm = 'a number of nodes such as "1" or a percentage such as "33%"';
  const message = `AKS removes ${systemTaint.key} from every pool except the system pool; remove this taint`;
  return [
    ...checkNodePool(path, pool, { zonesPath: "vnet.zones", zones, nodes: { max: maxNodes }, diskSizes }),
    ...matches(`${path}.maxSurge`, maxSurge, surgePattern, surgeForm),
    ...checkMachine(path, pool),
    ...checkGpus(path, pool),
    ...collectProblems([
      spot === true &&
        maxSurge !== undefined && {
          path: `${path}.maxSurge`,
          message: "is not allowed with spot, because Azure adds no extra spot nodes in an upgrade; remove it",
        },
      ...taints.map(({ key }, index) => key === systemTaint.key && { path: `${path}.taints[${index}].key`, message }),
    ]),
  ];
}

function checkMachine(path: string, pool: AksNodePoolArgs): Problem[] {
  const { architecture = "amd64" } = pool;
  const name = vmSizeOf(pool);
  const size = parseVmSize(name);
  const at = `${path}.vmSize`;
  if (size === undefined) {
    return [expected(at, "a machine size such as Standard_D4ds_v5", name)];
  }
  const others = size.premium ? otherMachineSizes(name) : undefined;
  const premium = 'a size that supports premium disks (with an "s" after the number of vCPUs)';
  return [
    ...notBoth(at, pool.vmSize, `${path}.profile`, pool.profile),
    ...collectProblems([
      others !== undefined && expected(at, `an existing machine size (${others})`, name),
      size.architecture !== architecture && expected(at, `a size of the architecture ${architecture}`, name),
      !size.premium && expected(at, premium, name),
      size.vcpus < systemVcpus &&
        expected(at, `a size with at least ${systemVcpus} vCPUs`, name, "AKS requires these vCPUs for system pods"),
    ]),
  ];
}

/** Lists the mistakes in a pool with GPUs. Pods can use GPUs only with AKS' driver. For nodes with GPUs, AKS patches only Ubuntu automatically. */
function checkGpus(path: string, pool: AksNodePoolArgs): Problem[] {
  const size = vmSizeOf(pool);
  if (!hasGpu(size)) {
    return [];
  }
  const { operatingSystem, taints = [] } = pool;
  const others = otherGpuSizes(size);
  const patches = "AKS does not patch Azure Linux nodes with GPUs";
  return collectProblems([
    others !== undefined && expected(`${path}.vmSize`, `a size with GPUs that AKS supports (${others})`, size),
    operatingSystem === "azure-linux" &&
      expected(`${path}.operatingSystem`, '"ubuntu" with GPUs', operatingSystem, patches),
    taints.some(({ key }) => key === gpuTaint.key) && {
      path: `${path}.taints`,
      message: `nodes with GPUs already have the taint ${gpuTaint.key}; remove it from taints`,
    },
  ]);
}

/** Lists the mistakes in a pool that takes only system pods. */
function checkSystem(path: string, pool: AksNodePoolArgs): Problem[] {
  const { min, poolPerZone, spot, vmSize = "" } = pool;
  return [
    ...checkSystemPool(path, pool, hasGpu(vmSizeOf(pool))),
    ...whole(`${path}.min`, min, { min: 1, fix: "AKS requires at least one node for system pods" }),
    ...collectProblems([
      poolPerZone === true && {
        path: `${path}.poolPerZone`,
        message: "is not allowed for system pods, because they use no disks; remove it",
      },
      spot === true && {
        path: `${path}.spot`,
        message: "is not allowed for system pods, because AKS refuses to run them on spot machines; remove it",
      },
      vmSize.startsWith("Standard_B") &&
        expected(`${path}.vmSize`, "a size that is not burstable", vmSize, "AKS advises against series B"),
    ]),
  ];
}
