/** What the workloads on a node pool need most of. */
export const NodeProfile = {
  /** Four GiB of memory for each vCPU. */
  General: "general",
  /** Two GiB of memory for each vCPU. */
  Compute: "compute",
  /** Eight GiB of memory for each vCPU. */
  Memory: "memory",
} as const;
export type NodeProfile = (typeof NodeProfile)[keyof typeof NodeProfile];

/** Instruction set of a node pool's machines, in Kubernetes' words (`kubernetes.io/arch`). */
export const Architecture = { Amd64: "amd64", Arm64: "arm64" } as const;
export type Architecture = (typeof Architecture)[keyof typeof Architecture];

/**
 * Machine types by profile, the preferred one first; on demand only the first is used, so that a pool's nodes are alike.
 * All of them encrypt traffic between instances:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/data-protection.html#encryption-transit
 */
export const awsInstanceTypes = {
  general: {
    amd64: ["m7i.large", "m6i.large", "m7a.large", "m6a.large"],
    arm64: ["m7g.large", "m8g.large", "m7gd.large"],
  },
  compute: {
    amd64: ["c7i.xlarge", "c6i.xlarge", "c7a.xlarge", "c6a.xlarge"],
    arm64: ["c7g.xlarge", "c8g.xlarge", "c7gd.xlarge"],
  },
  memory: {
    amd64: ["r7i.large", "r6i.large", "r7a.large", "r6a.large"],
    arm64: ["r7g.large", "r8g.large", "r7gd.large"],
  },
} as const satisfies Record<NodeProfile, Record<Architecture, readonly string[]>>;

/**
 * Machine types by profile; a node pool on Google Cloud has exactly one.
 * https://cloud.google.com/compute/docs/machine-resource
 */
export const gcpMachineTypes = {
  general: { amd64: "n2-standard-2", arm64: "c4a-standard-2" },
  compute: { amd64: "c3-highcpu-4", arm64: "c4a-highcpu-4" },
  memory: { amd64: "n2-highmem-2", arm64: "c4a-highmem-2" },
} as const satisfies Record<NodeProfile, Record<Architecture, string>>;

/**
 * Machine sizes on Azure by profile, all of a generation that encrypts at the host and has a local disk for the node.
 * https://learn.microsoft.com/azure/virtual-machines/sizes/overview
 */
export const azureVmSizes = {
  general: { amd64: "Standard_D4ds_v5", arm64: "Standard_D4pds_v5" },
  compute: { amd64: "Standard_D4lds_v5", arm64: "Standard_D4plds_v5" },
  memory: { amd64: "Standard_E4ds_v5", arm64: "Standard_E4pds_v5" },
} as const satisfies Record<NodeProfile, Record<Architecture, string>>;
