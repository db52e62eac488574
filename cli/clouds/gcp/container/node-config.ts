import { rows } from "../../replacement";
import { forceNew } from "../replaced-by";

/** Inputs of nodes that force a replacement. GKE changes the others by replacing the pool's nodes one by one. */
export const nodeConfigReplacedBy = forceNew(
  "container/node_config.go",
  [
    "advancedMachineFeatures",
    "bootDiskKmsKey",
    "confidentialNodes.confidentialInstanceType",
    "enableConfidentialStorage",
    "ephemeralStorageConfig",
    "ephemeralStorageLocalSsdConfig",
    "flexStart",
    "guestAccelerators",
    "hostMaintenancePolicy",
    "localNvmeSsdBlockConfig",
    "localSsdCount",
    "localSsdEncryptionMode",
    "maxRunDuration",
    "metadata",
    "minCpuPlatform",
    "nodeGroup",
    "oauthScopes",
    "preemptible",
    "reservationAffinity",
    "sandboxConfig",
    "secondaryBootDisks",
    "serviceAccount",
    "shieldedInstanceConfig",
    "soleTenantConfig",
    "spot",
  ].map((path) => `nodeConfig.${path}`),
);

/**
 * Inputs of nodes for which GKE replaces the pool's nodes, by the pool's strategy for upgrades. Labels, taints and network tags change in
 * place. https://cloud.google.com/kubernetes-engine/docs/concepts/managing-clusters
 * https://cloud.google.com/kubernetes-engine/docs/how-to/update-existing-nodepools
 */
export const nodeConfigRolledBy = rows(
  "cloud.google.com/kubernetes-engine/docs/concepts/managing-clusters",
  [
    "bootDisk",
    "containerdConfig",
    "diskSizeGb",
    "diskType",
    "fastSocket",
    "gcfsConfig",
    "gvnic",
    "imageType",
    "kubeletConfig",
    "linuxNodeConfig",
    "machineType",
    "windowsNodeConfig",
    "workloadMetadataConfig",
  ].map((path) => `nodeConfig.${path}`),
);
