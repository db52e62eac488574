/**
 * The second region of the bucket, in which Cloud Storage keeps a copy of all that is written, within twelve hours.
 *
 * @example
 * ```ts
 * const copy: GkeBackupCopyArgs = { region: "europe-west4" };
 * ```
 */
export interface GkeBackupCopyArgs {
  /**
   * A region that Cloud Storage pairs with the cluster's, for instance `europe-west4` with `europe-west3`. Google bills storage in both
   * regions, and what is written once more.
   */
  readonly region: string;
}

/**
 * The bucket of the cluster's backups. It outlives the cluster.
 *
 * @example
 * ```ts
 * const backups: GkeBackupsArgs = { versionDays: 90, copy: { region: "europe-west4" } };
 * ```
 */
export interface GkeBackupsArgs {
  /** Days for which Cloud Storage keeps what was deleted or overwritten. @default 30 */
  readonly versionDays?: number;
  /**
   * Name of a key that encrypts the backups (`projects/…/locations/…/keyRings/…/cryptoKeys/…`), in the cluster's region; with `copy`, in
   * a location that serves both regions. The service agent of Cloud Storage must be allowed to use it. It must outlive the cluster, so it
   * cannot be the cluster's own key.
   *
   * @default a key of Google's
   */
  readonly encryptionKey?: string;
  /**
   * A copy in another region, for the day on which the cluster's region is gone. You can only set this when the bucket is created.
   *
   * @default none: the bucket is in the cluster's region
   */
  readonly copy?: GkeBackupCopyArgs;
}

/** The options of backups. */
export interface BackupsArgs {
  /** A bucket for the backups of the cluster, which the add-on velero writes. @default no bucket */
  readonly backups?: GkeBackupsArgs;
}
