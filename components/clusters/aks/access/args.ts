import type { PrincipalType } from "../roles";

/** Where the permissions of people and machines are defined. With both values, people and machines authenticate only with Microsoft Entra. */
export const AksAuthorization = {
  /** In Azure's role assignments for the cluster or a namespace. Roles and bindings in the cluster can add permissions. */
  AzureRbac: "azure-rbac",
  /** Only in roles and bindings in the cluster. They name a group by its object id. */
  KubernetesRbac: "kubernetes-rbac",
} as const;
export type AksAuthorization = (typeof AksAuthorization)[keyof typeof AksAuthorization];

/**
 * The identity of a person, a machine or a group.
 *
 * @example
 * ```ts
 * const developers: AksMemberArgs = { objectId: "11111111-0000-0000-0000-000000000004" };
 * ```
 */
export interface AksMemberArgs {
  /** Object id in Microsoft Entra, a GUID. For a service principal, do not use the application's id. */
  readonly objectId: string;
  /** Kind of the object in Microsoft Entra: `Group`, `ServicePrincipal` or `User`. @default "Group" */
  readonly principalType?: PrincipalType;
}

/**
 * The identity of a person, a machine or a group, and the namespaces in which it may act.
 *
 * @example
 * ```ts
 * const shop: AksPrincipalArgs = { objectId: "11111111-0000-0000-0000-000000000005", namespaces: ["shop"] };
 * ```
 */
export interface AksPrincipalArgs extends AksMemberArgs {
  /** Namespaces in which the principal may act. @default the whole cluster */
  readonly namespaces?: string[];
}

/**
 * Who may use the Kubernetes API. Nobody else has access, because local accounts are disabled.
 *
 * @example
 * ```ts
 * const access: AksAccessArgs = {
 *   deployer: { objectId: "11111111-0000-0000-0000-000000000002" },
 *   admins: { platform: { objectId: "11111111-0000-0000-0000-000000000003" } },
 * };
 * ```
 */
export interface AksAccessArgs {
  /** Where the permissions are defined: in Azure's role assignments (`azure-rbac`) or in the cluster (`kubernetes-rbac`). @default "azure-rbac" */
  readonly authorization?: AksAuthorization;
  /**
   * Object ids of groups with every permission (`cluster-admin`), for emergencies. With `kubernetes-rbac`, set at least one group. One of the groups
   * must contain the identity that runs this program; otherwise the program cannot install anything.
   *
   * @default none
   */
  readonly adminGroupObjectIds?: string[];
  /**
   * With `azure-rbac`: the identity that runs this program. Only this identity and the admin groups have every permission (`Azure Kubernetes Service
   * RBAC Cluster Admin`). @default for `principalType`: "ServicePrincipal"
   */
  readonly deployer?: AksMemberArgs;
  /** With `azure-rbac`: administrators (`Azure Kubernetes Service RBAC Admin`), under names that you choose. @default none */
  readonly admins?: Record<string, AksPrincipalArgs>;
  /** With `azure-rbac`: principals that may change workloads (`Azure Kubernetes Service RBAC Writer`), under names that you choose. @default none */
  readonly editors?: Record<string, AksPrincipalArgs>;
  /**
   * With `azure-rbac`: principals that may read everything except secrets (`Azure Kubernetes Service RBAC Reader`), under names that you choose.
   *
   * @default none
   */
  readonly viewers?: Record<string, AksPrincipalArgs>;
  /**
   * Principals that may fetch the kubeconfig, under names that you choose. To give these principals further permissions, bind their object ids to
   * roles in the cluster (see `access` of `Tenant`).
   *
   * @default none
   */
  readonly members?: Record<string, AksMemberArgs>;
}
