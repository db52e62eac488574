/**
 * Storage accounts for the add-ons that store logs and traces. These add-ons delete data older than their `retentionDays`. The accounts outlive the
 * cluster.
 *
 * @example
 * ```ts
 * const objectStorage: AksObjectStorageArgs = { logs: true, traces: true };
 * ```
 */
export interface AksObjectStorageArgs {
  /** `true` creates a storage account with a container for the add-on loki. @default none */
  readonly logs?: true;
  /** `true` creates a storage account with a container for the add-on tempo. @default none */
  readonly traces?: true;
  /**
   * Name of an existing resource group for the storage accounts. Do not use the cluster's resource group: Azure deletes that group with the cluster.
   *
   * @default a new group that contains only these accounts; the group also outlives the cluster
   */
  readonly resourceGroup?: string;
}

/** The option for the storage of stores. */
export interface ObjectStorageArgs {
  /**
   * Storage accounts for logs and traces. Each store has a separate account, because Azure grants permissions per account. Only the subnet of nodes
   * can reach the accounts.
   *
   * @default none: the stores use volumes
   */
  readonly objectStorage?: AksObjectStorageArgs;
}
