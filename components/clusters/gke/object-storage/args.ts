/**
 * A bucket for data of the platform. It outlives the cluster.
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
   * Name of a key that encrypts the bucket (`projects/…/locations/…/keyRings/…/cryptoKeys/…`), in the cluster's region. The service agent
   * of Cloud Storage must be allowed to use it. It must outlive the cluster, so it cannot be the cluster's own key.
   *
   * @default Google's own key
   */
  readonly encryptionKey?: string;
}

/**
 * Buckets for the stores of logs and traces. The stores delete data older than their `retentionDays`.
 *
 * @example
 * ```ts
 * const objectStorage: GkeObjectStorageArgs = { logs: {}, traces: {} };
 * ```
 */
export interface GkeObjectStorageArgs {
  /** Bucket of the add-on loki. @default no bucket */
  readonly logs?: GkeDataBucketArgs;
  /** Bucket of the add-on tempo. @default no bucket */
  readonly traces?: GkeDataBucketArgs;
}

/** The option for the buckets of stores. */
export interface ObjectStorageArgs {
  /** Buckets for logs and traces, one for each store. @default none: the stores use volumes */
  readonly objectStorage?: GkeObjectStorageArgs;
}
