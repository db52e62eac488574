import { AgentPool, type ManagedCluster } from "@pulumi/azure-native/containerservice";
import type * as pulumi from "@pulumi/pulumi";
import { maxPods } from "../cni/cni";
import { type Context, clusterTags } from "../context";
import type { Network } from "../network/network";
import { type PlannedPool, planUserPools } from "./plan";

/** Processes that a pod may have, so that one cannot exhaust its node. */
const podMaxPids = 1024;
/** How long an upgrade waits for pods to leave a node, in minutes. */
const drainTimeoutInMinutes = 30;
/** How long it then watches the new one before it turns to the next, in minutes. */
const nodeSoakDurationInMinutes = 5;
/** Whatever Azure asks at the moment: it takes back what somebody outbids in price no more. */
const anyPrice = -1;

/**
 * What Azure is told of a pool, the system pool and any other alike. Nodes have no public address, take no SSH, encrypt what they
 * keep at the host, and boot what is signed.
 */
export function poolArgs(context: Context, network: Network, pool: PlannedPool) {
  const tags = clusterTags(context);
  return {
    type: "VirtualMachineScaleSets",
    mode: pool.mode,
    orchestratorVersion: context.args.kubernetesVersion,
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

/** A taint as Azure writes it. */
function taintText({ key, value = "", effect }: PlannedPool["taints"][number]): string {
  return `${key}=${value}:${effect}`;
}

/** Makes the pools besides the system pool, each on its own. Azure knows a pool by its name, so that the old one goes before a new one. */
export function createNodePools(
  context: Context,
  network: Network,
  cluster: ManagedCluster,
  after: readonly pulumi.Resource[],
): AgentPool[] {
  return planUserPools(context.args).map(
    (pool) =>
      new AgentPool(
        `${context.name}-${pool.name}`,
        {
          ...poolArgs(context, network, pool),
          agentPoolName: pool.name,
          resourceGroupName: context.resourceGroupName,
          resourceName: cluster.name,
        },
        /* The autoscaler moves the count, within the bounds. */
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
