import assert from "node:assert/strict";
import { account, creating, groupId, groupType, updating } from "../account";

const type = "azure-native:storage:StorageAccount";

describe("the copies of a storage account", () => {
  const inputs = (location: string, sku: string) => ({
    resourceGroupName: "rg",
    accountName: "shopbackups",
    location,
    kind: "StorageV2",
    sku: { name: `Standard_${sku}` },
  });
  const id = `${groupId}/providers/Microsoft.Storage/storageAccounts/shopbackups`;
  const empty = account([[groupType, groupId, { name: "rg", location: "westeurope" }]]);
  const refused = /^RedundancyConfigurationNotAvailableInRegion: .* Sku: Standard_\w+, Kind: StorageV2 - not available/;

  it("are in zones where the region has them, and in the paired region where it has one", () => {
    for (const [location, sku] of [
      ["westeurope", "ZRS"],
      ["westeurope", "RAGZRS"],
      ["spaincentral", "ZRS"],
      ["westus", "GRS"],
    ] as const) {
      assert.equal(creating(type, inputs(location, sku), empty), undefined, location);
    }
  });

  it("are refused elsewhere, also for an account that exists", () => {
    assert.match(creating(type, inputs("westus", "ZRS"), empty) ?? "", refused);
    assert.match(creating(type, inputs("spaincentral", "GZRS"), empty) ?? "", refused);
    const made = account([[type, id, inputs("polandcentral", "ZRS")]]);
    assert.match(updating(type, id, inputs("polandcentral", "RAGZRS"), made) ?? "", refused);
  });
});
