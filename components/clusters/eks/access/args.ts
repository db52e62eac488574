/** A person's or machine's identity and where it may act. */
export interface EksPrincipalArgs {
  /** An IAM role or user; never the account's root, never a session (`assumed-role`). */
  readonly principalArn: string;
  /** @default the whole cluster */
  readonly namespaces?: string[];
}

/** A person's or machine's identity and the groups that it is in, to Kubernetes. */
export interface EksMemberArgs {
  /** An IAM role or user; never the account's root, never a session (`assumed-role`). */
  readonly principalArn: string;
  /** At least one; none that begins with `system:`, which EKS refuses. */
  readonly groups: string[];
}

/** Who may use the Kubernetes API, by access entries; the creator of the cluster gets nothing by itself. */
export interface EksAccessArgs {
  /**
   * The role that this program runs as, and that one assumes in an emergency: the only one with every right
   * (`AmazonEKSClusterAdminPolicy`). Without it nothing could be installed in the cluster.
   */
  readonly deployer: string;
  /** By name, at least one of them for the whole cluster (`AmazonEKSAdminPolicy`). */
  readonly admins: Record<string, EksPrincipalArgs>;
  /** May change workloads (`AmazonEKSEditPolicy`). @default none */
  readonly editors?: Record<string, EksPrincipalArgs>;
  /** May look, except at secrets (`AmazonEKSViewPolicy`). @default none */
  readonly viewers?: Record<string, EksPrincipalArgs>;
  /** May do what roles in the cluster give their groups (`Tenant`'s `access`), and nothing else. @default none */
  readonly members?: Record<string, EksMemberArgs>;
}
