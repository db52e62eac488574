/** A rule of a Kubernetes Role: verbs on resources. Wildcards are refused. */
export interface TenantRule {
  /** API groups; `""` is the core group. */
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** @default any name */
  readonly resourceNames?: readonly string[];
}
