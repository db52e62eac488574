import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";
import type { AzureStorage, GcsStorage, S3Storage } from "./object-storage";

/**
 * A bucket of Google Cloud Storage, and a service account. The service account signs download links for the bucket's files.
 *
 * @example
 * ```ts
 * const gcsBackupStorage: GcsBackupStorage = { kind: "gcs", bucket: "acme-backups", signer: { email: "velero@acme.iam.gserviceaccount.com", name: "projects/acme/…" } };
 * ```
 */
export interface GcsBackupStorage extends GcsStorage {
  /** The Google service account that signs download links for backup logs. The account may read the bucket. */
  readonly signer: {
    readonly email: Input<string>;
    /** Full name of the service account: `projects/PROJECT/serviceAccounts/EMAIL`. */
    readonly name: Input<string>;
  };
}

/** Cloud storage for backups. The storage must exist before you install the add-on that writes the backups. */
export type BackupStorage = S3Storage | GcsBackupStorage | AzureStorage;

/** The storage for the cluster's backups. */
export const backupStorage: Capability<BackupStorage, "one"> = {
  name: "backup-storage",
  valueType: "BackupStorage",
  cardinality: "one",
  summary: "a bucket for backups (set `backups` on the cluster)",
  builtin: "yields",
};
