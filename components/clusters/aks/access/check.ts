import { dnsLabel, notEmpty, once, oneOf } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import { checkPrincipalName } from "../../shared-checks";
import { checkGuid } from "../check-id";
import { PrincipalType } from "../roles";
import { type AksAccessArgs, AksAuthorization, type AksMemberArgs } from "./args";
import { grantsOf } from "./grants";

const roleKinds = ["admins", "editors", "viewers"] as const;

/** Lists the mistakes in the access to the cluster. */
export function checkAccess(access: AksAccessArgs): Problem[] {
  const { authorization, adminGroupObjectIds = [], deployer } = access;
  const ids = grantsOf(access).map(({ objectId }) => objectId.toLowerCase());
  return [
    ...oneOf("access.authorization", authorization, Object.values(AksAuthorization)),
    ...checkDeployer(access),
    ...adminGroupObjectIds.flatMap((id, index) => checkGuid(`access.adminGroupObjectIds[${index}]`, id)),
    ...once("access.adminGroupObjectIds", adminGroupObjectIds, "group"),
    ...(deployer === undefined ? [] : checkMember("access.deployer", deployer)),
    ...([...roleKinds, "members"] as const).flatMap((kind) =>
      Object.entries(access[kind] ?? {}).flatMap(([name, member]) => [
        ...checkPrincipalName(`access.${kind}.${name}`, name),
        ...checkMember(`access.${kind}.${name}`, member),
      ]),
    ),
    ...roleKinds.flatMap((kind) =>
      Object.entries(access[kind] ?? {}).flatMap(([name, { namespaces }]) => [
        ...notEmpty(
          `access.${kind}.${name}.namespaces`,
          namespaces,
          "namespace",
          "to give access to the whole cluster, remove the key",
        ),
        ...(namespaces ?? []).flatMap((one, index) => dnsLabel(`access.${kind}.${name}.namespaces[${index}]`, one)),
        ...once(`access.${kind}.${name}.namespaces`, namespaces ?? [], "namespace"),
      ]),
    ),
    ...once("access", ids, "principal", "Azure refuses to assign a role to a principal twice"),
  ];
}

function checkMember(path: string, { objectId, principalType }: AksMemberArgs): Problem[] {
  return [
    ...checkGuid(`${path}.objectId`, objectId),
    ...oneOf(`${path}.principalType`, principalType, Object.values(PrincipalType)),
  ];
}

/** Lists mistakes because of which nobody could install anything in the cluster, and options of the other kind of authorization. */
function checkDeployer(access: AksAccessArgs): Problem[] {
  const { authorization = "azure-rbac", adminGroupObjectIds = [], deployer } = access;
  const isAzure = authorization === "azure-rbac";
  const group = "at least one group that contains the deployer, the identity that runs this program";
  const azureOnly =
    'is only allowed with authorization "azure-rbac"; use members instead, and give them roles in the cluster';
  return collectProblems([
    isAzure &&
      deployer === undefined &&
      expected(
        "access.deployer",
        "the identity that runs this program",
        deployer,
        "this identity installs the add-ons",
      ),
    !isAzure &&
      adminGroupObjectIds.length === 0 &&
      expected("access.adminGroupObjectIds", group, adminGroupObjectIds, "the deployer installs the add-ons"),
    ...(["deployer", ...roleKinds] as const).map(
      (key) => !isAzure && access[key] !== undefined && { path: `access.${key}`, message: azureOnly },
    ),
  ]);
}
