/**
 * A bucket for data of the platform. It outlives the cluster.
 *
 * @example
 * ```ts
 * const logs: EksDataBucketArgs = {
 *   encryptionKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012",
 * };
 * ```
 */
export interface EksDataBucketArgs {
  /**
   * ARN of a KMS key that encrypts the bucket. It must outlive the cluster, so it cannot be the cluster's own key.
   *
   * @default S3's own key
   */
  readonly encryptionKeyArn?: string;
}

/**
 * Buckets for the stores of logs and traces. The stores delete data older than their `retentionDays`.
 *
 * @example
 * ```ts
 * const objectStorage: EksObjectStorageArgs = { logs: {}, traces: {} };
 * ```
 */
export interface EksObjectStorageArgs {
  /** Bucket of the add-on loki. @default no bucket */
  readonly logs?: EksDataBucketArgs;
  /** Bucket of the add-on tempo. @default no bucket */
  readonly traces?: EksDataBucketArgs;
}

/** The option for the buckets of stores. */
export interface ObjectStorageArgs {
  /** Buckets for logs and traces, one for each store. @default none: the stores use volumes */
  readonly objectStorage?: EksObjectStorageArgs;
}
