import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { azureType } from "../azure-type";
import { idOf } from "../existence";
import { parentOf } from "../resource-ids";
import { userAssignedIdentity } from "./user-assigned-identity";

const mostCredentials = 20;

/**
 * Refuses an issuer and subject that another credential of the identity has: Entra recognizes a token by them.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
 */
const isUnique: CloudRule = (call, account) => {
  const parent = parentOf(idOf(call, account));
  const siblings = all(account, call.type).filter(({ id }) => parentOf(id) === parent);
  if (siblings.length >= mostCredentials) {
    const message = `Too many federated identity credentials: a managed identity has at most ${mostCredentials}.`;
    return { code: "BadRequest", message };
  }
  const { issuer, subject } = call.inputs;
  return siblings.some(({ state }) => state.issuer === issuer && state.subject === subject)
    ? {
        code: "Conflict",
        message: "Issuer and subject combination already exists for this Managed Identity.",
        status: 409,
      }
    : undefined;
};

/** Tokens that a managed identity trusts. https://learn.microsoft.com/rest/api/managedidentity/federated-identity-credentials */
export const federatedIdentityCredential = azureType({
  token: "azure-native:managedidentity:FederatedIdentityCredential",
  path: `${userAssignedIdentity.path}/federatedIdentityCredentials/{federatedIdentityCredentialResourceName}`,
  name: { pattern: /^[a-zA-Z0-9]{1}[a-zA-Z0-9-_]{2,119}$/ },
  refuses: { create: [isUnique] },
  shown: {
    partOf: "resourceName",
    lead: "for",
    values: ({ inputs }) => [text(inputs, "subject")?.replace(/^system:serviceaccount:([^:]+):/, "$1/")],
  },
});
