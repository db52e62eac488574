/**
 * A bucket for logs or traces. The bucket outlives the cluster.
 *
 * @example
 * ```ts
 * const logs: GkeDataBucketArgs = {
 *   encryptionKey: "projects/acme-keys/locations/europe-west3/keyRings/data/cryptoKeys/logs",
 * };
 * ```
 */
export interface GkeDataBucketArgs {
  /**
   * Name of a KMS key in the cluster's region that encrypts the bucket (`projects/…/locations/…/keyRings/…/cryptoKeys/…`). The service agent of Cloud
   * Storage must be allowed to use the key. The key must outlive the cluster, so it cannot be the cluster's own key.
   *
   * @default Google's own key
   */
  readonly encryptionKey?: string;
}

/**
 * Buckets for the add-ons that store logs and traces. These add-ons delete data older than their `retentionDays`.
 *
 * @example
 * ```ts
 * const objectStorage: GkeObjectStorageArgs = { logs: {}, traces: {} };
 * ```
 */
export interface GkeObjectStorageArgs {
  /** Bucket in which the add-on loki stores logs. @default no bucket */
  readonly logs?: GkeDataBucketArgs;
  /** Bucket in which the add-on tempo stores traces. @default no bucket */
  readonly traces?: GkeDataBucketArgs;
}

/** The option for the buckets of stores. */
export interface ObjectStorageArgs {
  /** Buckets for logs and traces. Each store has a separate bucket. @default none: the stores use volumes */
  readonly objectStorage?: GkeObjectStorageArgs;
}
