import { azure } from "../../../plan/azure";
import { account, testCreations } from "../account";
import { testShown, unknown } from "../shown";

describe("Azure's disk encryption sets", () => {
  const vaultId = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-prod";
  testCreations("azure-native:compute:DiskEncryptionSet", [
    [
      "a key that can be purged",
      { resourceGroupName: "rg", activeKey: { sourceVault: { id: vaultId } } },
      account([["azure-native:keyvault:Vault", vaultId, { properties: {} }]]),
      /^KeyVaultPurgeProtectionIsNotEnabled/,
    ],
  ]);

  const key = azure("keyvault.Key", "disks");
  const vault = azure("keyvault.Vault", "v");
  testShown(
    [
      [
        azure(
          "compute.DiskEncryptionSet",
          "d",
          { activeKey: { keyUrl: unknown }, rotationToLatestKeyVersionEnabled: true },
          { activeKey: [vault, key] },
        ),
        ["key disks", "rotated with it"],
      ],
    ],
    [key, vault],
  );
});
