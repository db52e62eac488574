/**
 * A second bucket in another region. S3 copies to it all that is written after it was made, usually within minutes, and deletions as well.
 * It outlives the cluster.
 *
 * @example
 * ```ts
 * const copy: EksBackupCopyArgs = { region: "eu-west-1" };
 * ```
 */
export interface EksBackupCopyArgs {
  /** Another region of the same partition, for instance `eu-west-1`. AWS bills its storage, and the traffic to it. */
  readonly region: string;
  /**
   * ARN of a KMS key in that region, which encrypts the copy; only together with the first bucket's `encryptionKeyArn`, and then required.
   *
   * @default a key of S3 itself
   */
  readonly encryptionKeyArn?: string;
}

/**
 * The bucket of the cluster's backups. It outlives the cluster.
 *
 * @example
 * ```ts
 * const backups: EksBackupsArgs = { versionDays: 90, lockDays: 30, copy: { region: "eu-west-1" } };
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
  /** A copy in another region, for the day on which the cluster's region is gone. @default none */
  readonly copy?: EksBackupCopyArgs;
}

/** The options of backups. */
export interface BackupsArgs {
  /** A bucket for the backups of the cluster, which the add-on velero writes. @default no bucket */
  readonly backups?: EksBackupsArgs;
}
