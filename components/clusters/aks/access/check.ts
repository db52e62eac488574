import { collectProblems, type Problem, quote } from "../../../problems";
import type { AksAccessArgs, AksMemberArgs } from "./args";
import { AksAuthorization, PrincipalType } from "./args";
import type { AksClusterArgs } from "../args";
import { checkGuid } from "../check-id";

const keyPattern = /^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/;
const roleGroups = ["admins", "editors", "viewers"] as const;

/** Lists the objections to who may use the cluster. */
export function checkAccess({ access }: AksClusterArgs): Problem[] {
  return [
    ...checkAuthorization(access),
    ...(access.adminGroupObjectIds ?? []).flatMap((id, index) => checkGuid(`access.adminGroupObjectIds[${index}]`, id)),
    ...(access.deployer === undefined ? [] : checkPrincipal("access.deployer", access.deployer)),
    ...([...roleGroups, "members"] as const).flatMap((group) =>
      Object.entries(access[group] ?? {}).flatMap(([name, principal]) => [
        ...checkKey(`access.${group}.${name}`, name),
        ...checkPrincipal(`access.${group}.${name}`, principal),
      ]),
    ),
    ...roleGroups.flatMap((group) =>
      Object.entries(access[group] ?? {}).flatMap(([name, { namespaces }]) =>
        collectProblems([
          namespaces?.length === 0 && {
            path: `access.${group}.${name}.namespaces`,
            message: "at least one namespace; leave it out for the whole cluster",
          },
        ]),
      ),
    ),
    ...checkTwice(access),
  ];
}

function checkKey(path: string, name: string): Problem[] {
  return collectProblems([
    !keyPattern.test(name) && {
      path,
      message: `a name of up to 20 lower-case letters, digits and "-", given ${quote(name)}`,
    },
  ]);
}

function checkPrincipal(path: string, { objectId, principalType }: AksMemberArgs): Problem[] {
  const types: readonly string[] = Object.values(PrincipalType);
  return [
    ...checkGuid(`${path}.objectId`, objectId),
    ...collectProblems([
      principalType !== undefined &&
        !types.includes(principalType) && {
          path: `${path}.principalType`,
          message: `one of ${types.join(", ")}, given ${quote(principalType)}`,
        },
    ]),
  ];
}

/** Somebody has to be let in who can install what the cluster needs, by the one of the two ways that is chosen. */
function checkAuthorization(access: AksAccessArgs): Problem[] {
  const { authorization = "azure-rbac", adminGroupObjectIds = [], deployer } = access;
  const allowed: readonly string[] = Object.values(AksAuthorization);
  if (!allowed.includes(authorization)) {
    const message = `one of ${allowed.join(", ")}, given ${quote(authorization)}`;
    return [{ path: "access.authorization", message }];
  }
  const isAzure = authorization === "azure-rbac";
  return collectProblems([
    isAzure &&
      deployer === undefined && {
        path: "access.deployer",
        message: "whom this program runs as, or nothing can be installed: give its object id",
      },
    !isAzure &&
      adminGroupObjectIds.length === 0 && {
        path: "access.adminGroupObjectIds",
        message: "at least one group, which whom this program runs as is in, or nothing can be installed",
      },
    ...(["deployer", ...roleGroups] as const).map(
      (key) =>
        !isAzure &&
        access[key] !== undefined && {
          path: `access.${key}`,
          message: 'with authorization "azure-rbac" only: give members, and what they may do in the cluster',
        },
    ),
  ]);
}

/** Azure refuses the same role of the same principal on the same thing. */
function checkTwice(access: AksAccessArgs): Problem[] {
  const ids = [
    ...(access.deployer === undefined ? [] : [access.deployer.objectId]),
    ...([...roleGroups, "members"] as const).flatMap((group) =>
      Object.values(access[group] ?? {}).map(({ objectId }) => objectId),
    ),
  ].map((id) => id.toLowerCase());
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [...new Set(twice)].map((id) => ({
    path: "access",
    message: `each principal once; ${quote(id)} is there more than once`,
  }));
}
