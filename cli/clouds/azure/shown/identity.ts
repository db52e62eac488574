import { roleNameOf } from "../../../../components/testing";
import { text } from "../../../values";
import { type ShownTypes, type Subject, said } from "../../shown";

/** Roles that may give roles, or may do everything. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged */
const boundless: Readonly<Record<string, string>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
  "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
};

/** What is shown of identities and of what they may do. */
export const identity: ShownTypes = {
  "azure-native.managedidentity.UserAssignedIdentity": { values: () => [] },
  "azure-native.managedidentity.FederatedIdentityCredential": {
    partOf: "resourceName",
    lead: "for",
    values: ({ inputs }) => [text(inputs.subject)?.replace(/^system:serviceaccount:([^:]+):/, "$1/")],
  },
  "azure-native.authorization.RoleAssignment": {
    partOf: "principalId",
    lead: "is",
    title: ({ name }) => name,
    values: (subject) => [roleOn(subject)],
    alarms: ({ inputs }) => [said("has the role", boundless[guidOf(inputs.roleDefinitionId)])],
  },
  "azure-native.authorization.ManagementLockByScope": {
    partOf: "scope",
    lead: "locked:",
    values: ({ inputs }) => [text(inputs.level)],
  },
};

function roleOn({ inputs, named, shortId }: Subject): string {
  const id = text(inputs.roleDefinitionId) ?? "";
  const role = roleNameOf(id) ?? boundless[guidOf(id)] ?? (shortId(id) || "unknown role");
  const who = text(inputs.principalId);
  return `${role} on ${named("scope") ?? "unknown"}${who === undefined ? "" : ` for ${who}`}`;
}

function guidOf(id: unknown): string {
  return text(id)?.split("/").at(-1)?.toLowerCase() ?? "";
}
