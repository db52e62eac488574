/**
 * Options of the ECK operator.
 *
 * @example
 * ```ts
 * eckOperator({ namespaces: ["search"] });
 * ```
 */
export interface EckOperatorOptions {
  /** Namespaces whose resources it manages. It may read and write Secrets of the whole cluster in any case. @default all */
  readonly namespaces?: readonly string[];
  /** Memory of each pod. @default "1Gi" */
  readonly memory?: string;
}
