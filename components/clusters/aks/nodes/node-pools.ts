import { AgentPool, type ManagedCluster } from "@pulumi/azure-native/containerservice";
import type * as pulumi from "@pulumi/pulumi";
import { maxPods } from "../cni";
import type { Context } from "../context";
import type { Network } from "../network";
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
 * Returns the properties of a pool, which are the same for the system pool and all others. Nodes have no public address, allow no SSH, encrypt
 * their data at the host, and boot only signed software.
 */
export function poolArgs(context: Context, network: Network, pool: PlannedPool) {
  const { tags, kubernetesVersion: orchestratorVersion } = context;
  return {
    type: "VirtualMachineScaleSets",
    mode: pool.mode,
    orchestratorVersion,
    vmSize: pool.vmSize,
    count: pool.min,
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
    securityProfile: {
      sshAccess: "Disabled",
      enableSecureBoot: pool.trustedLaunch,
      enableVTPM: pool.trustedLaunch,
    },
    kubeletConfig: { podMaxPids },
    upgradeSettings: { maxSurge: pool.maxSurge, drainTimeoutInMinutes, nodeSoakDurationInMinutes },
    nodeLabels: { ...pool.labels },
    nodeTaints: pool.taints.map(taintText),
    ...(pool.spot && { scaleSetPriority: "Spot", scaleSetEvictionPolicy: "Delete", spotMaxPrice: anyPrice }),
    tags,
  };
}

/** Writes a taint in Azure's form. */
function taintText({ key, value = "", effect }: PlannedPool["taints"][number]): string {
  return `${key}=${value}:${effect}`;
}

/** Creates the pools except the system pool, independently of each other. Names are unique, so a replacement deletes the old pool first. */
export function createNodePools(
  context: Context,
  pools: readonly PlannedPool[],
  network: Network,
  cluster: ManagedCluster,
  after: readonly pulumi.Resource[],
): AgentPool[] {
  return pools.map(
    (pool) =>
      new AgentPool(
        `${context.name}-${pool.name}`,
        {
          ...poolArgs(context, network, pool),
          agentPoolName: pool.name,
          resourceGroupName: context.resourceGroupName,
          resourceName: cluster.name,
        },
        /* The autoscaler changes the count within the bounds. */
        {
          ...context.opts,
          deletedWith: cluster,
          deleteBeforeReplace: true,
          dependsOn: [...after],
          ignoreChanges: ["count"],
        },
      ),
  );
}
