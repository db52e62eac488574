import { AgentPool, type ManagedCluster } from "@pulumi/azure-native/containerservice";
import type * as pulumi from "@pulumi/pulumi";
import { maxPods } from "../cni";
import type { Context } from "../context";
import type { Network } from "../network";
import { retryWhileBusy } from "../retry";
import type { PlannedPool } from "./plan";

/** Most processes of a pod, so that a pod cannot exhaust its node. */
const podMaxPids = 1024;
/** Time that an upgrade waits for pods to leave a node. */
const drainTimeoutInMinutes = 30;
/** Time that an upgrade watches a new node before it continues with the next one. */
const nodeSoakDurationInMinutes = 5;
/** Pays up to the on-demand price, so that Azure never evicts a spot node because of its price. */
const anyPrice = -1;

/**
 * Returns the properties of a pool. The system pool and all other pools have the same properties. Nodes have no public address and no SSH key. They
 * encrypt their data at the host, and boot only signed software. `sshAccess` would also stop the SSH service, but the live API accepts it only in a
 * preview: https://github.com/Azure/azure-rest-api-specs/issues/40740
 *
 * The properties do not contain `count`, because the autoscaler decides it. An update that repeats the initial count is a manual scaling, and AKS
 * refuses it once the autoscaler has changed the count. A new pool begins with `minCount`. https://github.com/Azure/AKS/issues/1627
 */
export function poolArgs(context: Context, network: Network, pool: PlannedPool) {
  const { tags, kubernetesVersion: orchestratorVersion } = context;
  return {
    type: "VirtualMachineScaleSets",
    mode: pool.mode,
    orchestratorVersion,
    vmSize: pool.vmSize,
    enableAutoScaling: true,
    minCount: pool.min,
    maxCount: pool.max,
    availabilityZones: [...pool.zones],
    osType: "Linux",
    osSKU: pool.osSku,
    osDiskType: pool.diskType,
    osDiskSizeGB: pool.diskSize,
    kubeletDiskType: "OS",
    maxPods,
    vnetSubnetID: network.nodesSubnetId,
    enableNodePublicIP: false,
    enableEncryptionAtHost: true,
    securityProfile: { enableSecureBoot: pool.trustedLaunch, enableVTPM: pool.trustedLaunch },
    kubeletConfig: { podMaxPids },
    nodeLabels: { ...pool.labels },
    nodeTaints: pool.taints.map(taintText),
    /* Azure refuses a surge of spot nodes, and does not drain them. https://github.com/hashicorp/terraform-provider-azurerm/issues/19355 */
    ...(pool.spot
      ? { scaleSetPriority: "Spot", scaleSetEvictionPolicy: "Delete", spotMaxPrice: anyPrice }
      : { upgradeSettings: { maxSurge: pool.maxSurge, drainTimeoutInMinutes, nodeSoakDurationInMinutes } }),
    tags,
  };
}

/** Writes a taint in Azure's form. */
function taintText({ key, value = "", effect }: PlannedPool["taints"][number]): string {
  return `${key}=${value}:${effect}`;
}

/**
 * Creates all pools except the system pool, one after another. AKS changes the network for each pool, and fails if another change of the network is
 * still running. Names are unique, so a replacement deletes the old pool first. https://github.com/Azure/AKS/issues/4522
 */
export function createNodePools(
  context: Context,
  pools: readonly PlannedPool[],
  network: Network,
  cluster: ManagedCluster,
  after: readonly pulumi.Resource[],
): AgentPool[] {
  const { name, opts, resourceGroupName } = context;
  const hooks = { onError: [retryWhileBusy(`${name}-pools-busy`)] };
  const created: AgentPool[] = [];
  for (const pool of pools.flatMap(({ groups, ...shared }) =>
    groups.map((group) => ({ ...shared, groups, ...group })),
  )) {
    const dependsOn = [...after, ...created.slice(-1)];
    created.push(
      new AgentPool(
        `${name}-${pool.name}`,
        {
          ...poolArgs(context, network, pool),
          agentPoolName: pool.name,
          resourceGroupName,
          resourceName: cluster.name,
        },
        { ...opts, deletedWith: cluster, deleteBeforeReplace: true, dependsOn, hooks },
      ),
    );
  }
  return created;
}
