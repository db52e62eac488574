/**
 * The storage account of the cluster's backups. The account outlives the cluster.
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
   * Name of an existing resource group for the storage account. Do not use the cluster's resource group: Azure deletes that group with the cluster.
   *
   * @default a new group that contains only this account; the group also outlives the cluster
   */
  readonly resourceGroup?: string;
  /**
   * The copies that Azure keeps. `ZRS`: copies in three zones. `GZRS`: copies in three zones, and a copy in the paired region. `RAGZRS`: the same
   * copies as `GZRS`, but you can also read the copy in the paired region, even while the first region is down. Some regions have no paired region.
   * Azure bills the storage in the paired region and the traffic to that region.
   *
   * @default "ZRS"
   */
  readonly redundancy?: "ZRS" | "GZRS" | "RAGZRS";
}

/** The options of backups. */
export interface BackupsArgs {
  /**
   * A storage account for the backups of the cluster. The add-on velero writes to this account. Only the subnet of nodes can reach it.
   *
   * @default no storage account
   */
  readonly backups?: AksBackupsArgs;
}
