/**
 * The identity of a person, a machine or a group.
 *
 * @example
 * ```ts
 * const developers: GkePrincipalArgs = { member: "group:developers@example.com" };
 * ```
 */
export interface GkePrincipalArgs {
  /** IAM member: `group:NAME@DOMAIN` (preferred), `user:NAME@DOMAIN` or `serviceAccount:NAME@PROJECT.iam.gserviceaccount.com`. */
  readonly member: string;
}

/**
 * Who may use the Kubernetes API. In IAM, these principals may only connect to the cluster (`roles/container.clusterViewer`). All further permissions
 * come from roles in the cluster. To give a group access to one namespace, list the group in `access` of the `Tenant` and here under `members`.
 *
 * @example
 * ```ts
 * const access: GkeAccessArgs = {
 *   deployer: "serviceAccount:deployer@example-prod.iam.gserviceaccount.com",
 *   securityGroup: "gke-security-groups@example.com",
 *   admins: { platform: { member: "group:platform@example.com" } },
 * };
 * ```
 */
export interface GkeAccessArgs {
  /**
   * The identity that runs this program, as `serviceAccount:…`, `user:…` or `group:…`. You can also use this identity in an emergency. Before the
   * first `up`, give this identity its permissions, including `roles/container.admin`. The component allows this identity to use the nodes' service
   * account.
   */
  readonly deployer: string;
  /**
   * The group `gke-security-groups@DOMAIN`. This group must contain all groups that may use the cluster. Required if a member is a group.
   * https://cloud.google.com/kubernetes-engine/docs/how-to/google-groups-rbac @default no groups
   */
  readonly securityGroup?: string;
  /** Administrators by name (ClusterRole `admin`). At least one is required. */
  readonly admins: Record<string, GkePrincipalArgs>;
  /** Principals that may change workloads everywhere, by name (ClusterRole `edit`). @default none */
  readonly editors?: Record<string, GkePrincipalArgs>;
  /** Principals that may read everything except secrets, by name (ClusterRole `view`). @default none */
  readonly viewers?: Record<string, GkePrincipalArgs>;
  /** Members by name. Members have only the permissions that they get from roles in the cluster (see `access` of `Tenant`). @default none */
  readonly members?: Record<string, GkePrincipalArgs>;
}
