/**
 * The second region of the bucket. Cloud Storage copies all written data to this region within twelve hours.
 *
 * @example
 * ```ts
 * const copy: GkeBackupCopyArgs = { region: "europe-west4" };
 * ```
 */
export interface GkeBackupCopyArgs {
  /**
   * A region that Cloud Storage pairs with the cluster's region, for instance `europe-west4` for `europe-west3`. Google bills the storage in both
   * regions and the replication of all written data.
   */
  readonly region: string;
}

/**
 * The bucket of the cluster's backups. The bucket outlives the cluster.
 *
 * @example
 * ```ts
 * const backups: GkeBackupsArgs = { versionDays: 90, copy: { region: "europe-west4" } };
 * ```
 */
export interface GkeBackupsArgs {
  /** Days for which Cloud Storage keeps deleted and overwritten data. @default 30 */
  readonly versionDays?: number;
  /**
   * Name of a KMS key that encrypts the backups (`projects/…/locations/…/keyRings/…/cryptoKeys/…`). The key must be in the cluster's region. With
   * `copy`, the key must be in a location that serves both regions. The service agent of Cloud Storage must be allowed to use the key. The key must
   * outlive the cluster, so it cannot be the cluster's own key.
   *
   * @default Google's own key
   */
  readonly encryptionKey?: string;
  /**
   * A copy in another region, in case the cluster's region fails. You can set this option only when the bucket is created.
   *
   * @default none: the bucket is in the cluster's region
   */
  readonly copy?: GkeBackupCopyArgs;
}

/** The options of backups. */
export interface BackupsArgs {
  /** A bucket for the backups of the cluster. The add-on velero writes to this bucket. @default no bucket */
  readonly backups?: GkeBackupsArgs;
}
