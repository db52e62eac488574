import { checkResources } from "../api-resources";
import { matches, notEmpty, once, oneOf } from "../checks";
import { collectProblems, expected, type Problem, quote } from "../problems";
import { rolesOf, type TenantAccess, type TenantRole } from "./access";
import { standardRoles } from "./roles";
import type { TenantRule } from "./rule";

/** Verbs with which a user can get more permissions than the role grants. */
const escalating = ["escalate", "bind", "impersonate"];

/** Resources that give a user a shell, a credential or a way around the API server. */
const forbidden = ["pods/exec", "pods/attach", "pods/ephemeralcontainers", "nodes/proxy", "serviceaccounts/token"];

/** Resources that a role may only read, because changes to them affect admission, certificates or the traffic of other tenants. */
const readOnly = new Set([
  "validatingwebhookconfigurations",
  "mutatingwebhookconfigurations",
  "certificatesigningrequests/approval",
  "persistentvolumes",
  "services/status",
]);
const reading = ["get", "list", "watch"];

/**
 * Verbs of the Kubernetes API, except the verbs in `escalating`:
 * https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb
 */
const verbsKnown = [...reading, "create", "update", "patch", "delete", "deletecollection", "use", "approve", "sign"];

/** Lists the mistakes in the access option of a tenant. */
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
  const path = `access.roles.${name}`;
  return [
    ...matches(
      path,
      name,
      /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/,
      'a name of up to 40 characters of a-z, 0-9 and "-" that begins with a letter and does not end in "-"',
    ),
    ...(name in standardRoles
      ? [{ path, message: `${quote(name)} is a standard role; choose another name, or use access.${name}s` }]
      : []),
  ];
}

function checkGroups(path: string, groups: readonly string[]): Problem[] {
  const fix = "use another group, because system groups contain either everybody or nobody";
  return [
    ...notEmpty(path, groups, "group", "add a group, or remove the role"),
    ...groups.flatMap((group, index) =>
      group.trim() === "" || group.startsWith("system:")
        ? [expected(`${path}[${index}]`, "a group of the identity provider", group, fix)]
        : [],
    ),
    ...once(path, groups, "group"),
  ];
}

function checkRole(path: string, { rules, clusterWide = false }: TenantRole): Problem[] {
  return [...notEmpty(`${path}.rules`, rules, "rule"), ...checkRules(`${path}.rules`, rules, clusterWide)];
}

/** Lists the rules that grant too much. */
export function checkRules(path: string, rules: readonly TenantRule[], clusterWide = false): Problem[] {
  return rules.flatMap((rule, index) => checkRule(`${path}[${index}]`, rule, clusterWide));
}

function checkRule(path: string, rule: TenantRule, clusterWide: boolean): Problem[] {
  const { apiGroups, resources, verbs } = rule;
  const wild = Object.entries({ apiGroups, resources, verbs }).filter(([, values]) => values.includes("*"));
  return [
    ...Object.entries({ apiGroups, resources, verbs }).flatMap(([key, values]) =>
      notEmpty(`${path}.${key}`, values, key === "apiGroups" ? 'API group ("" is the core group)' : key.slice(0, -1)),
    ),
    ...notEmpty(
      `${path}.resourceNames`,
      rule.resourceNames,
      "name",
      "add a name, or remove resourceNames to allow all objects",
    ),
    ...verbs
      .filter((verb) => verb !== "*" && !escalating.includes(verb))
      .flatMap((verb) => oneOf(`${path}.verbs`, verb, verbsKnown)),
    ...checkResources(path, rule),
    ...(clusterWide ? [] : checkInNamespace(path, rule)),
    ...checkReach(path, rule, wild, clusterWide),
  ];
}

/** Cluster-scoped resources. A Role cannot grant anything on them. */
const ofCluster = new Set(["componentstatuses", "namespaces", "nodes", "persistentvolumes"]);

function checkInNamespace(path: string, { apiGroups, resources }: TenantRule): Problem[] {
  const isCore = apiGroups.length === 1 && apiGroups[0] === "";
  return resources.flatMap((resource, index) =>
    isCore && ofCluster.has(resource.split("/")[0] ?? "") && !forbidden.includes(resource)
      ? [
          expected(
            `${path}.resources[${index}]`,
            "a namespaced resource, because a Role applies to one namespace",
            resource,
          ),
        ]
      : [],
  );
}

function checkReach(
  path: string,
  rule: TenantRule,
  wild: readonly (readonly [string, readonly string[]])[],
  clusterWide: boolean,
): Problem[] {
  const { resources, verbs } = rule;
  return collectProblems([
    ...wild.map(([key]) => expected(`${path}.${key}`, "a list of names", "*")),
    ...verbs.map(
      (verb) =>
        escalating.includes(verb) &&
        expected(`${path}.verbs`, `no verb that raises permissions (${escalating.join(", ")})`, verb),
    ),
    ...resources.map(
      (resource) =>
        forbidden.includes(resource) &&
        expected(
          `${path}.resources`,
          `no resource that gives a shell or credentials (${forbidden.join(", ")})`,
          resource,
        ),
    ),
    ...resources.map(
      (resource) =>
        readOnly.has(resource) &&
        !verbs.every((verb) => reading.includes(verb)) &&
        expected(
          `${path}.verbs`,
          `only ${reading.join(", ")} for ${quote(resource)}`,
          verbs,
          "use only these verbs, because changes to this resource affect more than the tenant",
        ),
    ),
    readsTooManySecrets(rule, clusterWide) && {
      path: `${path}.resources`,
      message:
        "a role may read only named secrets; set resourceNames, use get instead of list and watch, and remove clusterWide",
    },
  ]);
}

function readsTooManySecrets({ resources, verbs, resourceNames }: TenantRule, clusterWide: boolean): boolean {
  const reads = resources.includes("secrets") && reading.some((verb) => verbs.includes(verb));
  const lists = verbs.includes("list") || verbs.includes("watch");
  return reads && (resourceNames === undefined || clusterWide || lists);
}
