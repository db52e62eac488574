import assert from "node:assert/strict";
import { managedAddons } from "../../../cli/plan/page/managed-addons";
import { registered } from "../../support/registered";

describe("the cloud's own add-ons on a plan's page", () => {
  const cases = [
    {
      type: "aws:eks/addon:Addon",
      inputs: { addonName: "coredns", addonVersion: "v1.13.2-eksbuild.21" },
      lines: ["coredns v1.13.2-eksbuild.21 · DNS of the cluster"],
    },
    { type: "aws:eks/addon:Addon", inputs: { addonName: "acme" }, lines: ["acme"] },
    {
      type: "azure-native:containerservice:ManagedCluster",
      inputs: { addonProfiles: { omsagent: { enabled: true }, azurepolicy: { enabled: false } } },
      lines: ["omsagent · logs to Azure Monitor"],
    },
    {
      type: "gcp:container/cluster:Cluster",
      inputs: { addonsConfig: { dnsCacheConfig: { enabled: true } } },
      lines: ["dnsCacheConfig · a DNS cache on each node"],
    },
  ];
  for (const { inputs, lines, type } of cases) {
    it(`are ${lines.join(", ")} of ${type}`, () => {
      assert.deepEqual(managedAddons([registered("one", { type, inputs })]), lines);
    });
  }
});
