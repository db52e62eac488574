import assert from "node:assert/strict";
import { fluentBit, type LokiServer, offer, secretStores } from "../../../../components";
import { lokiServerOutput } from "../../../../components/addons/catalogue/fluent-bit/loki-server";
import { installOn } from "../../../support/aws";
import { ignoredValues } from "../../../support/chart-values";
import { bound, existingCluster, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const server: LokiServer = { kind: "loki", url: "https://loki.example.com" };
const pem = "-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----\n";
const builtin = [offer(secretStores, { kind: "ClusterSecretStore", name: "vault" }, "vault")];
const agent = { namespace: "logging", labels: { "app.kubernetes.io/name": "fluent-bit" } };

describe("fluent-bit with a Loki of yours", () => {
  it("sends over TLS to the host and port of the URL, with the tenant in its header", () => {
    const output = lokiServerOutput({ ...server, url: "https://loki.example.com:3100", tenant: "shop", caBundle: pem });
    for (const line of [
      "Name loki",
      "host loki.example.com",
      "port 3100",
      "tls On",
      "tls.verify On",
      "tls.verify_hostname On",
      "tls.ca_file /fluent-bit/etc/conf/loki-ca.crt",
      "tenant_id shop",
      "line_format json",
      "storage.total_limit_size 512M",
    ]) {
      assert.ok(output.includes(`\n    ${line}\n`) || output.endsWith(`\n    ${line}`), `${line} in ${output}`);
    }
    const plain = lokiServerOutput(server);
    assert.ok(plain.includes("port 443"));
    assert.doesNotMatch(plain, /tenant_id|http_user|ca_file/);
  });

  it("signs in with credentials from a secret store, which are in no configuration", async () => {
    const destination = { ...server, caBundle: pem, credentials: { store: "vault", key: "loki" } };
    const run = await installOn(() => existingCluster({ builtin }), [fluentBit({ destination })]);
    assert.deepEqual(ignoredValues(run), []);
    const { env, config } = valuesOf(run, "fluent-bit") as { env: object[]; config: Record<string, unknown> };
    const fromSecret = (key: string) => ({ secretKeyRef: { name: "fluent-bit-loki", key } });
    assert.deepEqual(env, [
      { name: "LOKI_USERNAME", valueFrom: fromSecret("username") },
      { name: "LOKI_PASSWORD", valueFrom: fromSecret("password") },
    ]);
    assert.match(String(config.outputs), /http_user \$\{LOKI_USERNAME\}\n +http_passwd \$\{LOKI_PASSWORD\}/);
    assert.deepEqual(config.extraFiles, { "loki-ca.crt": pem });
    const secret = run.find("kubernetes:external-secrets.io/v1:ExternalSecret", "test-fluent-bit-fluent-bit-loki");
    assert.deepEqual((secret.inputs.spec as { data: object[] }).data, [
      { secretKey: "username", remoteRef: { key: "loki", property: "username" } },
      { secretKey: "password", remoteRef: { key: "loki", property: "password" } },
    ]);
  });

  it("connects to its ranges alone, if they are private", async () => {
    const destination = { ...server, cidrs: ["10.9.0.0/24"] };
    const run = await installOn(() => existingCluster(), [fluentBit({ destination })]);
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, agent, { address: "10.9.0.5" }, 443));
    assert.ok(!connects(policies, agent, { address: "203.0.113.7" }, 443));
  });

  it("needs no store in the cluster or the cloud, on every cloud", () => {
    for (const cloud of ["aws", "gcp", "azure", "none"] as const) {
      const { problems, needs, identities, offers } = bound(fluentBit({ destination: server }), { cloud, builtin: [] });
      assert.deepEqual([problems, needs, identities], [[], [], []], cloud);
      assert.deepEqual(
        offers.map(({ capability }) => capability.name),
        ["log-agent"],
      );
    }
  });

  it("is refused without TLS, and with a tenant or a secret that cannot be", () => {
    const paths = (changes: Partial<LokiServer>) =>
      bound(fluentBit({ destination: { ...server, ...changes } })).problems.map(({ path }) => path);
    assert.deepEqual(paths({ url: "http://loki.example.com" }), ["destination.url"]);
    assert.deepEqual(paths({ tenant: "a/b" }), ["destination.tenant"]);
    assert.deepEqual(paths({ tenant: ".." }), ["destination.tenant"]);
    assert.deepEqual(paths({ credentials: { key: "" } }), ["destination.credentials.key"]);
  });
});
