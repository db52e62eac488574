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
   * Name of an existing resource group for the storage account. Do not name the cluster's resource group, because it is deleted with the cluster.
   *
   * @default a new group only for this account, which also outlives the cluster
   */
  readonly resourceGroup?: string;
  /**
   * The copies that Azure keeps. `ZRS`: copies in three zones. `GZRS`: also a copy in the paired region. `RAGZRS`: like `GZRS`, and you can read the
   * copy in the paired region even while the first region is down. Some regions have no paired region. Azure bills the storage in the paired region
   * and the traffic to it.
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
