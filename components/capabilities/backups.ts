import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";

/** A bucket of Amazon S3. */
export interface S3BackupStorage {
  readonly kind: "s3";
  readonly bucket: Input<string>;
  readonly region: string;
  /** ARN of the KMS key that encrypts it. @default a key of S3 itself */
  readonly encryptionKeyArn?: Input<string>;
}

/** A bucket of Google Cloud Storage. */
export interface GcsBackupStorage {
  readonly kind: "gcs";
  readonly bucket: Input<string>;
  /** The Google service account that may read the bucket, and signs the links by which people download logs of backups. */
  readonly signer: {
    readonly email: Input<string>;
    /** `projects/PROJECT/serviceAccounts/EMAIL`. */
    readonly name: Input<string>;
  };
}

/** A container of Azure Blob Storage. */
export interface AzureBackupStorage {
  readonly kind: "azure-blob";
  /** Id of the storage account, on which permissions are given. */
  readonly storageAccountId: Input<string>;
  readonly storageAccount: Input<string>;
  readonly container: Input<string>;
}

/** Where backups are kept in a cloud, made before the add-on that writes them. */
export type BackupStorage = S3BackupStorage | GcsBackupStorage | AzureBackupStorage;

/** A place for the backups of the cluster. */
export const backupStorage: Capability<BackupStorage, "one"> = {
  name: "backup-storage",
  cardinality: "one",
  summary: "a bucket for backups (a cluster with backups)",
  builtin: "yields",
};
