import type { ReclaimPolicy } from "../../reclaim-policy";
import type { StorageClassArgs } from "../../storage-class-args";

/** A kind of EBS volume. https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
export const EbsVolumeType = {
  /** SSD, for most workloads. */
  Gp3: "gp3",
  /** SSD with provisioned IOPS, for databases. */
  Io2: "io2",
  /** Hard disk for large sequential reads and writes, 125 GiB or more. */
  St1: "st1",
  /** The cheapest hard disk, 125 GiB or more. */
  Sc1: "sc1",
} as const;
export type EbsVolumeType = (typeof EbsVolumeType)[keyof typeof EbsVolumeType];

/**
 * A StorageClass for EBS volumes. The cluster's key encrypts the volumes.
 * https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md
 *
 * @example
 * ```ts
 * const fast: EksDiskClassArgs = { type: "gp3", iops: 8000, throughput: 1000, tier: "fast" };
 * ```
 */
export interface EksDiskClassArgs extends StorageClassArgs {
  /** Type of the EBS volumes: `gp3`, `io2`, `st1` or `sc1`. */
  readonly type: EbsVolumeType;
  /** Operations per second of each volume: 3000 to 80000 with gp3, 100 to 256000 with io2. @default 3000 with gp3 */
  readonly iops?: number;
  /** Operations per second for each GiB, instead of `iops`: up to 500 with gp3 and 1000 with io2. @default none */
  readonly iopsPerGb?: number;
  /** Throughput of a gp3 volume in MiB/s, from 125 to 2000 and at most a quarter of `iops`. @default 125 */
  readonly throughput?: number;
  /** File system of the volumes. @default "ext4" */
  readonly fsType?: "ext4" | "xfs";
}

/**
 * A StorageClass for volumes in an existing EFS file system. Each volume is a directory with a separate access point. The file system needs a mount
 * target in each zone. The security group of the mount targets must allow connections from the nodes to port 2049.
 * https://github.com/kubernetes-sigs/aws-efs-csi-driver/blob/master/docs/README.md#storage-class-parameters-for-dynamic-provisioning
 *
 * @example
 * ```ts
 * const team: EksFileClassArgs = { type: "efs", fileSystemId: "fs-0123456789abcdef0" };
 * ```
 */
export interface EksFileClassArgs extends StorageClassArgs {
  /** The type `efs` creates directories in an EFS file system. */
  readonly type: "efs";
  /** Id of the file system, for instance `fs-0123456789abcdef0`, in the cluster's account and region. */
  readonly fileSystemId: string;
  /** Permissions of each volume's directory, in octal digits. @default "700" */
  readonly directoryPerms?: string;
}

/**
 * One further StorageClass of an EKS cluster: for EBS volumes, or for directories in an EFS file system.
 *
 * @example
 * ```ts
 * const logs: EksClassArgs = { type: "gp3", reclaimPolicy: "Retain" };
 * ```
 */
export type EksClassArgs = EksDiskClassArgs | EksFileClassArgs;

/**
 * StorageClasses of the cluster.
 *
 * @example
 * ```ts
 * const storage: EksStorageArgs = { reclaimPolicy: "Retain", shared: true };
 * ```
 */
export interface EksStorageArgs {
  /** Reclaim policy of all classes and of snapshots: `Delete` or `Retain`. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /**
   * Whether to create a class for volumes that many nodes can mount at once (ReadWriteMany). This StorageClass uses an EFS file system.
   *
   * @default false
   */
  readonly shared?: boolean;
  /** Further StorageClasses by name, in addition to `gp3`, `io2` and `efs`. @default none */
  readonly classes?: Record<string, EksClassArgs>;
}
