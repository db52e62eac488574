import type { ReclaimPolicy } from "../../reclaim-policy";

/** StorageClasses of the cluster. */
export interface EksStorageArgs {
  /** Reclaim policy of all classes and of snapshots. @default "Delete" */
  readonly reclaimPolicy?: ReclaimPolicy;
  /** Whether there is a class of volumes that many nodes can mount at once (ReadWriteMany), on an EFS file system. @default false */
  readonly shared?: boolean;
}
