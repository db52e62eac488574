/**
 * A rule of a Kubernetes Role: verbs on resources. Wildcards are refused.
 *
 * @example
 * ```ts
 * const tenantRule: TenantRule = { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "patch"] };
 * ```
 */
export interface TenantRule {
  /** API groups; `""` is the core group. */
  readonly apiGroups: readonly string[];
  /** Resources, for instance `deployments`. */
  readonly resources: readonly string[];
  /** Allowed verbs, for instance `get`. */
  readonly verbs: readonly string[];
  /** Names of the objects that the rule allows. @default any name */
  readonly resourceNames?: readonly string[];
}
