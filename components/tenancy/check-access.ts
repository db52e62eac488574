import { collectProblems, type Problem, quote } from "../problems";
import { rolesOf, type TenantAccess, type TenantRole, type TenantRule } from "./access";
import { standardRoles } from "./roles";

/** Verbs that hand out more than somebody has. */
const escalating = ["escalate", "bind", "impersonate"];

/** What gives a shell, a credential or a way around the API server, by whoever may create it. */
const forbidden = ["pods/exec", "pods/attach", "pods/ephemeralcontainers", "nodes/proxy", "serviceaccounts/token"];

/** What changes who is admitted, whose certificate holds, or where traffic of others goes. */
const readOnly = new Set([
  "validatingwebhookconfigurations",
  "mutatingwebhookconfigurations",
  "certificatesigningrequests/approval",
  "persistentvolumes",
  "services/status",
]);
const looking = ["get", "list", "watch"];

/** Objections to who may do what in a tenant. */
export function checkAccess(access: TenantAccess): Problem[] {
  const custom = Object.entries(access.roles ?? {});
  return [
    ...rolesOf(access).flatMap(({ name, groups }) => checkGroups(pathOf(name), groups)),
    ...custom.flatMap(([name, role]) => [...checkRoleName(name), ...checkRole(`access.roles.${name}`, role)]),
  ];
}

function pathOf(role: string): string {
  return role in standardRoles ? `access.${role}s` : `access.roles.${role}.groups`;
}

function checkRoleName(name: string): Problem[] {
  return collectProblems([
    (name in standardRoles || !/^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/.test(name)) && {
      path: `access.roles.${name}`,
      message: `at most 40 of a-z, 0-9 and "-", and none of ${Object.keys(standardRoles).join(", ")}, given ${quote(name)}`,
    },
  ]);
}

function checkGroups(path: string, groups: readonly string[]): Problem[] {
  return collectProblems([
    groups.length === 0 && { path, message: "at least one group, given none: leave the role out" },
    ...groups.map(
      (group, index) =>
        (group === "" || group.startsWith("system:")) && {
          path: `${path}[${index}]`,
          message: `a group of the identity provider, given ${quote(group)}: system groups are everybody or nobody`,
        },
    ),
  ]);
}

function checkRole(path: string, { rules, clusterWide = false }: TenantRole): Problem[] {
  return [
    ...collectProblems([rules.length === 0 && { path: `${path}.rules`, message: "at least one rule, given none" }]),
    ...checkRules(`${path}.rules`, rules, clusterWide),
  ];
}

/** Objections to what rules hand out. */
export function checkRules(path: string, rules: readonly TenantRule[], clusterWide = false): Problem[] {
  return rules.flatMap((rule, index) => checkRule(`${path}[${index}]`, rule, clusterWide));
}

function checkRule(
  path: string,
  { apiGroups, resources, verbs, resourceNames }: TenantRule,
  clusterWide: boolean,
): Problem[] {
  const wild = Object.entries({ apiGroups, resources, verbs }).filter(([, values]) => values.includes("*"));
  const readsSecrets = resources.includes("secrets") && looking.some((verb) => verbs.includes(verb));
  const readsByName =
    resourceNames !== undefined && !clusterWide && !verbs.includes("list") && !verbs.includes("watch");
  return collectProblems([
    ...wild.map(([key]) => ({ path: `${path}.${key}`, message: 'every one by name, given "*"' })),
    ...verbs.map(
      (verb) =>
        escalating.includes(verb) && {
          path: `${path}.verbs`,
          message: `no verb that hands out more than its holder has (${escalating.join(", ")}), given ${quote(verb)}`,
        },
    ),
    ...resources.map(
      (resource) =>
        forbidden.includes(resource) && {
          path: `${path}.resources`,
          message: `nothing that gives a shell or a credential (${forbidden.join(", ")}), given ${quote(resource)}`,
        },
    ),
    ...resources.map(
      (resource) =>
        readOnly.has(resource) &&
        !verbs.every((verb) => looking.includes(verb)) && {
          path: `${path}.verbs`,
          message: `only ${looking.join(", ")} for ${quote(resource)}, given ${quote(verbs)}: writing it reaches beyond the tenant`,
        },
    ),
    readsSecrets &&
      !readsByName && {
        path: `${path}.resources`,
        message: "secrets to get only, by resourceNames and in the tenant's namespace: whoever lists them has them all",
      },
  ]);
}
