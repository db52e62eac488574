/**
 * The bucket of the cluster's backups. It outlives the cluster.
 *
 * @example
 * ```ts
 * const backups: GkeBackupsArgs = { versionDays: 90 };
 * ```
 */
export interface GkeBackupsArgs {
  /** Days for which Cloud Storage keeps what was deleted or overwritten. @default 30 */
  readonly versionDays?: number;
  /**
   * Name of a key that encrypts the backups (`projects/…/locations/…/keyRings/…/cryptoKeys/…`), in the cluster's region. The service
   * agent of Cloud Storage must be allowed to use it. It must outlive the cluster, so it cannot be the cluster's own key.
   *
   * @default a key of Google's
   */
  readonly encryptionKey?: string;
}

/** The options of backups. */
export interface BackupsArgs {
  /** A bucket for the backups of the cluster, which the add-on velero writes. @default no bucket */
  readonly backups?: GkeBackupsArgs;
}
