import { azure } from "../../plan/azure";
import { testShown, unknown } from "./shown";

describe("Azure's logs and storage in a plan", () => {
  const workspace = azure("operationalinsights.Workspace", "logs");
  const workloads = azure("monitor.DataCollectionRule", "workloads");
  testShown(
    [
      [
        azure("operationalinsights.Workspace", "w", { retentionInDays: 365 }),
        ["kept 365 days", "no daily limit"],
        "accepts shared keys in addition to identities",
      ],
      [
        azure("operationalinsights.Workspace", "w", {
          workspaceCapping: { dailyQuotaGb: 10 },
          features: { disableLocalAuth: true },
        }),
        ["kept 30 days", "at most 10 GB a day"],
      ],
      [
        azure(
          "monitor.DiagnosticSetting",
          "s",
          { logs: [{ category: "kube-audit" }, { categoryGroup: "audit" }], workspaceId: unknown },
          { workspaceId: [workspace] },
        ),
        ["kube-audit, audit into logs"],
      ],
      [
        azure("monitor.DataCollectionRule", "r", { dataFlows: [{ streams: ["Microsoft-ContainerLogV2"] }] }),
        ["collects Microsoft-ContainerLogV2"],
      ],
      [
        azure(
          "monitor.DataCollectionRuleAssociation",
          "a",
          { dataCollectionRuleId: unknown },
          { dataCollectionRuleId: [workloads] },
        ),
        ["workloads"],
      ],
      [
        azure("storage.StorageAccount", "s", { sku: { name: "Premium_LRS" } }),
        ["Premium_LRS"],
        "its blobs may be public",
      ],
    ],
    [workspace, workloads],
  );
});
