/**
 * Groups with permissions in the whole cluster, as its authentication names them. Each tenant names its people itself.
 *
 * @example
 * ```ts
 * const access: ExistingAccessArgs = { admins: ["platform"], viewers: ["developers"] };
 * ```
 */
export interface ExistingAccessArgs {
  /** Groups that may change everything in every namespace, roles included (`admin`). @default none */
  readonly admins?: readonly string[];
  /** Groups that may change what runs in every namespace (`edit`). @default none */
  readonly editors?: readonly string[];
  /** Groups that may read everything except Secrets (`view`). @default none */
  readonly viewers?: readonly string[];
}
