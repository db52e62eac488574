/**
 * Options of the ECK operator.
 *
 * @example
 * ```ts
 * eckOperator({ namespaces: ["search"] });
 * ```
 */
export interface EckOperatorOptions {
  /** Namespaces whose resources the operator manages. In every case, the operator may read and write the Secrets of all namespaces. @default all */
  readonly namespaces?: readonly string[];
  /** Memory of each pod. @default "1Gi" */
  readonly memory?: string;
}
