/** A person's or machine's identity, or a group's. */
export interface GkePrincipalArgs {
  /** `group:NAME@DOMAIN` (best), `user:NAME@DOMAIN` or `serviceAccount:NAME@PROJECT.iam.gserviceaccount.com`. */
  readonly member: string;
}

/**
 * Who may use the Kubernetes API. IAM only lets them in (`roles/container.clusterViewer`), and roles in the cluster say what they
 * may do there. For one namespace, name the group in its `Tenant`'s `access`, and here under `members`.
 */
export interface GkeAccessArgs {
  /**
   * What this program runs as, and what one acts as in an emergency: `serviceAccount:…`, `user:…` or `group:…`. It has its rights
   * (`roles/container.admin` among them) before there is a cluster; here it is let use the nodes' service account.
   */
  readonly deployer: string;
  /**
   * The group that holds all groups of Kubernetes, `gke-security-groups@DOMAIN`; needed for members that are groups.
   * https://cloud.google.com/kubernetes-engine/docs/how-to/google-groups-rbac @default no groups
   */
  readonly securityGroup?: string;
  /** By name, at least one (ClusterRole `admin`). */
  readonly admins: Record<string, GkePrincipalArgs>;
  /** May change workloads everywhere (ClusterRole `edit`). @default none */
  readonly editors?: Record<string, GkePrincipalArgs>;
  /** May look everywhere, except at secrets (ClusterRole `view`). @default none */
  readonly viewers?: Record<string, GkePrincipalArgs>;
  /** May do what roles in the cluster give them (`Tenant`'s `access`), and nothing else. @default none */
  readonly members?: Record<string, GkePrincipalArgs>;
}
