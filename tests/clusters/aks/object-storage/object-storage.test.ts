import assert from "node:assert/strict";
import { loki, Platform, tempo } from "../../../../components";
import { checkAks } from "../../../../components/clusters/aks";
import { aksArgs, aksCluster, runAks } from "../../../support/aks";
import { valuesOf } from "../../../support/programs";
import { runProgram } from "../../../support/run-program";

const storage = "azure-native:storage";

describe("the storage accounts of stores on AKS", () => {
  it("are in a group of their own, reached by the nodes' subnet only, and left by a destroy", async () => {
    const run = await runAks({ objectStorage: { logs: true } });
    const group = run.find("azure-native:resources:ResourceGroup", "test-data");
    assert.deepEqual([group.options.protect, group.options.retainOnDelete], [true, true]);
    const account = run.find(`${storage}:StorageAccount`, "testlog");
    const { networkRuleSet, allowSharedKeyAccess, accessTier } = account.inputs;
    const { virtualNetworkRules, ...rest } = networkRuleSet as { virtualNetworkRules: unknown[] };
    assert.deepEqual(
      [allowSharedKeyAccess, accessTier, rest],
      [false, "Hot", { bypass: "None", defaultAction: "Deny" }],
    );
    assert.equal(virtualNetworkRules.length, 1);
    assert.deepEqual([account.options.protect, account.options.retainOnDelete], [true, true]);
    const { deleteRetentionPolicy } = run.find(`${storage}:BlobServiceProperties`, "test-logs").inputs;
    assert.deepEqual(deleteRetentionPolicy, { enabled: true, days: 7 });
    const container = run.find(`${storage}:BlobContainer`, "test-logs");
    assert.deepEqual([container.inputs.containerName, container.inputs.publicAccess], ["logs", "None"]);
  });

  it("are used by loki and tempo, each by a role on its own and no other", async () => {
    const run = await runProgram(() => {
      const cluster = aksCluster({ objectStorage: { logs: true, traces: true, resourceGroup: "company-data" } });
      new Platform("test", { cluster, addons: [loki(), tempo()] });
    });
    const accounts = ["testlog", "testtrc"].map((name) => run.find(`${storage}:StorageAccount`, name).urn);
    const scopes = run
      .ofType("azure-native:authorization:RoleAssignment")
      .filter(({ name }) => /loki|tempo/.test(name))
      .flatMap(({ propertyDependencies: { scope } }) => scope ?? []);
    assert.deepEqual(scopes.sort(), accounts.sort());
    const { storage: store } = valuesOf(run, "loki").loki as { storage: { type: string } };
    assert.equal(store.type, "azure");
    assert.equal(run.find(`${storage}:StorageAccount`, "testlog").inputs.resourceGroupName, "company-data");
  });

  it("refuse an option without a store, and a group that goes with the cluster", () => {
    const check = (objectStorage: object) => checkAks("test", { ...aksArgs, objectStorage });
    assert.deepEqual(
      check({}).map(({ path, message }) => `${path}: ${message}`),
      ["objectStorage: expected logs, traces or both, got {}"],
    );
    const problems = check({ logs: true, resourceGroup: "TEST-nodes" });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["objectStorage.resourceGroup"],
    );
  });
});
