/**
 * A second bucket in another region. S3 copies all later writes and deletions to this bucket, usually within minutes. S3 does not copy data that is
 * older than this bucket. The bucket outlives the cluster.
 *
 * @example
 * ```ts
 * const copy: EksBackupCopyArgs = { region: "eu-west-1" };
 * ```
 */
export interface EksBackupCopyArgs {
  /** Another region of the same partition, for instance `eu-west-1`. AWS bills the storage in that region and the traffic to that region. */
  readonly region: string;
  /**
   * ARN of a KMS key in that region. The key encrypts the copy. Required if the first bucket has an `encryptionKeyArn`, otherwise not allowed.
   *
   * @default S3's own key
   */
  readonly encryptionKeyArn?: string;
}

/**
 * The bucket of the cluster's backups. The bucket outlives the cluster.
 *
 * @example
 * ```ts
 * const backups: EksBackupsArgs = { versionDays: 90, lockDays: 30, copy: { region: "eu-west-1" } };
 * ```
 */
export interface EksBackupsArgs {
  /** Days for which S3 keeps deleted and overwritten data. @default 30 */
  readonly versionDays?: number;
  /**
   * Days for which nobody can delete a backup, not even the account's root user (S3 Object Lock, mode compliance). At most `versionDays`. You can set
   * this option only when the bucket is created.
   *
   * @default none
   */
  readonly lockDays?: number;
  /**
   * ARN of a KMS key that encrypts the backups. The key must outlive the cluster, so it cannot be the cluster's own key.
   *
   * @default S3's own key
   */
  readonly encryptionKeyArn?: string;
  /** A copy in another region, in case the cluster's region fails. @default none */
  readonly copy?: EksBackupCopyArgs;
}

/** The options of backups. */
export interface BackupsArgs {
  /** A bucket for the backups of the cluster. The add-on velero writes to this bucket. @default no bucket */
  readonly backups?: EksBackupsArgs;
}
