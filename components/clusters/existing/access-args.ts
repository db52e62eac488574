/**
 * Groups with permissions in the whole cluster. Write the names of groups as the cluster's authentication returns them. Each tenant lists its own
 * members in its `access`.
 *
 * @example
 * ```ts
 * const access: ExistingAccessArgs = { admins: ["platform"], viewers: ["developers"] };
 * ```
 */
export interface ExistingAccessArgs {
  /** Groups that may change everything in every namespace, including roles (ClusterRole `admin`). @default none */
  readonly admins?: readonly string[];
  /** Groups that may change workloads in every namespace (ClusterRole `edit`). @default none */
  readonly editors?: readonly string[];
  /** Groups that may read everything in every namespace, except Secrets (ClusterRole `view`). @default none */
  readonly viewers?: readonly string[];
}
