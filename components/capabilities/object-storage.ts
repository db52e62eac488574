import type { Input } from "@pulumi/pulumi";
import type { Capability } from "./capability";

/**
 * A bucket of Amazon S3.
 *
 * @example
 * ```ts
 * const s3Storage: S3Storage = { kind: "s3", bucket: "acme-logs", region: "eu-central-1" };
 * ```
 */
export interface S3Storage {
  readonly kind: "s3";
  /** Name of the bucket. */
  readonly bucket: Input<string>;
  /** AWS region of the bucket. */
  readonly region: string;
  /** ARN of the KMS key that encrypts the bucket. @default S3's own key */
  readonly encryptionKeyArn?: Input<string>;
}

/**
 * A bucket of Google Cloud Storage.
 *
 * @example
 * ```ts
 * const gcsStorage: GcsStorage = { kind: "gcs", bucket: "acme-logs" };
 * ```
 */
export interface GcsStorage {
  readonly kind: "gcs";
  /** Name of the bucket. */
  readonly bucket: Input<string>;
}

/**
 * A container of Azure Blob Storage.
 *
 * @example
 * ```ts
 * const azureStorage: AzureStorage = { kind: "azure-blob", storageAccountId: "/subscriptions/…", storageAccount: "acmelogs", container: "logs" };
 * ```
 */
export interface AzureStorage {
  readonly kind: "azure-blob";
  /** Id of the storage account on which the permissions are granted. */
  readonly storageAccountId: Input<string>;
  /** Name of the storage account. */
  readonly storageAccount: Input<string>;
  /** Name of the container. */
  readonly container: Input<string>;
}

/** A bucket in a cloud. Pods use the bucket with their cloud identity. */
export type ObjectStorage = S3Storage | GcsStorage | AzureStorage;

/** Buckets for data of the platform. The key names the data: `logs` or `traces`. */
export const objectStorage: Capability<ObjectStorage, "many"> = {
  name: "object-storage",
  valueType: "ObjectStorage",
  cardinality: "many",
  summary: "buckets for the platform's data",
  builtin: "yields",
};
