/**
 * The storage account of the cluster's backups. It outlives the cluster.
 *
 * @example
 * ```ts
 * const backups: AksBackupsArgs = { versionDays: 90, redundancy: "RAGZRS" };
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
  /**
   * The copies that Azure keeps: in three zones (`ZRS`), and another in the region's paired region (`GZRS`), which you can also read while
   * the first region is gone (`RAGZRS`). Some regions have no pair. Azure bills the second region's storage and the traffic to it.
   *
   * @default "ZRS"
   */
  readonly redundancy?: "ZRS" | "GZRS" | "RAGZRS";
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
