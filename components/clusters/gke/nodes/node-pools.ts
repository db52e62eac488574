import { container } from "@pulumi/gcp";
import type { Context } from "../context";
import type { Key } from "../keys";
import type { NodeAccount } from "./account";
import { nodeConfigOf } from "./config";
import type { PlannedPool } from "./plan";

/** GKE's names of taint effects, by Kubernetes' names. */
const taintEffects = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
} as const;

const podPidsLimit = 4096;
/**
 * Time in which you can still roll back an upgrade.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/node-pool-upgrade-strategies#blue-green-upgrade-strategy
 */
const defaultPoolSoakSeconds = 3600;

/**
 * Creates the node pools. No pool depends on another pool, except pools with GPUs. Pulumi names them, so that a replacement can exist next to the old
 * pool. The pools set no version, because GKE upgrades them after the control plane, and a version would conflict with these upgrades. Pools with
 * GPUs are created after the others, because GKE taints their nodes only if the cluster has a pool without GPUs.
 * https://github.com/terraform-google-modules/terraform-google-kubernetes-engine/issues/703
 */
export function createNodePools(
  context: Context,
  pools: readonly PlannedPool[],
  cluster: container.Cluster,
  nodeAccount: NodeAccount,
  key: Key,
): container.NodePool[] {
  const { name, project, location, opts } = context;
  const create = (pool: PlannedPool, dependsOn: container.NodePool[]) =>
    new container.NodePool(
      `${name}-${pool.name}`,
      {
        project,
        location,
        cluster: cluster.name,
        ...scalingOf(pool),
        management: { autoRepair: true, autoUpgrade: true },
        upgradeSettings: upgradeOf(pool),
        networkConfig: { enablePrivateNodes: true },
        maxPodsPerNode: pool.maxPodsPerNode,
        nodeConfig: {
          ...nodeConfigOf(nodeAccount.email, key.id),
          ...machineOf(pool),
          resourceLabels: context.labels,
        },
      },
      /* The autoscaler changes the number of nodes within the bounds. */
      { ...opts, dependsOn, ignoreChanges: ["initialNodeCount"] },
    );
  const general = pools.filter(({ accelerator }) => accelerator === undefined).map((pool) => create(pool, []));
  const withGpus = pools.filter(({ accelerator }) => accelerator !== undefined).map((pool) => create(pool, general));
  return [...general, ...withGpus];
}

/**
 * GKE installs the driver that belongs to its version. The driver is signed, so secure boot accepts it:
 * https://cloud.google.com/container-optimized-os/docs/how-to/run-gpus#security
 */
const driver = { gpuDriverInstallationConfig: { gpuDriverVersion: "DEFAULT" } };

/** Returns how an upgrade replaces the nodes: a few at a time, or blue-green. */
function upgradeOf({ maxSurge, blueGreen }: PlannedPool) {
  if (blueGreen === undefined) {
    return { strategy: "SURGE", maxSurge, maxUnavailable: 0 };
  }
  const { batchNodeCount, batchPercentage, batchSoakSeconds, poolSoakSeconds } = blueGreen;
  const batch =
    batchPercentage === undefined
      ? { batchNodeCount: batchNodeCount ?? 1 }
      : { batchPercentage: batchPercentage / 100 };
  return {
    strategy: "BLUE_GREEN",
    blueGreenSettings: {
      standardRolloutPolicy: { ...batch, batchSoakDuration: `${batchSoakSeconds ?? 0}s` },
      nodePoolSoakDuration: `${poolSoakSeconds ?? defaultPoolSoakSeconds}s`,
    },
  };
}

/** Returns the scaling of a pool. GKE takes spot machines from any zone that has some. It spreads other machines over the zones. */
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
    ...(pool.accelerator === undefined ? {} : { guestAccelerators: [{ ...pool.accelerator, ...driver }] }),
    spot: pool.spot,
    diskType: pool.diskType,
    diskSizeGb: pool.diskSize,
    ...(pool.localSsds === undefined ? {} : { ephemeralStorageLocalSsdConfig: { localSsdCount: pool.localSsds } }),
    gvnic: { enabled: true },
    kubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE", podPidsLimit },
    labels: pool.labels,
    taints: pool.ownTaints.map(({ key, value = "", effect }) => ({ key, value, effect: taintEffects[effect] })),
  };
}
