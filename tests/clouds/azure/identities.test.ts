import assert from "node:assert/strict";
import type { AccountView, Properties } from "../../../cli/clouds";
import { account, creating, identityId, identityType, roleType, subnetId, subscriptionId, updating } from "./account";

const credentialType = "azure-native:managedidentity:FederatedIdentityCredential";
const vaultType = "azure-native:keyvault:Vault";
const principalId = "12345678-1111-2222-3333-123456789012";
const roleDefinitionId = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/4d97b98b-1d4f-4787-a291-c67834d212e7`;
const assignment = (more: Properties = {}) => ({ principalId, roleDefinitionId, scope: subnetId, ...more });
const known = account([[identityType, identityId, { principalId }]]);
const justMade = { ...known, now: 0 };
const credential = (more: Properties = {}) => ({
  resourceGroupName: "rg",
  resourceName: "plane",
  issuer: "https://issuer",
  subject: "system:serviceaccount:dns:external-dns",
  ...more,
});
const trusted = account([[credentialType, `${identityId}/federatedIdentityCredentials/one`, credential()]]);
const vaultId = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-prod";
const vault = (vaultName: string, more: Properties = {}) => ({ resourceGroupName: "rg", vaultName, properties: more });

describe("Azure's rules for identities and keys", () => {
  const cases: readonly (readonly [string, string, Properties, AccountView, RegExp | undefined])[] = [
    ["a role", roleType, assignment(), known, undefined],
    [
      "a role for whom the directory does not show yet",
      roleType,
      assignment(),
      justMade,
      /^PrincipalNotFound: Principal 12345678111122223333123456789012 does not exist in the directory/,
    ],
    ["a role for whose kind is said", roleType, assignment({ principalType: "ServicePrincipal" }), justMade, undefined],
    ["a principal that is none", roleType, assignment({ principalId: "me" }), known, /^PrincipalNotFound/],
    [
      "a role by its name",
      roleType,
      assignment({ roleDefinitionId: "Network Contributor" }),
      known,
      /^InvalidRoleDefinitionId: The role definition ID 'Network Contributor' is not valid/,
    ],
    [
      "a role twice",
      roleType,
      assignment(),
      account([[roleType, "a", assignment()]]),
      /^RoleAssignmentExists: The role assignment already exists\.$/,
    ],
    ["another service account", credentialType, credential({ subject: "other" }), trusted, undefined],
    [
      "a service account twice",
      credentialType,
      credential(),
      trusted,
      /^Conflict: Issuer and subject combination already exists/,
    ],
    ["a vault", vaultType, vault("kv-prod"), account(), undefined],
    [
      "a vault's name with two hyphens",
      vaultType,
      vault("kv--prod"),
      account(),
      /^VaultNameNotValid: The vault name 'kv--prod' is invalid/,
    ],
    [
      "a vault's name that is taken",
      vaultType,
      vault("KV-prod"),
      account([[vaultType, vaultId, {}]]),
      /^VaultAlreadyExists/,
    ],
    [
      "the name of a vault that is deleted softly",
      vaultType,
      vault("kv-prod"),
      account([], { deleted: new Set([`${vaultType} ${vaultId}`]) }),
      /^ConflictError: A vault with the same name already exists in deleted state/,
    ],
    [
      "too short a retention",
      vaultType,
      vault("kv-prod", { softDeleteRetentionInDays: 3 }),
      account(),
      /^BadRequest: The property "softDeleteRetentionInDays"/,
    ],
    [
      "disks under a key that may be purged",
      "azure-native:compute:DiskEncryptionSet",
      { resourceGroupName: "rg", activeKey: { sourceVault: { id: vaultId } } },
      account([[vaultType, vaultId, { properties: {} }]]),
      /^KeyVaultPurgeProtectionIsNotEnabled/,
    ],
  ];
  for (const [what, type, inputs, inAccount, expected] of cases) {
    it(`${expected === undefined ? "allow" : "refuse"} ${what}`, () => {
      const said = creating(type, inputs, inAccount);
      if (expected === undefined) {
        assert.equal(said, undefined);
      } else {
        assert.match(said ?? "", expected);
      }
    });
  }

  it("allow no more than twenty credentials", () => {
    const rows = Array.from({ length: 20 }, (_, index) => {
      const id = `${identityId}/federatedIdentityCredentials/${index}`;
      return [credentialType, id, credential({ subject: String(index) })] as const;
    });
    assert.match(
      creating(credentialType, credential(), account(rows)) ?? "",
      /^BadRequest: Too many federated identity/,
    );
  });

  it("do not take back the protection from purging", () => {
    const inAccount = account([[vaultType, vaultId, { properties: { enablePurgeProtection: true } }]]);
    assert.match(
      updating(vaultType, vaultId, vault("kv-prod"), inAccount) ?? "",
      /"enablePurgeProtection" cannot be set to false/,
    );
  });
});
