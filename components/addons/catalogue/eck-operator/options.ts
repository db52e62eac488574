/**
 * Options of the ECK operator.
 *
 * @example
 * ```ts
 * eckOperator({ namespaces: ["search"] });
 * ```
 */
export interface EckOperatorOptions {
  /**
   * Namespaces in which the operator manages resources. Even with this option, the operator may read and write Secrets in all namespaces.
   *
   * @default all
   */
  readonly namespaces?: readonly string[];
  /** Memory of each operator pod. @default "1Gi" */
  readonly memory?: string;
}
