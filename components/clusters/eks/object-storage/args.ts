/**
 * A bucket for logs or traces. The bucket outlives the cluster.
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
   * ARN of a KMS key that encrypts the bucket. The key must outlive the cluster, so it cannot be the cluster's own key.
   *
   * @default S3's own key
   */
  readonly encryptionKeyArn?: string;
}

/**
 * Buckets for the add-ons that store logs and traces. These add-ons delete data older than their `retentionDays`.
 *
 * @example
 * ```ts
 * const objectStorage: EksObjectStorageArgs = { logs: {}, traces: {} };
 * ```
 */
export interface EksObjectStorageArgs {
  /** Bucket in which the add-on loki stores logs. @default no bucket */
  readonly logs?: EksDataBucketArgs;
  /** Bucket in which the add-on tempo stores traces. @default no bucket */
  readonly traces?: EksDataBucketArgs;
}

/** The option for the buckets of stores. */
export interface ObjectStorageArgs {
  /** Buckets for logs and traces. Each store has a separate bucket. @default none: the stores use volumes */
  readonly objectStorage?: EksObjectStorageArgs;
}
