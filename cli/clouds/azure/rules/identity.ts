import { all } from "../../account";
import { type CloudRule, type CloudRules } from "../../contract";
import { textAt } from "../../properties";
import { tenantOf } from "../ids";
import { nameOfId, parentOf } from "../resource-ids";
import { idOf } from "./existence";

/** How long Microsoft Entra takes to show a new identity everywhere, in milliseconds; minutes in truth. */
const replicationMilliseconds = 300;
/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations */
const mostCredentials = 20;

/**
 * Who gets a role is known, unless its kind is said, and then Azure does not look.
 * https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#symptom---assigning-a-role-to-a-new-principal-sometimes-fails
 */
const principalIsKnown: CloudRule = ({ inputs }, account) => {
  const principal = textAt(inputs, "principalId");
  const young = all(account, "azure-native:managedidentity:UserAssignedIdentity").some(
    ({ createdAt, state }) => state.principalId === principal && account.now - createdAt < replicationMilliseconds,
  );
  const isGuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(principal);
  if (isGuid && (!young || textAt(inputs, "principalType") !== "")) {
    return undefined;
  }
  return {
    code: "PrincipalNotFound",
    message: `Principal ${principal.replaceAll("-", "")} does not exist in the directory ${tenantOf(account)}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`,
  };
};

/** https://learn.microsoft.com/azure/role-based-access-control/role-definitions */
const roleIsDefinition: CloudRule = ({ inputs }) => {
  const id = textAt(inputs, "roleDefinitionId");
  return /\/providers\/Microsoft\.Authorization\/roleDefinitions\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(
    id,
  )
    ? undefined
    : {
        code: "InvalidRoleDefinitionId",
        message: `The role definition ID '${nameOfId(id)}' is not valid. The role definition ID must be a GUID.`,
      };
};

/** One role once, for one principal, on one scope. https://learn.microsoft.com/azure/role-based-access-control/troubleshooting */
const assignedOnce: CloudRule = ({ inputs, type }, account) => {
  const keys = ["principalId", "roleDefinitionId", "scope"];
  const twin = all(account, type).some(({ state }) =>
    keys.every((key) => textAt(state, key).toLowerCase() === textAt(inputs, key).toLowerCase()),
  );
  return twin
    ? { code: "RoleAssignmentExists", message: "The role assignment already exists.", status: 409 }
    : undefined;
};

/** A token is recognised by issuer and subject, which one credential has. https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations */
const credentials: CloudRule = (call, account) => {
  const parent = parentOf(idOf(call, account));
  const own = all(account, call.type).filter(({ id }) => parentOf(id) === parent);
  if (own.length >= mostCredentials) {
    return {
      code: "BadRequest",
      message: `Too many federated identity credentials: a managed identity has at most ${mostCredentials}.`,
    };
  }
  const { issuer, subject } = call.inputs;
  return own.some(({ state }) => state.issuer === issuer && state.subject === subject)
    ? {
        code: "Conflict",
        message: `Issuer and subject combination already exists for this Managed Identity.`,
        status: 409,
      }
    : undefined;
};

/** Rules of identities and what they may do. */
export const identityRules: CloudRules = {
  "azure-native:authorization:RoleAssignment": { create: [roleIsDefinition, principalIsKnown, assignedOnce] },
  "azure-native:managedidentity:FederatedIdentityCredential": { create: [credentials] },
};
