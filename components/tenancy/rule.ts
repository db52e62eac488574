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
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** @default any name */
  readonly resourceNames?: readonly string[];
}
