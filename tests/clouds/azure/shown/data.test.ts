import assert from "node:assert/strict";
import type { RegisteredResource } from "../../../../components/testing";
import { azure, said } from "../../../plan/azure";

const unknown = "<unknown>";
const key = azure("keyvault.Key", "disks");
const vault = azure("keyvault.Vault", "v");
const workspace = azure("operationalinsights.Workspace", "logs");
const rotationPolicy = { lifetimeActions: [{ action: { type: "rotate" } }] };

describe("what is said of groups, keys and logs on Azure", () => {
  const cases: readonly (readonly [resource: RegisteredResource, values: readonly string[], ...alarms: string[]])[] = [
    [azure("resources.ResourceGroup", "g", { resourceGroupName: "prod-aks" }), ["prod-aks"]],
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
      "the vault can be purged, with all its keys",
      "access by the vault's own policies",
    ],
    [azure("keyvault.Key", "k", { keyName: "disks", properties: { rotationPolicy } }), ["disks (rotated)"]],
    [azure("keyvault.Key", "k", { properties: {} }), ["k"], "the key k is not rotated"],
    [
      azure(
        "compute.DiskEncryptionSet",
        "d",
        { activeKey: { keyUrl: unknown }, rotationToLatestKeyVersionEnabled: true },
        { activeKey: [vault, key] },
      ),
      ["under key disks", "rotated with it"],
    ],
    [azure("operationalinsights.Workspace", "w", { retentionInDays: 365 }), ["kept 365 days"]],
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
        { dataCollectionRuleId: [azure("monitor.DataCollectionRule", "workloads")] },
      ),
      ["workloads"],
    ],
    [
      azure("storage.StorageAccount", "s", { sku: { name: "Premium_LRS" } }),
      ["Premium_LRS"],
      "its blobs may be public",
    ],
  ];
  for (const [resource, values, ...alarms] of cases) {
    it(`${resource.type}: ${[...values, ...alarms].join("; ")}`, () => {
      const found = said(resource, [key, vault, workspace, azure("monitor.DataCollectionRule", "workloads")]);
      assert.deepEqual([found.values, found.alarms], [values, alarms]);
    });
  }
});
