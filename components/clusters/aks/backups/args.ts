/**
 * The storage account of the cluster's backups. It outlives the cluster.
 *
 * @example
 * ```ts
 * const backups: AksBackupsArgs = { versionDays: 90, redundancy: "RAGZRS" };
 * ```
 */
export interface AksBackupsArgs {
  /** Days for which Azure keeps deleted and overwritten data. @default 30 */
  readonly versionDays?: number;
  /**
   * Name of an existing resource group for the storage account. Do not name the cluster's own, which is deleted with the cluster.
   *
   * @default a group of its own, which also outlives the cluster
   */
  readonly resourceGroup?: string;
  /**
   * The copies that Azure keeps. `ZRS`: in three zones. `GZRS`: another in the region's paired region. `RAGZRS`: you can also read that
   * one, even while the first region is down. Some regions have no pair. Azure bills the second region's storage and the traffic to it.
   *
   * @default "ZRS"
   */
  readonly redundancy?: "ZRS" | "GZRS" | "RAGZRS";
}

/** The options of backups. */
export interface BackupsArgs {
  /**
   * A storage account for the backups of the cluster; the add-on velero writes to it. Only the subnet of nodes can reach it.
   *
   * @default no storage account
   */
  readonly backups?: AksBackupsArgs;
}
