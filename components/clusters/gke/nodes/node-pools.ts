import { container } from "@pulumi/gcp";
import { type Context, clusterLabels } from "../context";
import type { Key } from "../keys";
import type { NodeAccount } from "./node-account";
import { nodeConfigOf } from "./node-config";
import { type PlannedPool, planPools } from "./plan";

/** Kubernetes' words for what a taint does, in those of GKE. */
const taintEffects = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
} as const;

const podPidsLimit = 4096;

/**
 * Makes the node pools, each on its own. Pulumi names them, so that a new one can stand beside the one that it replaces. They have
 * no version: GKE upgrades them after the control plane, and would undo one that is set.
 */
export function createNodePools(
  context: Context,
  cluster: container.Cluster,
  nodeAccount: NodeAccount,
  key: Key,
): container.NodePool[] {
  const { name, args, project, region, opts } = context;
  return planPools(args).map(
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
            resourceLabels: clusterLabels(context),
          },
        },
        /* The autoscaler moves the number of nodes, within the bounds. */
        { ...opts, ignoreChanges: ["initialNodeCount"] },
      ),
  );
}

/** Spot machines are taken where there are any; others are spread. */
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

/** GKE would keep pods off ARM machines by a taint that nobody asked for. https://cloud.google.com/kubernetes-engine/docs/how-to/prepare-arm-workloads-for-deployment */
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
