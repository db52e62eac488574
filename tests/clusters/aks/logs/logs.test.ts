import assert from "node:assert/strict";
import { aksTags, runAks, subscriptionId } from "../../../support/aks";

const group = `/subscriptions/${subscriptionId}/resourceGroups/test/providers`;
const workspace = `${group}/Microsoft.OperationalInsights/workspaces/test`;

describe("the logs of an AKS cluster", () => {
  it("go to a protected workspace that exists first and keeps them for a year", async () => {
    const { inputs, options } = (await runAks()).find("azure-native:operationalinsights:Workspace", "test");
    assert.deepEqual(inputs, {
      resourceGroupName: "test",
      location: "westeurope",
      sku: { name: "PerGB2018" },
      retentionInDays: 365,
      workspaceCapping: { dailyQuotaGb: 10 },
      features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
      tags: aksTags,
    });
    assert.equal(options.protect, true);
  });

  it("include those of the control plane and of the keys", async () => {
    const run = await runAks();
    const settings = run.ofType("azure-native:monitor:DiagnosticSetting");
    assert.deepEqual(
      settings.map(({ name, inputs }) => [
        name,
        inputs.resourceUri,
        inputs.workspaceId,
        inputs.logAnalyticsDestinationType,
        (inputs.logs as { category: string; enabled: boolean }[]).map(({ category, enabled }) => enabled && category),
      ]),
      [
        [
          "test-control-plane",
          `${group}/Microsoft.ContainerService/managedClusters/test`,
          workspace,
          "Dedicated",
          [
            "kube-apiserver",
            "kube-audit-admin",
            "kube-controller-manager",
            "kube-scheduler",
            "cluster-autoscaler",
            "cloud-controller-manager",
            "csi-azuredisk-controller",
            "csi-snapshot-controller",
            "guard",
          ],
        ],
        ["test-keys", `${group}/Microsoft.KeyVault/vaults/test`, workspace, "Dedicated", ["AuditEvent"]],
      ],
    );
  });

  it("can be kept for a different time, and be more or fewer", async () => {
    const { inputs } = (await runAks({ logRetentionDays: 90, logDailyQuotaGb: -1 })).find(
      "azure-native:operationalinsights:Workspace",
      "test",
    );
    assert.deepEqual([inputs.retentionInDays, inputs.workspaceCapping], [90, { dailyQuotaGb: -1 }]);
  });

  it("accept keys only for Defender's agents, which know nothing else", async () => {
    const run = await runAks({ defender: true });
    const { features } = run.find("azure-native:operationalinsights:Workspace", "test").inputs;
    assert.deepEqual(features, { disableLocalAuth: false, enableLogAccessUsingOnlyResourcePermissions: true });
    const { securityProfile } = run.find("azure-native:containerservice:ManagedCluster", "test").inputs as {
      securityProfile: Record<string, unknown>;
    };
    assert.deepEqual(securityProfile.defender, {
      securityMonitoring: { enabled: true },
      logAnalyticsWorkspaceResourceId: workspace,
    });
  });
});

describe("the maintenance of an AKS cluster", () => {
  it("upgrades versions and images on Sunday nights, and is deleted with the cluster", async () => {
    const run = await runAks();
    const windows = run.ofType("azure-native:containerservice:MaintenanceConfiguration");
    const maintenanceWindow = {
      schedule: { weekly: { dayOfWeek: "Sunday", intervalWeeks: 1 } },
      startTime: "02:00",
      durationHours: 6,
      utcOffset: "+00:00",
    };
    assert.deepEqual(
      windows.map(({ inputs }) => [inputs.configName, inputs.maintenanceWindow]),
      [
        ["aksManagedAutoUpgradeSchedule", maintenanceWindow],
        ["aksManagedNodeOSUpgradeSchedule", maintenanceWindow],
      ],
    );
    const { urn } = run.find("azure-native:containerservice:ManagedCluster", "test");
    assert.ok(windows.every(({ options }) => options.deletedWith === urn));
  });
});
