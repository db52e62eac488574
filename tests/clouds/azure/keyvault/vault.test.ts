import assert from "node:assert/strict";
import type { Fields } from "../../../../cli/values";
import { azure } from "../../../plan/azure";
import { account, testCreations, updating } from "../account";
import { testShown } from "../shown";

const type = "azure-native:keyvault:Vault";
const id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-prod";
const vault = (vaultName: string, properties: Fields = {}) => ({ resourceGroupName: "rg", vaultName, properties });

describe("Azure's key vaults", () => {
  testCreations(type, [
    ["a vault", vault("kv-prod"), account()],
    ["two hyphens in a row", vault("kv--prod"), account(), /^VaultNameNotValid: The vault name 'kv--prod' is invalid/],
    ["a name that is taken", vault("KV-prod"), account([[type, id, {}]]), /^VaultAlreadyExists/],
    [
      "the name of a soft-deleted vault",
      vault("kv-prod"),
      account([], { deleted: new Set([`${type} ${id}`]) }),
      /^ConflictError: A vault with the same name already exists in deleted state/,
    ],
    [
      "too short a retention",
      vault("kv-prod", { softDeleteRetentionInDays: 3 }),
      account(),
      /^BadRequest: The property "softDeleteRetentionInDays"/,
    ],
  ]);

  it("cannot lose their protection against purging", () => {
    const inAccount = account([[type, id, { properties: { enablePurgeProtection: true } }]]);
    assert.match(
      updating(type, id, vault("kv-prod"), inAccount) ?? "",
      /"enablePurgeProtection" cannot be set to false/,
    );
  });

  const rotationPolicy = { lifetimeActions: [{ action: { type: "rotate" } }] };
  testShown([
    [
      azure("keyvault.Vault", "v", {
        properties: {
          publicNetworkAccess: "Disabled",
          enablePurgeProtection: true,
          enableRbacAuthorization: true,
          softDeleteRetentionInDays: 90,
        },
      }),
      ["private", "cannot be purged", "kept 90 days after deletion"],
    ],
    [
      azure("keyvault.Vault", "v", { properties: {} }),
      [],
      "the vault and all its keys can be purged",
      "access through vault access policies",
    ],
    [azure("keyvault.Key", "k", { keyName: "disks", properties: { rotationPolicy } }), ["disks (rotated)"]],
    [azure("keyvault.Key", "k", { properties: {} }), ["k"], "the key k is not rotated"],
  ]);
});
