import assert from "node:assert/strict";
import { type AzureMonitor, fluentBit, offer, secretStores } from "../../../../components";
import { azureMonitorOutput } from "../../../../components/addons/catalogue/fluent-bit/azure-monitor";
import { installOn } from "../../../support/aws";
import { ignoredValues } from "../../../support/chart-values";
import { bound, existingCluster, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const table: AzureMonitor = {
  kind: "azure-monitor",
  endpoint: "https://logs-a1b2.germanywestcentral-1.ingest.monitor.azure.com",
  rule: `dcr-${"0".repeat(32)}`,
  table: "Workloads_CL",
  tenantId: "99990000-8888-7777-6666-555544443333",
  clientId: "33334444-0000-0000-0000-000000000009",
  secret: { store: "vault", key: "log-writer" },
};
const builtin = [offer(secretStores, { kind: "ClusterSecretStore", name: "vault" }, "vault")];
const agent = { namespace: "logging", labels: { "app.kubernetes.io/name": "fluent-bit" } };

describe("fluent-bit with a table of Azure Monitor", () => {
  it("sends over TLS, compressed, with the time in the table's own column", () => {
    const output = azureMonitorOutput({ ...table, endpoint: `${table.endpoint}/` });
    for (const line of [
      "Name azure_logs_ingestion",
      "tls.verify On",
      "tls.verify_hostname On",
      `tenant_id ${table.tenantId}`,
      `client_id ${table.clientId}`,
      "client_secret ${AZURE_CLIENT_SECRET}",
      `dce_url ${table.endpoint}`,
      `dcr_id ${table.rule}`,
      "table_name Workloads_CL",
      "time_key TimeGenerated",
      "compress true",
    ]) {
      assert.ok(output.includes(`\n    ${line}\n`), line);
    }
  });

  it("signs in with a secret from a store, which is in no configuration, and keeps what lines say in one column", async () => {
    const run = await installOn(() => existingCluster({ builtin }), [fluentBit({ destination: table })]);
    assert.deepEqual(ignoredValues(run), []);
    const { env, config } = valuesOf(run, "fluent-bit") as { env: object[]; config: Record<string, string> };
    const secretKeyRef = { name: "fluent-bit-azure", key: "value" };
    assert.deepEqual(env, [{ name: "AZURE_CLIENT_SECRET", valueFrom: { secretKeyRef } }]);
    assert.match(config.filters ?? "", /Merge_Log_Key entry\n/);
    const secret = run.find("kubernetes:external-secrets.io/v1:ExternalSecret", "test-fluent-bit-fluent-bit-azure");
    assert.deepEqual((secret.inputs.spec as { data: object[] }).data, [
      { secretKey: "value", remoteRef: { key: "log-writer" } },
    ]);
  });

  it("connects to the endpoint and to where it signs in, or to the endpoint's ranges", async () => {
    const policies = async (destination: AzureMonitor) =>
      policiesOf((await installOn(() => existingCluster({ builtin }), [fluentBit({ destination })])).resources);
    const open = await policies(table);
    const reached = [443, 80].map((port) => connects(open, agent, { address: "203.0.113.7" }, port));
    assert.deepEqual(reached, [true, false]);
    assert.ok(connects(await policies({ ...table, cidrs: ["10.9.0.0/24"] }), agent, { address: "10.9.0.5" }, 443));
  });

  it("needs no store and no identity of the cluster, on every cloud", () => {
    for (const cloud of ["aws", "gcp", "azure", "none"] as const) {
      const { problems, needs, identities } = bound(fluentBit({ destination: table }), { cloud, builtin: [] });
      assert.deepEqual(
        [problems, needs.map(({ capability }) => capability.name), identities],
        [[], ["secret-stores"], []],
      );
    }
  });

  it("is refused with a name that cannot be", () => {
    const paths = (changes: Partial<AzureMonitor>) =>
      bound(fluentBit({ destination: { ...table, ...changes } })).problems.map(({ path }) => path);
    assert.deepEqual(paths({ endpoint: "https://logs.example.com" }), ["destination.endpoint"]);
    assert.deepEqual(paths({ rule: "logs" }), ["destination.rule"]);
    assert.deepEqual(paths({ table: "Workloads" }), ["destination.table"]);
    assert.deepEqual(paths({ tenantId: "example.com" }), ["destination.tenantId"]);
    assert.deepEqual(paths({ clientId: "log-writer" }), ["destination.clientId"]);
    assert.deepEqual(paths({ cidrs: ["10.9"] }), ["destination.cidrs[0]"]);
    assert.deepEqual(paths({ secret: { key: "" } }), ["destination.secret.key"]);
  });
});
