/**
 * The storage account of the cluster's backups. It outlives the cluster.
 *
 * @example
 * ```ts
 * const backups: AksBackupsArgs = { versionDays: 90 };
 * ```
 */
export interface AksBackupsArgs {
  /** Days for which Azure keeps what was deleted or overwritten. @default 30 */
  readonly versionDays?: number;
  /**
   * Name of an existing resource group for the storage account. Do not name the cluster's own, which is deleted with the cluster.
   *
   * @default a group of its own, which stays as well
   */
  readonly resourceGroup?: string;
}

/** The options of backups. */
export interface BackupsArgs {
  /**
   * A storage account for the backups of the cluster, which the add-on velero writes. Only the subnet of nodes reaches it.
   *
   * @default no storage account
   */
  readonly backups?: AksBackupsArgs;
}
