import assert from "node:assert/strict";
import { SimulatedAccount } from "../../../../cli/rehearsal/clouds/account";
import { azureLedger } from "../../../../cli/rehearsal/clouds/azure/ledger";
import { azureSettings } from "../../../../cli/rehearsal/clouds/azure/settings";
import { CloudHoldingsList } from "../../../../cli/rehearsal/controllers/cloud-holdings";

const group = "/subscriptions/s/resourceGroups/rg";
const entry = (type: string, id: string, state: object = {}) => ({
  type: `azure-native:${type}`,
  id: `${group}/${id}`,
  name: id,
  state: { ...state },
  createdAt: 0,
  seed: id,
});
const ledger = () => new SimulatedAccount(azureLedger, () => new CloudHoldingsList());

describe("the ledger of a simulated subscription", () => {
  it("retains a deleted vault and workspace for the days that they can be recovered", () => {
    const account = ledger();
    const properties = { softDeleteRetentionInDays: 7 };
    account.put(entry("keyvault:Vault", "vaults/kv", { properties }));
    account.put(entry("operationalinsights:Workspace", "workspaces/logs"));
    account.remove("azure-native:keyvault:Vault", `${group}/vaults/kv`);
    account.remove("azure-native:operationalinsights:Workspace", `${group}/workspaces/logs`);
    assert.deepEqual(
      [account.remaining, account.retained],
      [[], ["Vault kv for 7 days", "Workspace logs for 14 days"]],
    );
  });

  it("deletes what is below a cluster with it, except diagnostic settings, which Azure keeps", () => {
    const account = ledger();
    account.put(entry("containerservice:AgentPool", "managedClusters/prod/agentPools/apps"));
    account.put(entry("monitor:DiagnosticSetting", "managedClusters/prod/diagnosticSettings/logs"));
    account.put(entry("containerservice:AgentPool", "managedClusters/prod2/agentPools/apps"));
    account.removeOfCluster(`${group}/managedClusters/PROD`);
    assert.deepEqual(account.remaining, [
      `AgentPool ${group}/managedClusters/prod2/agentPools/apps`,
      `DiagnosticSetting ${group}/managedClusters/prod/diagnosticSettings/logs`,
    ]);
  });
});

describe("where a provider of Azure works", () => {
  it("is its own subscription or that of the first provider, and its own region", () => {
    assert.deepEqual(azureSettings.placeOf({ subscriptionId: "a", location: "westeurope" }, undefined), {
      accountId: "a",
      region: "westeurope",
    });
    assert.deepEqual(azureSettings.placeOf({}, { accountId: "a", region: "uksouth" }), { accountId: "a", region: "" });
    assert.match(azureSettings.placeOf({}, undefined).accountId, /^0{8}-/);
  });
});
