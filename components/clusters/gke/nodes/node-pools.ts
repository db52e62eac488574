import { container } from "@pulumi/gcp";
import type { Context } from "../context";
import type { Key } from "../keys";
import type { NodeAccount } from "./account";
import { nodeConfigOf } from "./config";
import type { PlannedPool } from "./plan";

/** Effects of taints in GKE's terms, by Kubernetes' terms. */
const taintEffects = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
} as const;

const podPidsLimit = 4096;

/**
 * Creates the node pools, independently of each other. Pulumi names them, so that a replacement can exist next to the old pool. They set
 * no version, because GKE upgrades them after the control plane and would conflict with it.
 */
export function createNodePools(
  context: Context,
  pools: readonly PlannedPool[],
  cluster: container.Cluster,
  nodeAccount: NodeAccount,
  key: Key,
): container.NodePool[] {
  const { name, project, region, opts } = context;
  return pools.map(
    (pool) =>
      new container.NodePool(
        `${name}-${pool.name}`,
        {
          project,
          location: region,
          cluster: cluster.name,
          ...scalingOf(pool),
          management: { autoRepair: true, autoUpgrade: true },
          upgradeSettings: { strategy: "SURGE", maxSurge: pool.maxSurge, maxUnavailable: 0 },
          networkConfig: { enablePrivateNodes: true },
          maxPodsPerNode: pool.maxPodsPerNode,
          nodeConfig: {
            ...nodeConfigOf(nodeAccount.email, key.id),
            ...machineOf(pool),
            resourceLabels: context.labels,
          },
        },
        /* The autoscaler changes the number of nodes within the bounds. */
        { ...opts, ignoreChanges: ["initialNodeCount"] },
      ),
  );
}

/** Returns the scaling of a pool. Spot machines come from any zone that has them; others spread over the zones. */
function scalingOf(pool: PlannedPool) {
  return {
    nodeLocations: [...pool.zones],
    initialNodeCount: pool.initialPerZone,
    autoscaling: {
      totalMinNodeCount: pool.min,
      totalMaxNodeCount: pool.max,
      locationPolicy: pool.spot ? "ANY" : "BALANCED",
    },
  };
}

/** Returns the machine of a pool, without the taint that GKE would add to ARM nodes. https://cloud.google.com/kubernetes-engine/docs/how-to/prepare-arm-workloads-for-deployment */
function machineOf(pool: PlannedPool) {
  const isArm = pool.architecture === "arm64";
  return {
    ...(isArm ? { taintConfig: { architectureTaintBehavior: "NONE" } } : {}),
    machineType: pool.machineType,
    spot: pool.spot,
    diskType: pool.diskType,
    diskSizeGb: pool.diskSize,
    gvnic: { enabled: true },
    kubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE", podPidsLimit },
    labels: pool.labels,
    taints: pool.taints.map(({ key, value = "", effect }) => ({ key, value, effect: taintEffects[effect] })),
  };
}
