/**
 * Settings that your account requires on IAM roles.
 *
 * @example
 * ```ts
 * const roles: EksClusterArgs["roles"] = { path: "/platform/" };
 * ```
 */
export interface RolesArgs {
  /** ARN of a policy that limits every role, as its permissions boundary. It must allow what the roles need. @default none */
  readonly permissionsBoundary?: string;
  /** Path of every role, for instance `/platform/`. Choose it before the first `up`, because a change replaces the cluster. @default "/" */
  readonly path?: string;
  /** ARNs of further policies for all nodes, at most eight, for instance that of AWS Systems Manager. @default none */
  readonly nodePolicies?: string[];
}
