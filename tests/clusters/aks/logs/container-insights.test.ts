import assert from "node:assert/strict";
import { logDestination } from "../../../../components";
import { aksCluster, runAks } from "../../../support/aks";
import { runProgram } from "../../../support/run-program";

const clusterType = "azure-native:containerservice:ManagedCluster";
const ruleType = "azure-native:monitor:DataCollectionRule";
const associationType = "azure-native:monitor:DataCollectionRuleAssociation";

function agentOf(inputs: Readonly<Record<string, unknown>>): unknown {
  return (inputs.addonProfiles as { omsagent: unknown }).omsagent;
}

describe("the logs of workloads on AKS", () => {
  it("go to the cluster's workspace through AKS' own agent, which has no key", async () => {
    const run = await runAks();
    const workspace = run.find("azure-native:operationalinsights:Workspace", "test");
    const agent = agentOf(run.find(clusterType, "test").inputs) as { enabled: boolean; config: Record<string, string> };
    assert.deepEqual([agent.enabled, agent.config.useAADAuth], [true, "true"]);
    assert.match(agent.config.logAnalyticsWorkspaceResourceID ?? "", /\/workspaces\/test/);
    const { dataSources, dataFlows, kind } = run.find(ruleType, "test-container-insights").inputs;
    const streams = ["Microsoft-ContainerLogV2", "Microsoft-KubeEvents", "Microsoft-KubePodInventory"];
    assert.equal(kind, "Linux");
    assert.deepEqual(dataFlows, [{ streams, destinations: ["workspace"] }]);
    assert.deepEqual(dataSources, {
      extensions: [
        {
          name: "ContainerInsightsExtension",
          extensionName: "ContainerInsights",
          streams,
          extensionSettings: {
            dataCollectionSettings: { interval: "1m", namespaceFilteringMode: "Off", enableContainerLogV2: true },
          },
        },
      ],
    });
    assert.ok(run.find(ruleType, "test-container-insights").dependsOn.includes(workspace.urn));
  });

  it("are collected by the one rule of the cluster", async () => {
    const run = await runAks();
    const association = run.find(associationType, "test-container-insights");
    assert.equal(association.inputs.associationName, "ContainerInsightsExtension");
    assert.match(String(association.inputs.resourceUri), /\/managedClusters\/test$/);
    assert.match(String(association.inputs.dataCollectionRuleId), /\/dataCollectionRules\//);
  });

  it("go nowhere if the agent is off", async () => {
    const run = await runAks({ containerInsights: false });
    assert.deepEqual(agentOf(run.find(clusterType, "test").inputs), { enabled: false });
    assert.deepEqual([run.ofType(ruleType), run.ofType(associationType)], [[], []]);
  });

  it("are not offered to an add-on's agent", async () => {
    await runProgram(() => {
      assert.ok(aksCluster().builtin.every(({ capability }) => capability.name !== logDestination.name));
    });
  });
});
