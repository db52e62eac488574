import type { GroupKind } from "../capabilities";
import { dnsLabel, matches, notEmpty } from "../checks";
import { collectProblems, expected, type Problem } from "../problems";
import { checkSchedule, checkTimeZone } from "../schedule";
import type { ArgoClusterKind, ArgoProjectArgs, ArgoRole, ArgoSyncWindow } from "./project-args";
import { standardRoles } from "./project-roles";
import { checkRepositories } from "./repositories";

/** Lists the mistakes in the arguments of a project. */
export function checkProject(name: string, args: ArgoProjectArgs): Problem[] {
  const { tenants, repositories, access = {}, roles = {}, destinations = [], signatureKeys } = args;
  return [
    ...dnsLabel("projectName", name),
    ...collectProblems([
      name === "default" &&
        expected(
          "projectName",
          'a name other than "default"',
          name,
          "choose another name, because Argo CD itself creates this project",
        ),
      new Set(tenants.map(({ platform }) => platform)).size > 1 && expected("tenants", "tenants of the same platform"),
      (args.description ?? "").length > 255 && expected("description", "at most 255 characters"),
    ]),
    ...notEmpty("tenants", tenants, "tenant"),
    ...notEmpty("repositories", repositories, "repository"),
    ...checkRepositories(repositories),
    ...destinations.flatMap(({ server, namespace }, index) => [
      ...checkServer(`destinations[${index}].server`, server),
      ...matches(`destinations[${index}].namespace`, namespace, /^[-a-z0-9*]+$/, "a namespace"),
    ]),
    ...(["kinds", "clusterKinds"] as const).flatMap((key) =>
      (args[key] ?? []).flatMap((each, index) => checkKind(`${key}[${index}]`, each)),
    ),
    ...(args.clusterKinds ?? []).flatMap((each, index) => checkClusterKind(`clusterKinds[${index}]`, each)),
    ...Object.entries(access).flatMap(([key, groups]: [string, readonly string[]]) =>
      checkGroups(`access.${key}`, groups),
    ),
    ...Object.entries(roles).flatMap(([role, given]) => checkRole(`roles.${role}`, role, given)),
    ...(args.syncWindows ?? []).flatMap((window, index) => checkWindow(`syncWindows[${index}]`, window)),
    ...notEmpty("signatureKeys", signatureKeys, "key", "add an entry, or remove the option"),
    ...(signatureKeys ?? []).flatMap((key, index) =>
      matches(`signatureKeys[${index}]`, key, /^[0-9A-Fa-f]{16}$/, "the id of a GnuPG key, 16 hexadecimal digits"),
    ),
  ];
}

function checkServer(path: string, server: string): Problem[] {
  const own = /^https:\/\/kubernetes\.default(\.svc)?(\/|:|$)/;
  return own.test(server)
    ? [expected(path, "another cluster", server, "use tenants for this cluster")]
    : matches(path, server, /^https:\/\/\S+$/, "the https:// URL of an API server");
}

/* An API group without a version. A group name with a version does not exist. */
const groupForm = /^(\*|(?!v\d+((alpha|beta)\d+)?$)([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?)$/;

function checkKind(path: string, { group, kind }: GroupKind): Problem[] {
  const fix = 'leave out the version; the group of Secrets and Services is ""';
  return [
    ...matches(`${path}.group`, group, groupForm, 'an API group such as "apps"', fix),
    ...matches(`${path}.kind`, kind, /^([A-Z][A-Za-z0-9]*|\*)$/, 'a kind such as "HTTPRoute"'),
  ];
}

/** "Every kind" includes roles and webhooks. An application could take over the cluster with them. */
function checkClusterKind(path: string, { group, kind, name }: ArgoClusterKind): Problem[] {
  const fix =
    "name one kind, because an application could otherwise create roles and webhooks, and take over the cluster";
  return [
    ...matches(`${path}.name`, name, /./, "the name of an object"),
    ...(group === "*" || (kind === "*" && risky.has(group))
      ? [expected(path, "a single kind", `${group}/${kind}`, fix)]
      : []),
  ];
}

const risky: ReadonlySet<string> = new Set(["rbac.authorization.k8s.io", "admissionregistration.k8s.io"]);

function checkGroups(path: string, groups: readonly string[]): Problem[] {
  return groups.flatMap((group, index) => [
    ...matches(`${path}[${index}]`, group, /^[^\s"]([^"\n\r\t]*[^\s"])?$/, "a group's name without quotes"),
    ...matches(
      `${path}[${index}]`,
      group,
      /^(?!system:)/,
      'a group of the identity provider that does not begin with "system:"',
    ),
  ]);
}

/* Other actions are left out, because they change applications without this program's knowledge or open a shell in pods. */
const actions = {
  applications: /^(get|sync|rollback|action\/\S+|delete\/[^\s,/]*\/[^\s,/]+\/[^\s,/]+\/[^\s,/]+)$/,
  logs: /^get$/,
};
const actionsInWords = {
  applications: "get, sync, rollback, action/GROUP/KIND/NAME or delete/GROUP/KIND/NAMESPACE/NAME",
  logs: "get",
};

function checkRole(path: string, name: string, { groups, policies }: ArgoRole): Problem[] {
  return [
    ...matches(path, name, /^[a-zA-Z0-9]([-_a-zA-Z0-9]*[a-zA-Z0-9])?$/, 'a name of letters, digits, "-" and "_"'),
    ...collectProblems([
      name in standardRoles &&
        expected(path, "another name", name, "the option access already sets the groups of this role"),
    ]),
    ...notEmpty(`${path}.groups`, groups, "group"),
    ...checkGroups(`${path}.groups`, groups),
    ...notEmpty(`${path}.policies`, policies, "policy"),
    ...policies.flatMap(({ resource, action, application }, index) => [
      ...matches(`${path}.policies[${index}].action`, action, actions[resource], actionsInWords[resource]),
      ...matches(`${path}.policies[${index}].application`, application, /^[-a-z0-9.*]+$/, "an application's name"),
    ]),
  ];
}

function checkWindow(path: string, { schedule, duration, timeZone, applications }: ArgoSyncWindow): Problem[] {
  return [
    ...checkSchedule(`${path}.schedule`, schedule),
    ...checkTimeZone(`${path}.timeZone`, timeZone),
    ...matches(`${path}.duration`, duration, /^(?=.*[1-9])(\d+(h|m|s))+$/, 'a duration above 0 such as "1h" or "30m"'),
    ...notEmpty(`${path}.applications`, applications, "application", "add an entry, or remove the option"),
    ...(applications ?? []).flatMap((name, index) =>
      matches(`${path}.applications[${index}]`, name, /^[-a-z0-9.*]+$/, "an application's name"),
    ),
  ];
}
