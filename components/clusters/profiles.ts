/** The resources that the workloads of a node pool can need most. */
export const NodeProfile = {
  /** 4 GiB of memory per vCPU. */
  General: "general",
  /** 2 GiB of memory per vCPU. */
  Compute: "compute",
  /** 8 GiB of memory per vCPU. */
  Memory: "memory",
} as const;
export type NodeProfile = (typeof NodeProfile)[keyof typeof NodeProfile];

/** Instruction set of a node pool's machines, as in the label `kubernetes.io/arch`. */
export const Architecture = { Amd64: "amd64", Arm64: "arm64" } as const;
export type Architecture = (typeof Architecture)[keyof typeof Architecture];

/**
 * AWS instance types by profile, the preferred type first. On-demand pools use only the first, so that their nodes are identical. All of these types
 * encrypt traffic between instances:
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
 * Google Cloud machine types by profile. A node pool has exactly one type.
 * https://cloud.google.com/compute/docs/machine-resource
 */
export const gcpMachineTypes = {
  general: { amd64: "n2-standard-2", arm64: "c4a-standard-2" },
  compute: { amd64: "c3-highcpu-4", arm64: "c4a-highcpu-4" },
  memory: { amd64: "n2-highmem-2", arm64: "c4a-highmem-2" },
} as const satisfies Record<NodeProfile, Record<Architecture, string>>;

/**
 * Azure VM sizes by profile. All of them support encryption at host and have a local disk for the node.
 * https://learn.microsoft.com/azure/virtual-machines/sizes/overview
 */
export const azureVmSizes = {
  general: { amd64: "Standard_D4ds_v5", arm64: "Standard_D4pds_v5" },
  compute: { amd64: "Standard_D4lds_v5", arm64: "Standard_D4plds_v5" },
  memory: { amd64: "Standard_E4ds_v5", arm64: "Standard_E4pds_v5" },
} as const satisfies Record<NodeProfile, Record<Architecture, string>>;
