import type { ReclaimPolicy } from "../reclaim-policy";
import type { StorageClassArgs } from "../storage-class-args";

/**
 * A StorageClass that the program creates for a driver that the cluster already has.
 *
 * @example
 * ```ts
 * const block: DriverClassArgs = { provisioner: "rook-ceph.rbd.csi.ceph.com", reclaimPolicy: "Retain" };
 * ```
 */
export interface DriverClassArgs extends StorageClassArgs {
  /** Name of the driver, for instance `driver.longhorn.io`. */
  readonly provisioner: string;
  /** When the driver creates a volume: with the claim (`Immediate`), or with the first pod that uses the claim. @default "WaitForFirstConsumer" */
  readonly volumeBindingMode?: "Immediate" | "WaitForFirstConsumer";
  /** Whether you can enlarge the volumes of claims. @default true */
  readonly allowVolumeExpansion?: boolean;
}

/**
 * StorageClasses that the program creates in the cluster.
 *
 * @example
 * ```ts
 * const storage: ExistingStorageArgs = { classes: { block: { provisioner: "rook-ceph.rbd.csi.ceph.com" } } };
 * ```
 */
export interface ExistingStorageArgs {
  /** Reclaim policy of these classes: `Delete` or `Retain`. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /** StorageClasses by name. None of these classes becomes the default class. @default none */
  readonly classes?: Readonly<Record<string, DriverClassArgs>>;
}
