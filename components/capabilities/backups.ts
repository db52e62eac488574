import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";
import type { AzureStorage, GcsStorage, S3Storage } from "./object-storage";

/**
 * A bucket of Google Cloud Storage, and the service account that signs links to its files.
 *
 * @example
 * ```ts
 * const gcsBackupStorage: GcsBackupStorage = { kind: "gcs", bucket: "acme-backups", signer: { email: "velero@acme.iam.gserviceaccount.com", name: "projects/acme/…" } };
 * ```
 */
export interface GcsBackupStorage extends GcsStorage {
  /** The Google service account that may read the bucket. It signs the links with which people download the logs of backups. */
  readonly signer: {
    readonly email: Input<string>;
    /** `projects/PROJECT/serviceAccounts/EMAIL`. */
    readonly name: Input<string>;
  };
}

/** Storage for backups in a cloud, created before the add-on that writes them. */
export type BackupStorage = S3Storage | GcsBackupStorage | AzureStorage;

/** A place for the backups of the cluster. */
export const backupStorage: Capability<BackupStorage, "one"> = {
  name: "backup-storage",
  valueType: "BackupStorage",
  cardinality: "one",
  summary: "a bucket for backups (set backups of the cluster)",
  builtin: "yields",
};
