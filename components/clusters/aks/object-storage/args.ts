/**
 * Storage accounts for the stores of logs and traces. The stores delete data older than their `retentionDays`. The accounts outlive the
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
   * Name of an existing resource group for the storage accounts. Do not name the cluster's resource group, because it is deleted with the cluster.
   *
   * @default a new group only for these accounts, which also outlives the cluster
   */
  readonly resourceGroup?: string;
}

/** The option for the storage of stores. */
export interface ObjectStorageArgs {
  /**
   * Storage accounts for logs and traces, one for each store, because permissions are given on an account. Only the subnet of nodes can
   * reach them.
   *
   * @default none: the stores use volumes
   */
  readonly objectStorage?: AksObjectStorageArgs;
}
