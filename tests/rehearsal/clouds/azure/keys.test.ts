import assert from "node:assert/strict";
import { keysProblem } from "../../../../cli/rehearsal/clouds/azure/keys";
import type { Fields } from "../../../../cli/values";

const vaultId = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv";
const identityId =
  "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/plane";

const entry = (type: string, id: string, state: Fields, createdAt = 0) => ({
  type: `azure-native:${type}`,
  id,
  name: id,
  state,
  createdAt,
  seed: id,
});

/** The problem of a cluster that was accepted at second 60, with a role that was assigned at a second on a scope. */
function problem(assignedAt: number, scope = vaultId, access = "Private"): string | undefined {
  const all = [
    entry("keyvault:Vault", vaultId, { name: "kv" }),
    entry("managedidentity:UserAssignedIdentity", identityId, { principalId: "p" }),
    entry("authorization:RoleAssignment", "role", { principalId: "p", scope }, assignedAt * 1000),
  ];
  const azureKeyVaultKms = { enabled: true, keyVaultNetworkAccess: access, keyVaultResourceId: vaultId.toUpperCase() };
  const state = {
    securityProfile: { azureKeyVaultKms },
    identity: { userAssignedIdentities: { [identityId]: { principalId: "p" } } },
  };
  return keysProblem({ state, createdAt: 60_000 }, { ofType: (type) => all.filter((one) => one.type === type) });
}

describe("a cluster whose secrets a private vault encrypts", () => {
  it("fails after it was accepted, if its role on the vault is too new or missing", () => {
    const refusal = /^Status=200 Code="AzureKeyVaultKmsValidateIdentityPermissionCustomerError" .* key vault kv"$/;
    assert.match(problem(55) ?? "", refusal);
    assert.match(problem(0, `${vaultId}2`) ?? "", refusal);
  });

  it("runs if the role has arrived, on the vault or on what contains it, and if AKS looks into a public vault before", () => {
    assert.equal(problem(54), undefined);
    assert.equal(problem(0, "/subscriptions/s/resourceGroups/rg"), undefined);
    assert.equal(problem(59, vaultId, "Public"), undefined);
  });
});
