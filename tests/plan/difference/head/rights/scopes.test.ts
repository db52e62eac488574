import { planned } from "../../planned";
import { itFinds } from "../unprotected";

const subscription = "/subscriptions/33334444-5555-6666-7777-888899990000";
const group = planned("azure-native:resources:ResourceGroup", "data", { inputs: { resourceGroupName: "data" } });
const account = planned("azure-native:storage:StorageAccount", "ledger", {
  inputs: { resourceGroupName: "<unknown>" },
  propertyDependencies: { resourceGroupName: [group.urn] },
});
const container = planned("azure-native:storage:BlobContainer", "exports", {
  inputs: { accountName: "<unknown>" },
  propertyDependencies: { accountName: [account.urn] },
});
const assigned = (scope: string, ...from: readonly string[]) => [
  group,
  account,
  container,
  planned("azure-native:authorization:RoleAssignment", "reader", {
    inputs: {
      principalId: "33334444-0000-0000-0000-000000000005",
      principalType: "ServicePrincipal",
      roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe",
      scope,
    },
    propertyDependencies: { scope: from },
  }),
];
const who = "33334444-0000-0000-0000-000000000005: Storage Blob Data Contributor on";

const member = (kind: string, target: Readonly<Record<string, string>>) => [
  planned(`gcp:${kind}/iAMMember:IAMMember`, kind, {
    inputs: { ...target, role: "roles/container.viewer", member: "serviceAccount:ci@example.com" },
  }),
];
const ci = "serviceAccount:ci@example.com: roles/container.viewer on";

describe("a right in a place around the one before", () => {
  itFinds([
    {
      name: "the group of a container",
      before: assigned("<unknown>", container.urn),
      after: assigned("<unknown>", group.urn),
      lines: [
        `${who} azure-native.resources.ResourceGroup data, no longer only on azure-native.storage.BlobContainer exports`,
      ],
    },
    {
      name: "a group by its id, whatever its case",
      before: assigned(`${subscription}/resourceGroups/data/providers/Microsoft.Storage/storageAccounts/ledger`),
      after: assigned(`${subscription}/resourcegroups/DATA`),
      lines: [
        `${who} ${subscription}/resourcegroups/DATA, no longer only on ${subscription}/resourceGroups/data/providers/Microsoft.Storage/storageAccounts/ledger`,
      ],
    },
    {
      name: "the folder of a project",
      before: member("projects", { project: "example-prod" }),
      after: member("folder", { folder: "folders/1" }),
      lines: [`${ci} folder folders/1, no longer only on project example-prod`],
    },
    {
      name: "the organization of a project",
      before: member("projects", { project: "example-prod" }),
      after: member("organizations", { orgId: "1" }),
      lines: [`${ci} orgId 1, no longer only on project example-prod`],
    },
    {
      name: "and not in another place of the same kind",
      before: member("projects", { project: "example-prod" }),
      after: member("projects", { project: "example-staging" }),
      lines: ["serviceAccount:ci@example.com: no longer has roles/container.viewer on project example-prod"],
      bothWays: true,
    },
  ]);
});
