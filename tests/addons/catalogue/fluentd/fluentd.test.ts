import assert from "node:assert/strict";
import {
  type FluentdOptions,
  fluentBit,
  fluentd,
  type KafkaCluster,
  kubePrometheusStack,
  offer,
  type SearchEngine,
  secretStores,
} from "../../../../components";
import { routeTo } from "../../../../components/addons/catalogue/fluentd/route";
import type { ProgramRun } from "../../../../components/testing";
import { installOn } from "../../../support/aws";
import { ignoredValues } from "../../../support/chart-values";
import { bound, existingCluster, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const credentials = { store: "vault", key: "logs" };
const pem = "-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----\n";
const kafka: KafkaCluster = { kind: "kafka", brokers: ["kafka-0.example.com:9094"], topic: "logs", credentials };
const search: SearchEngine = { kind: "elasticsearch", url: "https://search.example.com:9200", credentials };
const builtin = [offer(secretStores, { kind: "ClusterSecretStore", name: "vault" }, "vault")];
const agent = { namespace: "fluentd", labels: { "app.kubernetes.io/name": "fluentd" } };

function runWith(options: FluentdOptions): Promise<ProgramRun> {
  return installOn(() => existingCluster({ builtin }), [fluentd(options), kubePrometheusStack()]);
}

function linesOf(destination: FluentdOptions["destination"]): string[] {
  return routeTo(destination)
    .output.split("\n")
    .map((line) => line.trim());
}

describe("fluentd", () => {
  it("runs on every node as root without capabilities, and reads logs without writing to their folder", async () => {
    const run = await runWith({ destination: search });
    assert.deepEqual(ignoredValues(run), []);
    const values = valuesOf(run, "fluentd");
    assert.deepEqual(values.tolerations, [{ operator: "Exists" }]);
    assert.deepEqual(values.securityContext, {
      runAsUser: 0,
      runAsGroup: 0,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.deepEqual(values.volumeMounts, [
      { name: "varlog", mountPath: "/var/log", readOnly: true },
      { name: "state", mountPath: "/var/fluentd/state" },
    ]);
    assert.deepEqual([values.mountVarLogDirectory, values.mountDockerContainersDirectory], [false, false]);
    assert.equal((values.resources as { limits: { memory: string } }).limits.memory, "512Mi");
  });

  it("signs in with credentials from a secret store, which are in no configuration", async () => {
    const run = await runWith({ destination: { ...search, caBundle: pem } });
    const { env, fileConfigs, variant } = valuesOf(run, "fluentd") as { env: object[] } & Record<string, unknown>;
    assert.equal(variant, "elasticsearch8");
    const fromSecret = (key: string) => ({ secretKeyRef: { name: "fluentd-search", key } });
    assert.deepEqual(env, [
      { name: "TMPDIR", value: "/var/fluentd/state" },
      { name: "SEARCH_USERNAME", valueFrom: fromSecret("username") },
      { name: "SEARCH_PASSWORD", valueFrom: fromSecret("password") },
    ]);
    assert.equal((fileConfigs as Record<string, string>)["search-ca.crt"], pem);
    const secret = run.find("kubernetes:external-secrets.io/v1:ExternalSecret", "test-fluentd-fluentd-search");
    assert.deepEqual((secret.inputs.spec as { data: object[] }).data, [
      { secretKey: "username", remoteRef: { key: "logs", property: "username" } },
      { secretKey: "password", remoteRef: { key: "logs", property: "password" } },
    ]);
  });

  it("writes to a search engine over TLS, each line once", () => {
    const lines = linesOf({ ...search, caBundle: pem, indexPrefix: "shop" });
    for (const line of [
      "@type elasticsearch",
      "scheme https",
      "host search.example.com",
      "port 9200",
      "ssl_verify true",
      "ca_file /etc/fluent/config.d/search-ca.crt",
      `user "#{ENV['SEARCH_USERNAME']}"`,
      `password "#{ENV['SEARCH_PASSWORD']}"`,
      "logstash_prefix shop",
      "id_key line_id",
      "write_operation create",
      "total_limit_size 512MB",
    ]) {
      assert.ok(lines.includes(line), line);
    }
    assert.ok(!lines.some((line) => line.startsWith("remove_keys")), "a refusal must find the line's ID");
    const other = routeTo({ ...search, kind: "opensearch", url: "https://search.example.com" });
    assert.equal(other.variant, "opensearch");
    assert.match(other.output, /@type opensearch_genid\n/);
    assert.match(other.output, /\n {2}port 443\n/);
    assert.doesNotMatch(other.output, /ca_file/);
  });

  it("writes to Kafka over TLS, and takes no key or partition from a workload's line", () => {
    const lines = linesOf(kafka);
    for (const line of [
      "@type kafka2",
      "brokers kafka-0.example.com:9094",
      "topic logs",
      "ssl_ca_certs_from_system true",
      "ssl_verify_hostname true",
      "sasl_over_ssl true",
      "scram_mechanism sha512",
      "remove_keys _topic,_key,_partition",
      "partition_key _partition",
      "partition_key_key _pod",
    ]) {
      assert.ok(lines.includes(line), line);
    }
    assert.ok(linesOf({ ...kafka, mechanism: "SCRAM-SHA-256" }).includes("scram_mechanism sha256"));
    assert.doesNotMatch(routeTo({ ...kafka, mechanism: "PLAIN" }).output, /scram_mechanism/);
    const { credentials: _, ...open } = kafka;
    const { output, secrets, variables, files } = routeTo({ ...open, caBundle: pem });
    assert.match(output, /ssl_ca_cert \/etc\/fluent\/config\.d\/kafka-ca\.crt\n/);
    assert.doesNotMatch(output, /username|sasl/);
    assert.deepEqual([secrets, variables, files], [[], [], { "kafka-ca.crt": pem }]);
  });

  it("connects to its brokers and their ports alone, or to their ranges, and accepts only Prometheus", async () => {
    const brokers = ["kafka-0.example.com:9094", "kafka-1.example.com:9095"];
    const policies = policiesOf((await runWith({ destination: { ...kafka, brokers } })).resources);
    const ports = [9094, 9095, 443].map((port) => connects(policies, agent, { address: "203.0.113.7" }, port));
    assert.deepEqual(ports, [true, true, false]);
    const prometheus = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "prometheus" } };
    assert.ok(connects(policies, prometheus, agent, 24231));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, agent, 24231));
    const inside = policiesOf((await runWith({ destination: { ...kafka, cidrs: ["10.9.0.0/24"] } })).resources);
    const addresses = ["10.9.0.5", "203.0.113.7"].map((address) => connects(inside, agent, { address }, 9094));
    assert.deepEqual(addresses, [true, false]);
  });

  it("has a ServiceMonitor, alerts, and the chart's dashboard where Grafana looks for some", async () => {
    const run = await runWith({ destination: search });
    const { metrics, dashboards } = valuesOf(run, "fluentd");
    assert.deepEqual(metrics, {
      serviceMonitor: { enabled: true },
      prometheusRule: { enabled: false },
    });
    /* The chart does not quote the values, and a label that looks like a number is none. */
    const labels = { grafana_dashboard: '"1"' };
    assert.deepEqual(dashboards, { enabled: true, namespace: "monitoring", labels });
    const { additionalPrometheusRulesMap: rules } = valuesOf(run, "kube-prometheus-stack");
    assert.ok("fluentd" in (rules as object));
    const alone = await installOn(() => existingCluster({ builtin }), [fluentd({ destination: search })]);
    assert.deepEqual(valuesOf(alone, "fluentd").dashboards, { enabled: false });
  });

  it("refuses a Kafka that cannot be, and a second agent", async () => {
    const paths = (changes: Partial<KafkaCluster>) =>
      bound(fluentd({ destination: { ...kafka, ...changes } })).problems.map(({ path }) => path);
    assert.deepEqual(paths({}), []);
    assert.deepEqual(paths({ brokers: [] }), ["destination.brokers"]);
    assert.deepEqual(paths({ brokers: ["https://kafka.example.com"] }), ["destination.brokers[0]"]);
    assert.deepEqual(paths({ topic: "a/b" }), ["destination.topic"]);
    assert.deepEqual(paths({ cidrs: ["10.9"] }), ["destination.cidrs[0]"]);
    assert.deepEqual(paths({ credentials: { key: "" } }), ["destination.credentials.key"]);
    const { credentials: _, ...open } = kafka;
    assert.deepEqual(
      bound(fluentd({ destination: { ...open, mechanism: "PLAIN" } })).problems.map(({ path }) => path),
      ["destination.mechanism"],
    );
    await assert.rejects(
      installOn(
        () => existingCluster({ builtin }),
        [fluentd({ destination: search }), fluentBit({ destination: search })],
      ),
      /expected a single provider of a log agent for all containers, got fluentd and fluent-bit; keep one of them/,
    );
  });
});
