import type { TenantAccess } from "../tenancy";
import type { ArgoAccess, ArgoPolicy, ArgoProjectArgs } from "./project-args";

/** A role in the form of an AppProject. */
interface ProjectRole {
  readonly name: string;
  readonly groups: readonly string[];
  readonly policies: readonly string[];
}

const viewing: readonly ArgoPolicy[] = [
  { resource: "applications", action: "get" },
  { resource: "logs", action: "get" },
];

/* Deleting a pod restarts it, because its controller creates it again. Argo CD's patterns do not stop at a slash. */
const deploying: readonly ArgoPolicy[] = [
  ...viewing,
  { resource: "applications", action: "sync" },
  { resource: "applications", action: "action/*" },
  { resource: "applications", action: "delete/*/Pod/*/*" },
];

/** The standard roles. A project has each of them if a group has the role. */
export const standardRoles = { deployer: deploying, viewer: viewing } as const;

/**
 * Returns the groups that may deploy to all of the given tenants, and the groups that may view all of them. A group counts only if every tenant lists
 * it, so that nobody gets rights in the namespace of another team.
 */
export function sharedAccess(all: readonly TenantAccess[]): ArgoAccess {
  const writers = all.map(({ admins = [], editors = [] }) => [...admins, ...editors]);
  const readers = all.map(({ viewers = [] }, index) => [...(writers[index] ?? []), ...viewers]);
  const deployers = inEach(writers);
  return { deployers, viewers: inEach(readers).filter((group) => !deployers.includes(group)) };
}

function inEach([first = [], ...others]: readonly (readonly string[])[]): string[] {
  return [...new Set(first)].filter((group) => others.every((groups) => groups.includes(group)));
}

/** Renders `spec.roles`. Leaves out standard roles without a group. */
export function projectRoles(
  project: string,
  { deployers = [], viewers = [] }: ArgoAccess,
  roles: ArgoProjectArgs["roles"] = {},
): ProjectRole[] {
  const standard = [
    { name: "deployer", groups: deployers, policies: standardRoles.deployer },
    { name: "viewer", groups: viewers, policies: standardRoles.viewer },
  ];
  const own = Object.entries(roles).map(([name, role]) => ({ name, ...role }));
  return [...standard.filter(({ groups }) => groups.length > 0), ...own].map(({ name, groups, policies }) => ({
    name,
    groups: groups.map(quoted),
    policies: policies.map((policy) => line(project, name, policy)),
  }));
}

/** Argo CD requires quotes around a group with a comma, such as a distinguished name. */
function quoted(group: string): string {
  return group.includes(",") ? `"${group}"` : group;
}

function line(project: string, role: string, policy: ArgoPolicy): string {
  const { resource, action, application = "*", effect = "allow" } = policy;
  return `p, proj:${project}:${role}, ${resource}, ${action}, ${project}/${application}, ${effect}`;
}
