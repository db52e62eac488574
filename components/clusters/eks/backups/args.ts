/**
 * The bucket of the cluster's backups. It outlives the cluster.
 *
 * @example
 * ```ts
 * const backups: EksBackupsArgs = { versionDays: 90, lockDays: 30 };
 * ```
 */
export interface EksBackupsArgs {
  /** Days for which S3 keeps what was deleted or overwritten. @default 30 */
  readonly versionDays?: number;
  /**
   * Days for which nobody, not even the account's root user, can delete a backup (S3 Object Lock, mode compliance); at most `versionDays`.
   * You can only set this when the bucket is created.
   *
   * @default none
   */
  readonly lockDays?: number;
  /**
   * ARN of a KMS key that encrypts the backups. It must outlive the cluster, so it cannot be the cluster's own key.
   *
   * @default a key of S3 itself
   */
  readonly encryptionKeyArn?: string;
}

/** The options of backups. */
export interface BackupsArgs {
  /** A bucket for the backups of the cluster, which the add-on velero writes. @default no bucket */
  readonly backups?: EksBackupsArgs;
}
