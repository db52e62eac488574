import type { ManagedCluster } from "@pulumi/azure-native/containerservice";
import * as pulumi from "@pulumi/pulumi";
import type { AksAccessArgs, AksPrincipalArgs, PrincipalType } from "./args";
import type { Context } from "../context";
import { type BuiltInRole, createAssignment } from "../roles";

/** A principal's way into the cluster. */
interface Grant {
  /** Names its resources. */
  readonly key: string;
  readonly objectId: string;
  readonly principalType: PrincipalType;
  /** @default none: roles in the cluster decide */
  readonly role?: BuiltInRole;
  /** Where the role holds; empty for the whole cluster. */
  readonly namespaces: readonly string[];
}

/** Lists who gets in besides the admin groups, and with which of Azure's roles. */
function grantsOf({ deployer, admins, editors, viewers, members }: AksAccessArgs): Grant[] {
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

function deployerGrant({
  objectId,
  principalType = "ServicePrincipal",
}: NonNullable<AksAccessArgs["deployer"]>): Grant {
  const role = "Azure Kubernetes Service RBAC Cluster Admin";
  return { key: "deployer", objectId, principalType, role, namespaces: [] };
}

/**
 * Lets the configured principals in: each may fetch the cluster's kubeconfig, which has no credential in it, and do what its role
 * says, in the whole cluster or in its namespaces.
 */
export function createAccess(context: Context, cluster: ManagedCluster): pulumi.Resource[] {
  return grantsOf(context.args.access).flatMap(({ key, objectId, principalType, role, namespaces }) => {
    const name = `${context.name}-${key}`;
    const grant = (suffix: string, granted: BuiltInRole, scope: pulumi.Input<string>) =>
      createAssignment(context, `${name}${suffix}`, { role: granted, scope, principalId: objectId, principalType });
    const entry = grant("-kubeconfig", "Azure Kubernetes Service Cluster User Role", cluster.id);
    if (role === undefined) {
      return [entry];
    }
    return namespaces.length === 0
      ? [entry, grant("", role, cluster.id)]
      : [
          entry,
          ...namespaces.map((namespace) =>
            grant(`-${namespace}`, role, pulumi.interpolate`${cluster.id}/namespaces/${namespace}`),
          ),
        ];
  });
}
