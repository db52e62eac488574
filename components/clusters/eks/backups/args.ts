/**
 * A second bucket in another region. S3 copies everything to it that is written after its creation, and deletions too, usually within
 * minutes. It outlives the cluster.
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
   * @default S3's own key
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
  /** Days for which S3 keeps deleted and overwritten data. @default 30 */
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
   * @default S3's own key
   */
  readonly encryptionKeyArn?: string;
  /** A copy in another region, in case the cluster's region fails. @default none */
  readonly copy?: EksBackupCopyArgs;
}

/** The options of backups. */
export interface BackupsArgs {
  /** A bucket for the backups of the cluster; the add-on velero writes to it. @default no bucket */
  readonly backups?: EksBackupsArgs;
}
