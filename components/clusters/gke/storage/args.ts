import type { ReclaimPolicy } from "../../reclaim-policy";
import type { StorageClassArgs } from "../../storage-class-args";

/** The kinds of disks. https://cloud.google.com/compute/docs/disks */
export const GkeDiskType = {
  /** Hard disk. */
  Standard: "pd-standard",
  Balanced: "pd-balanced",
  Ssd: "pd-ssd",
  /** SSD with provisioned performance, on newer machine series. */
  HyperdiskBalanced: "hyperdisk-balanced",
} as const;
export type GkeDiskType = (typeof GkeDiskType)[keyof typeof GkeDiskType];

/**
 * A StorageClass for disks. The cluster's key encrypts the disks.
 * https://github.com/kubernetes-sigs/gcp-compute-persistent-disk-csi-driver#storageclass-parameters
 *
 * @example
 * ```ts
 * const fast: GkeDiskClassArgs = { type: "hyperdisk-balanced", iops: 8000, throughput: 500 };
 * ```
 */
export interface GkeDiskClassArgs extends StorageClassArgs {
  /** Disk type: `pd-standard`, `pd-balanced`, `pd-ssd` or `hyperdisk-balanced`. The machines of at least one node pool must support this type. */
  readonly type: GkeDiskType;
  /**
   * Whether each disk exists in two zones of the cluster, so that the disk's pod can move to the other zone. Such disks cost twice as much as other
   * disks. Machines of the series e2, n1, n2 and n2d support regional persistent disks. All machines that support Hyperdisk also support Hyperdisk
   * Balanced High Availability. https://cloud.google.com/compute/docs/disks/about-regional-persistent-disk @default false
   */
  readonly regional?: boolean;
  /**
   * Operations per second of a Hyperdisk: 3000 to 160000 (regional disks: at most 100000), and at most 500 for each GiB. @default Google's default
   * for the size
   */
  readonly iops?: number;
  /** Throughput of a Hyperdisk in MiB/s: 140 to 2400 (regional disks: at most 1200). @default Google's default for the size */
  readonly throughput?: number;
  /** File system of the volumes. @default "ext4" */
  readonly fsType?: "ext4" | "xfs";
}

/**
 * A StorageClass for Filestore instances. Each volume is a separate instance, which the cluster's key encrypts.
 * https://cloud.google.com/filestore/docs/service-tiers
 *
 * @example
 * ```ts
 * const shares: GkeFileClassArgs = { type: "filestore", instanceTier: "zonal" };
 * ```
 */
export interface GkeFileClassArgs extends StorageClassArgs {
  /** The type `filestore` creates Filestore instances. */
  readonly type: "filestore";
  /** Tier of the instances. A `zonal` instance is in one zone. An `enterprise` instance is in several zones. A volume has at least 1 TiB. */
  readonly instanceTier: "zonal" | "enterprise";
}

/**
 * One further StorageClass of a GKE cluster: for disks, or for Filestore instances.
 *
 * @example
 * ```ts
 * const logs: GkeClassArgs = { type: "pd-balanced", reclaimPolicy: "Retain" };
 * ```
 */
export type GkeClassArgs = GkeDiskClassArgs | GkeFileClassArgs;

/**
 * A file share of an existing Filestore instance, as the volume of one claim. The share stays when the claim is deleted. The instance must be in the
 * cluster's network. https://github.com/kubernetes-sigs/gcp-filestore-csi-driver/blob/master/docs/kubernetes/pre-provisioned-pv.md
 *
 * @example
 * ```ts
 * const media: GkeFilestoreVolumeArgs = {
 *   location: "europe-west3-a",
 *   instance: "media",
 *   share: "files",
 *   address: "10.90.0.2",
 *   size: "1Ti",
 *   claim: "shop/media",
 * };
 * ```
 */
export interface GkeFilestoreVolumeArgs {
  /** Zone of the instance. With the tier `enterprise`, region of the instance. */
  readonly location: string;
  /** Name of the instance. */
  readonly instance: string;
  /** Name of the file share. */
  readonly share: string;
  /** Private address of the instance. */
  readonly address: string;
  /** Size of the share, as a Kubernetes quantity. The claim may request at most this size. */
  readonly size: string;
  /**
   * The claim that may use the share, as `namespace/name`. In the claim, set `storageClassName` to the name of this volume, and the access
   * mode to `ReadWriteMany`.
   */
  readonly claim: string;
  /** Mount options of the share. @default none */
  readonly mountOptions?: string[];
}

/**
 * StorageClasses of the cluster.
 *
 * @example
 * ```ts
 * const storage: GkeStorageArgs = { reclaimPolicy: "Retain" };
 * ```
 */
export interface GkeStorageArgs {
  /** Reclaim policy of all classes and of snapshots: `Delete` or `Retain`. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /**
   * Whether the cluster has a StorageClass on Filestore. Many nodes can mount the volumes of this class at once (ReadWriteMany). A volume has at
   * least 1 TiB. @default false
   */
  readonly shared?: boolean;
  /** Further StorageClasses by name, in addition to `balanced`, `performance` and `filestore`. @default none */
  readonly classes?: Record<string, GkeClassArgs>;
  /** Existing Filestore instances. Each key is the name of the StorageClass and of the PersistentVolume. @default none */
  readonly volumes?: Record<string, GkeFilestoreVolumeArgs>;
}
