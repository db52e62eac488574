import { propagationMilliseconds } from "../../../clouds";
import { fields, text } from "../../../values";
import type { Entry, SimulatedAccount } from "../account";

const identityType = "azure-native:managedidentity:UserAssignedIdentity";
const roleType = "azure-native:authorization:RoleAssignment";
const vaultType = "azure-native:keyvault:Vault";

/**
 * Explains why a cluster's secrets cannot be encrypted: when AKS accepted the cluster, its identity had no role on the private vault, or
 * too new a one. AKS cannot check such a vault earlier, so the cluster exists but fails. This order is inferred.
 * https://learn.microsoft.com/azure/aks/use-kms-etcd-encryption, https://github.com/MicrosoftDocs/azure-docs/issues/98954
 */
export function keysProblem(
  { createdAt, state }: Pick<Entry, "createdAt" | "state">,
  account: Pick<SimulatedAccount, "ofType">,
): string | undefined {
  const kms = fields(state, "securityProfile", "azureKeyVaultKms");
  const id = text(kms, "keyVaultResourceId")?.toLowerCase();
  const vault = account.ofType(vaultType).find((entry) => entry.id.toLowerCase() === id);
  if (kms.enabled !== true || kms.keyVaultNetworkAccess !== "Private" || vault === undefined) {
    return undefined;
  }
  const own = Object.keys(fields(state, "identity", "userAssignedIdentities"));
  const principals = new Set(
    account
      .ofType(identityType)
      .filter((identity) => own.includes(identity.id))
      .map((identity) => text(identity.state, "principalId")),
  );
  const isAllowed = account
    .ofType(roleType)
    .some(
      (role) =>
        principals.has(text(role.state, "principalId")) &&
        id?.startsWith(text(role.state, "scope")?.toLowerCase() ?? "/nowhere") === true &&
        createdAt - role.createdAt >= propagationMilliseconds,
    );
  return isAllowed
    ? undefined
    : `Status=200 Code="AzureKeyVaultKmsValidateIdentityPermissionCustomerError" Message="The identity does not have keys encrypt/decrypt permission on key vault ${text(vault.state, "name") ?? vault.name}"`;
}
