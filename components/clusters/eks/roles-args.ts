/**
 * Settings that your account requires on IAM roles.
 *
 * @example
 * ```ts
 * const roles: EksClusterArgs["roles"] = { path: "/platform/" };
 * ```
 */
export interface RolesArgs {
  /** ARN of the permissions boundary of every role. The boundary must allow all permissions that the roles need. @default none */
  readonly permissionsBoundary?: string;
  /**
   * Path of every role, for instance `/platform/`. Choose the path before the first `up`, because a later change replaces the cluster.
   *
   * @default "/"
   */
  readonly path?: string;
  /** ARNs of further policies for all nodes, at most eight, for instance the policy of AWS Systems Manager. @default none */
  readonly nodePolicies?: string[];
}
