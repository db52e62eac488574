import assert from "node:assert/strict";
import { aksArgs, aksTags, runAks, subscriptionId } from "../../../support/aks";

const flowLogType = "azure-native:network:FlowLog";
const group = `/subscriptions/${subscriptionId}/resourceGroups/test/providers`;
const store = `${group}/Microsoft.Storage/storageAccounts/testflow`;
const writer = `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/test-flow-logs`;

describe("the flow logs of an AKS cluster", () => {
  it("cover all connections, also reach the workspace, and use their own identity", async () => {
    const run = await runAks();
    const flowLog = run.find(flowLogType, "test");
    assert.deepEqual(flowLog.inputs, {
      resourceGroupName: "NetworkWatcherRG",
      networkWatcherName: "NetworkWatcher_westeurope",
      flowLogName: "test-test",
      location: "westeurope",
      targetResourceId: `${group}/Microsoft.Network/virtualNetworks/test`,
      storageId: store,
      enabled: true,
      format: { type: "JSON", version: 2 },
      retentionPolicy: { enabled: true, days: 365 },
      identity: { type: "UserAssigned", userAssignedIdentities: [writer] },
      flowAnalyticsConfiguration: {
        networkWatcherFlowAnalyticsConfiguration: {
          enabled: true,
          workspaceResourceId: `${group}/Microsoft.OperationalInsights/workspaces/test`,
          trafficAnalyticsInterval: 60,
        },
      },
      tags: aksTags,
    });
    const right = run.find("azure-native:authorization:RoleAssignment", "test-flow-logs");
    assert.ok(flowLog.dependsOn.includes(right.urn));
    assert.deepEqual(
      [right.inputs.scope, right.inputs.principalId, String(right.inputs.roleDefinitionId).split("/").at(-1)],
      [store, "test-flow-logs", "ba92f5b4-2d11-453d-a403-e96b0029c9fe"],
    );
  });

  it("are in a protected storage account without keys that the internet does not reach", async () => {
    const { inputs, options } = (await runAks()).find("azure-native:storage:StorageAccount", "testflow");
    assert.deepEqual(inputs, {
      resourceGroupName: "test",
      location: "westeurope",
      kind: "StorageV2",
      sku: { name: "Standard_ZRS" },
      accessTier: "Cool",
      allowBlobPublicAccess: false,
      allowSharedKeyAccess: false,
      allowCrossTenantReplication: false,
      defaultToOAuthAuthentication: true,
      enableHttpsTrafficOnly: true,
      minimumTlsVersion: "TLS1_2",
      networkRuleSet: { bypass: "AzureServices", defaultAction: "Deny" },
      encryption: { keySource: "Microsoft.Storage", requireInfrastructureEncryption: true },
      tags: aksTags,
    });
    assert.equal(options.protect, true);
  });

  it("are kept for at most a year, Azure's limit", async () => {
    const run = await runAks({ logRetentionDays: 730 });
    assert.deepEqual(run.find(flowLogType, "test").inputs.retentionPolicy, { enabled: true, days: 365 });
  });

  it("can be turned off", async () => {
    const run = await runAks({ vnet: { ...aksArgs.vnet, flowLogs: false } });
    assert.deepEqual([...run.ofType(flowLogType), ...run.ofType("azure-native:storage:StorageAccount")], []);
  });
});
