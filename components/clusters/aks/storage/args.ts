import type { ReclaimPolicy } from "../../reclaim-policy";
import type { StorageClassArgs } from "../../storage-class-args";

/**
 * The kinds of managed disks, with their redundancy. `ZRS` disks are in three zones, so that their pod can move to another zone. `LRS` disks stay in
 * one zone. https://learn.microsoft.com/azure/virtual-machines/disks-types
 */
export const AksDiskSku = {
  StandardHdd: "Standard_LRS",
  StandardSsd: "StandardSSD_LRS",
  StandardSsdZones: "StandardSSD_ZRS",
  Premium: "Premium_LRS",
  PremiumZones: "Premium_ZRS",
  /** Premium SSD v2: with provisioned performance, and without host caching. */
  PremiumV2: "PremiumV2_LRS",
} as const;
export type AksDiskSku = (typeof AksDiskSku)[keyof typeof AksDiskSku];

/**
 * A StorageClass for disks. The cluster's key encrypts the disks.
 * https://github.com/kubernetes-sigs/azuredisk-csi-driver/blob/master/docs/driver-parameters.md
 *
 * @example
 * ```ts
 * const fast: AksDiskClassArgs = { type: "disk", skuName: "PremiumV2_LRS", iops: 8000, throughput: 500 };
 * ```
 */
export interface AksDiskClassArgs extends StorageClassArgs {
  /** The type `disk` creates managed disks. */
  readonly type: "disk";
  /** Kind of the disks, for instance `Premium_ZRS` or `PremiumV2_LRS`. */
  readonly skuName: AksDiskSku;
  /**
   * Operations per second of a `PremiumV2_LRS` disk: 3000 to 80000. Above 3000, the limit is 500 operations for each GiB of the disk.
   *
   * @default 3000
   */
  readonly iops?: number;
  /** Throughput of a `PremiumV2_LRS` disk in MB/s, from 125 to 2000 and at most a quarter of `iops`. @default 125 */
  readonly throughput?: number;
  /** File system of the volumes. @default "ext4" */
  readonly fsType?: "ext4" | "xfs";
}

/**
 * A StorageClass for shares of Azure Files over NFS and TLS. A share has 100 GiB or more.
 * https://github.com/kubernetes-sigs/azurefile-csi-driver/blob/master/docs/driver-parameters.md
 *
 * @example
 * ```ts
 * const shares: AksFileClassArgs = { type: "files", skuName: "Premium_ZRS", reclaimPolicy: "Retain" };
 * ```
 */
export interface AksFileClassArgs extends StorageClassArgs {
  /** The type `files` creates shares of Azure Files. */
  readonly type: "files";
  /** Redundancy of the storage accounts that the driver creates. `Premium_ZRS` keeps copies in three zones. @default "Premium_LRS" */
  readonly skuName?: "Premium_LRS" | "Premium_ZRS";
  /**
   * Id of an existing storage account of the kind FileStorage. Each claim gets a share in this account. The account's firewall must admit the nodes'
   * subnet. The cluster gets the role Storage Account Contributor on the account. The deployer must be allowed to assign this role.
   *
   * @default accounts that the driver creates in the nodes' resource group
   */
  readonly storageAccountId?: string;
}

/**
 * One further StorageClass of an AKS cluster: for disks, or for shares of Azure Files.
 *
 * @example
 * ```ts
 * const logs: AksClassArgs = { type: "disk", skuName: "StandardSSD_LRS" };
 * ```
 */
export type AksClassArgs = AksDiskClassArgs | AksFileClassArgs;

/**
 * StorageClasses of the cluster.
 *
 * @example
 * ```ts
 * const storage: AksStorageArgs = { reclaimPolicy: "Retain", shared: true };
 * ```
 */
export interface AksStorageArgs {
  /** Reclaim policy of all classes and of snapshots: `Delete` or `Retain`. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /**
   * Whether to create a class for volumes that many nodes can mount at once (ReadWriteMany). This StorageClass uses Azure Files over NFS.
   *
   * @default false
   */
  readonly shared?: boolean;
  /** Further StorageClasses by name, in addition to `standard-ssd`, `premium-ssd-v2` and `files`. @default none */
  readonly classes?: Record<string, AksClassArgs>;
}
