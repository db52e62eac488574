import assert from "node:assert/strict";
import type { Fields } from "../../../../cli/values";
import { account, deleting, groupId, roleType } from "../account";

const vaultId = `${groupId}/providers/Microsoft.KeyVault/vaults/kv-prod`;
const keyId = `${vaultId}/keys/disks`;
const keyType = "azure-native:keyvault:Key";
const officer = "/providers/Microsoft.Authorization/roleDefinitions/14b46e9e-c2b7-41b4-b07b-48a6ebf60603";
const contributor = "/providers/Microsoft.Authorization/roleDefinitions/f25e0fa2-a7c8-4377-a976-54943a77a395";

/** Deletes the key of a vault with these properties, where somebody has a role on the group. */
function refusal(properties: Fields, roleDefinitionId: string): string | undefined {
  return deleting(
    keyType,
    keyId,
    account([
      ["azure-native:keyvault:Vault", vaultId, { properties }],
      [keyType, keyId, {}],
      [roleType, "r", { roleDefinitionId, scope: groupId }],
    ]),
  );
}

describe("the keys of Azure's vaults", () => {
  it("are deleted through their vault, by who has a role on its keys", () => {
    assert.equal(refusal({ enableRbacAuthorization: true }, officer), undefined);
    assert.match(refusal({ enableRbacAuthorization: true }, contributor) ?? "", /^ForbiddenByRbac: /);
    assert.equal(refusal({}, contributor), undefined);
  });

  it("stay if their vault is closed", () => {
    assert.match(refusal({ publicNetworkAccess: "Disabled" }, officer) ?? "", /^ForbiddenByConnection: /);
    assert.match(refusal({ networkAcls: { defaultAction: "Deny" } }, officer) ?? "", /^ForbiddenByFirewall: /);
  });
});
