/** What an object of Microsoft Entra is; Azure asks, so that one that was just made need not be looked up. */
export const PrincipalType = { Group: "Group", ServicePrincipal: "ServicePrincipal", User: "User" } as const;
export type PrincipalType = (typeof PrincipalType)[keyof typeof PrincipalType];

/** What decides what a person or machine may do in the cluster; either way they enter it by Microsoft Entra only. */
export const AksAuthorization = {
  /** Role assignments in Azure, for the cluster or for a namespace; roles and bindings in the cluster, too. */
  AzureRbac: "azure-rbac",
  /** Roles and bindings in the cluster alone, to which a group is its object id. */
  KubernetesRbac: "kubernetes-rbac",
} as const;
export type AksAuthorization = (typeof AksAuthorization)[keyof typeof AksAuthorization];

/** Somebody or something that enters the cluster. */
export interface AksMemberArgs {
  /** Object id in Microsoft Entra, a GUID: of a service principal not the id of its application. */
  readonly objectId: string;
  /** @default "Group" */
  readonly principalType?: PrincipalType;
}

/** A person's or machine's identity and where it may act. */
export interface AksPrincipalArgs extends AksMemberArgs {
  /** @default the whole cluster */
  readonly namespaces?: string[];
}

/** Who may use the Kubernetes API; local accounts are off, so that nobody else does. */
export interface AksAccessArgs {
  /** @default "azure-rbac" */
  readonly authorization?: AksAuthorization;
  /**
   * Groups with every right (`cluster-admin`), for emergencies; with `kubernetes-rbac` at least one, which this program's own
   * identity is in, since nothing could be installed otherwise. @default none
   */
  readonly adminGroupObjectIds?: string[];
  /**
   * With `azure-rbac`: whom this program runs as, the only one besides the groups with every right
   * (`Azure Kubernetes Service RBAC Cluster Admin`). @default of `principalType` "ServicePrincipal"
   */
  readonly deployer?: AksMemberArgs;
  /** With `azure-rbac`, by name: `Azure Kubernetes Service RBAC Admin`. @default none */
  readonly admins?: Record<string, AksPrincipalArgs>;
  /** With `azure-rbac`: may change workloads (`Azure Kubernetes Service RBAC Writer`). @default none */
  readonly editors?: Record<string, AksPrincipalArgs>;
  /** With `azure-rbac`: may look, except at secrets (`Azure Kubernetes Service RBAC Reader`). @default none */
  readonly viewers?: Record<string, AksPrincipalArgs>;
  /** May do what roles in the cluster give their object id (`Tenant`'s `access`), and fetch the kubeconfig. @default none */
  readonly members?: Record<string, AksMemberArgs>;
}
