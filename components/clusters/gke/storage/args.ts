import type { ReclaimPolicy } from "../../reclaim-policy";

/** StorageClasses of the cluster. */
export interface GkeStorageArgs {
  /** Reclaim policy of all classes and of snapshots. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /** Whether there is a class of volumes that many nodes can mount at once (ReadWriteMany), on Filestore. A volume has at least 1 TiB. @default false */
  readonly shared?: boolean;
}
