import type { BuiltInRole, PrincipalType } from "../roles";
import type { AksAccessArgs, AksMemberArgs, AksPrincipalArgs } from "./args";

/** The access of one principal to the cluster. */
export interface Grant {
  /** Key in the names of the grant's resources. */
  readonly key: string;
  readonly objectId: string;
  readonly principalType: PrincipalType;
  /** @default none: roles in the cluster decide */
  readonly role?: BuiltInRole;
  /** Namespaces to which the role applies; empty for the whole cluster. */
  readonly namespaces: readonly string[];
}

/** Key of the deployer's grant. */
export const deployerKey = "deployer";

/** Lists the principals with access and their Azure roles. The admin groups are not listed. */
export function grantsOf({ deployer, admins, editors, viewers, members }: AksAccessArgs): Grant[] {
  const group = (prefix: string, role: BuiltInRole, principals: Readonly<Record<string, AksPrincipalArgs>> = {}) =>
    Object.entries(principals).map(
      ([name, { objectId, principalType = "Group", namespaces = [] }]): Grant => ({
        key: `${prefix}-${name}`,
        objectId,
        principalType,
        role,
        namespaces,
      }),
    );
  return [
    ...(deployer === undefined ? [] : [deployerGrant(deployer)]),
    ...group("admin", "Azure Kubernetes Service RBAC Admin", admins),
    ...group("editor", "Azure Kubernetes Service RBAC Writer", editors),
    ...group("viewer", "Azure Kubernetes Service RBAC Reader", viewers),
    ...Object.entries(members ?? {}).map(
      ([name, { objectId, principalType = "Group" }]): Grant => ({
        key: `member-${name}`,
        objectId,
        principalType,
        namespaces: [],
      }),
    ),
  ];
}

/** Returns the role assignments of the identity that runs the program. */
export function deployerGrant({ objectId, principalType = "ServicePrincipal" }: AksMemberArgs) {
  const role: BuiltInRole = "Azure Kubernetes Service RBAC Cluster Admin";
  return { key: deployerKey, objectId, principalType, role, namespaces: [] };
}
