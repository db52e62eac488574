import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type StandardRole, standardRoles } from "./roles";
import type { TenantRule } from "./rule";

/**
 * A custom role of a tenant, and the groups that have the role.
 *
 * @example
 * ```ts
 * const tenantRole: TenantRole = { groups: ["auditors"], rules: [{ apiGroups: [""], resources: ["events"], verbs: ["get", "list"] }] };
 * ```
 */
export interface TenantRole {
  /** Groups of the identity provider that have the role. */
  readonly groups: readonly string[];
  /** Rules of the role. */
  readonly rules: readonly TenantRule[];
  /** If true, Keelson creates a ClusterRole that applies in every namespace. @default false */
  readonly clusterWide?: boolean;
}

/**
 * Groups of the identity provider, by their role in the tenant's namespace. The standard roles cannot read secrets, open shells in pods or change the
 * guard rails.
 *
 * @example
 * ```ts
 * const access: TenantAccess = {
 *   editors: ["shop-developers"],
 *   roles: {
 *     scaler: { groups: ["on-call"], rules: [{ apiGroups: ["apps"], resources: ["deployments/scale"], verbs: ["patch"] }] },
 *   },
 * };
 * ```
 */
export interface TenantAccess {
  /** Groups that may change workloads and write secrets, but may not read secrets. @default none */
  readonly admins?: readonly string[];
  /** Groups that may change workloads. @default none */
  readonly editors?: readonly string[];
  /** Groups that may read workloads, their state and their limits, but no secrets. @default none */
  readonly viewers?: readonly string[];
  /** Custom roles, by name. @default none */
  readonly roles?: Readonly<Record<string, TenantRole>>;
}

interface NamedRole extends TenantRole {
  readonly name: string;
}

/** Lists the roles of a tenant with their groups. Standard roles without a group are left out. */
export function rolesOf({ admins = [], editors = [], viewers = [], roles = {} }: TenantAccess): NamedRole[] {
  const standard = ([name, groups]: readonly [StandardRole, readonly string[]]) => ({
    name,
    groups,
    rules: standardRoles[name],
  });
  const own = Object.entries(roles).map(([name, role]) => ({ name, ...role }));
  const given = (
    [
      ["admin", admins],
      ["editor", editors],
      ["viewer", viewers],
    ] as const
  ).map(standard);
  return [...given.filter(({ groups }) => groups.length > 0), ...own];
}

/** Binds the groups to their roles, in the tenant's namespace or cluster-wide. */
export function createAccess(
  name: string,
  access: TenantAccess,
  namespace: pulumi.Input<string>,
  tenantName: string,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  return rolesOf(access).flatMap((role) => {
    const resourceName = `${name}-${role.name}`;
    const subjects = role.groups.map((group) => ({
      apiGroup: "rbac.authorization.k8s.io",
      kind: "Group",
      name: group,
    }));
    return role.clusterWide === true
      ? createClusterRole(resourceName, `${tenantName}-${role.name}`, role, subjects, options)
      : createRole(resourceName, { name: role.name, namespace }, role.rules, subjects, options);
  });
}

type Subjects = k8s.types.input.rbac.v1.Subject[];

/** Creates a Role and binds it. */
export function createRole(
  resourceName: string,
  metadata: { readonly name: string; readonly namespace: pulumi.Input<string> },
  rules: readonly TenantRule[],
  subjects: Subjects,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: metadata.name };
  const role = new k8s.rbac.v1.Role(resourceName, { metadata, rules: rules.map(copyOf) }, options);
  const bound = { ...options, dependsOn: [role] };
  return [role, new k8s.rbac.v1.RoleBinding(resourceName, { metadata, roleRef, subjects }, bound)];
}

function createClusterRole(
  resourceName: string,
  name: string,
  { rules }: TenantRole,
  subjects: Subjects,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name };
  const role = new k8s.rbac.v1.ClusterRole(resourceName, { metadata: { name }, rules: rules.map(copyOf) }, options);
  const bound = { ...options, dependsOn: [role] };
  return [role, new k8s.rbac.v1.ClusterRoleBinding(resourceName, { metadata: { name }, roleRef, subjects }, bound)];
}

function copyOf({ apiGroups, resources, verbs, resourceNames }: TenantRule): k8s.types.input.rbac.v1.PolicyRule {
  return {
    apiGroups: [...apiGroups],
    resources: [...resources],
    verbs: [...verbs],
    ...(resourceNames !== undefined && { resourceNames: [...resourceNames] }),
  };
}
