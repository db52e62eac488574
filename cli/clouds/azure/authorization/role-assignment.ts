import { roleNameOf } from "../../../../components/testing";
import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { type Subject, said } from "../../shown";
import { azureType } from "../azure-type";
import { tenantOf } from "../ids";
import { userAssignedIdentity } from "../managedidentity";
import { forced } from "../replaced-by";
import { isSameId, nameOfId } from "../resource-ids";

/** How long Microsoft Entra takes to show a new identity everywhere, in milliseconds. In reality it takes minutes. */
const replicationMilliseconds = 300;
const longAgo = "2000-01-01T00:00:00Z";
const guid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const isGuid = new RegExp(`^${guid}$`, "i");
const isRoleDefinition = new RegExp(`/providers/Microsoft\\.Authorization/roleDefinitions/${guid}$`, "i");

/** Roles that may assign roles or do everything. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged */
const boundless: Readonly<Record<string, string>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
  "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
};

/**
 * Refuses a principal that Entra does not show yet. If `principalType` is set, Azure does not look the principal up.
 * https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#symptom---assigning-a-role-to-a-new-principal-sometimes-fails
 */
const principalIsKnown: CloudRule = ({ inputs }, account) => {
  const principal = text(inputs, "principalId") ?? "";
  const isNew = all(account, userAssignedIdentity.token).some(
    ({ createdAt, state }) => state.principalId === principal && account.now - createdAt < replicationMilliseconds,
  );
  if (isGuid.test(principal) && (!isNew || text(inputs, "principalType") !== undefined)) {
    return undefined;
  }
  return {
    code: "PrincipalNotFound",
    message: `Principal ${principal.replaceAll("-", "")} does not exist in the directory ${tenantOf(account)}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`,
  };
};

/** https://learn.microsoft.com/azure/role-based-access-control/role-definitions */
const roleIsDefinition: CloudRule = ({ inputs }) => {
  const id = text(inputs, "roleDefinitionId") ?? "";
  return isRoleDefinition.test(id)
    ? undefined
    : {
        code: "InvalidRoleDefinitionId",
        message: `The role definition ID '${nameOfId(id)}' is not valid. The role definition ID must be a GUID.`,
      };
};

/** Refuses the same role for the same principal on the same scope. https://learn.microsoft.com/azure/role-based-access-control/troubleshooting */
const isUnique: CloudRule = ({ inputs, type }, account) => {
  const keys = ["principalId", "roleDefinitionId", "scope"];
  const exists = all(account, type).some(({ state }) =>
    keys.every((key) => isSameId(text(state, key) ?? "", text(inputs, key) ?? "")),
  );
  return exists
    ? { code: "RoleAssignmentExists", message: "The role assignment already exists.", status: 409 }
    : undefined;
};

/** Roles of principals on scopes. https://learn.microsoft.com/rest/api/authorization/role-assignments */
export const roleAssignment = azureType({
  token: "azure-native:authorization:RoleAssignment",
  path: "{scope}/providers/Microsoft.Authorization/roleAssignments/{roleAssignmentName}",
  defaults: { principalType: "ServicePrincipal" },
  computed: () => ({ createdOn: longAgo, updatedOn: longAgo }),
  refuses: { create: [roleIsDefinition, principalIsKnown, isUnique] },
  replacedBy: forced("principalId"),
  shown: {
    partOf: "principalId",
    lead: "is",
    title: ({ name }) => name,
    values: (subject) => [roleOn(subject)],
    alarms: ({ inputs }) => [said("has the role", boundless[guidOf(inputs.roleDefinitionId)])],
  },
});

function roleOn({ inputs, named, shortId }: Subject): string {
  const id = text(inputs, "roleDefinitionId") ?? "";
  const role = roleNameOf(id) ?? boundless[guidOf(id)] ?? (shortId(id) || "unknown role");
  const who = text(inputs, "principalId");
  return `${role} on ${named("scope") ?? "unknown"}${who === undefined ? "" : ` for ${who}`}`;
}

function guidOf(id: unknown): string {
  return nameOfId(text(id) ?? "").toLowerCase();
}
