import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { createCertificateAuthority } from "../../../cli/rehearsal/control-plane/certificates";
import { resolveTools } from "../../../cli/toolchain";
import { fields } from "../../../cli/values";
import {
  type Cloud,
  externalSecrets,
  logStore,
  type OpentelemetryCollectorOptions,
  offer,
  opentelemetryCollector,
  traceStore,
} from "../../../components";
import { installOn } from "../../support/aws";
import { existingIn } from "../../support/clouds";
import { valuesOf } from "../../support/programs";

const store = (name: string, port: number) => ({
  url: `http://${name}.${name}.svc:${port}`,
  pods: { namespace: name, labels: { app: name } },
  port,
});
const builtin = [
  offer(traceStore, store("tempo", 4317)),
  offer(logStore, { ...store("loki", 3100), headers: { "X-Scope-OrgID": "workloads" } }),
];
const collector = "opentelemetry-collector";
const azureMonitor = { kind: "azure-monitor", connectionString: { key: "monitor" } } as const;

/** Returns the values of the chart in a cloud. */
async function valuesIn(cloud: Cloud, options: OpentelemetryCollectorOptions) {
  const accounts = [`opentelemetry/${collector}`, "external-secrets/external-secrets"];
  const secrets = externalSecrets({
    vault: { server: "https://vault.example.com", path: "secret", role: "test" },
    ...(cloud === "azure" && { keyVault: { name: "shop-prod", resourceGroup: "shop" } }),
  });
  const run = await installOn(
    () => existingIn(cloud, accounts, { builtin }),
    [opentelemetryCollector(options), secrets],
  );
  return valuesOf(run, collector);
}

describe("the OpenTelemetry Collector's configuration, by its own judgement", () => {
  const directory = mkdtempSync(join(tmpdir(), "keelson-collector-"));
  let otelcol: string;

  before(async () => {
    otelcol = (await resolveTools(["otelcol"])).otelcol.path;
  });

  after(() => rmSync(directory, { recursive: true }));

  function validate(config: unknown, variables: readonly string[] = []) {
    const file = join(directory, "config.yaml");
    writeFileSync(file, stringify(config));
    const env = Object.fromEntries(
      ["MY_POD_IP", "OTEL_K8S_NODE_NAME", ...variables].map((name) => [name, "127.0.0.1"]),
    );
    const { status, stdout, stderr } = spawnSync(otelcol, ["validate", `--config=${file}`], { encoding: "utf8", env });
    return { status, said: `${stdout}${stderr}` };
  }

  const variablesIn = (values: Readonly<Record<string, unknown>>) =>
    (values.extraEnvs as { name: string }[]).map(({ name }) => name);

  it("is valid in every mode, to stores in the cluster and to services outside", async () => {
    const { certificate } = await createCertificateAuthority();
    const endpoint = "https://otlp.example.com:4317";
    const headers = { "api-key": { store: "vault", key: "vendor" } };
    const configurations: readonly (readonly [Cloud, OpentelemetryCollectorOptions])[] = [
      ["none", {}],
      ["aws", { mode: "agent", sampledPercent: 10 }],
      ["azure", { exporters: { tempo: { kind: "tempo" }, loki: { kind: "loki" } } }],
      ["azure", { exporters: { monitor: { ...azureMonitor, signals: ["traces", "metrics", "logs"] } } }],
      ["aws", { exporters: { xray: { kind: "xray" }, other: { kind: "xray", region: "eu-west-1" } } }],
      ["gcp", { exporters: { trace: { kind: "cloud-trace" } } }],
      [
        "none",
        {
          exporters: {
            own: { kind: "otlp", endpoint, caBundle: certificate, cidrs: ["10.9.0.0/24"] },
            vendor: { kind: "otlp", endpoint: "https://otlp.example.com", protocol: "http/protobuf", headers },
          },
        },
      ],
    ];
    for (const [cloud, options] of configurations) {
      const values = await valuesIn(cloud, options);
      const { status, said } = validate(values.alternateConfig, variablesIn(values));
      assert.equal(status, 0, `${cloud} ${JSON.stringify(options)}: ${said}`);
    }
  });

  it("is refused if a setting of a cloud's exporter is wrong", async () => {
    const wrong: readonly (readonly [Cloud, OpentelemetryCollectorOptions, Record<string, unknown>, RegExp])[] = [
      ["aws", { exporters: { xray: { kind: "xray" } } }, { local_node: true }, /invalid keys: local_node/],
      ["azure", { exporters: { monitor: azureMonitor } }, { connection: "a" }, /invalid keys: connection/],
      ["gcp", { exporters: { trace: { kind: "cloud-trace" } } }, { project_id: "a" }, /invalid keys: project_id/],
    ];
    for (const [cloud, options, setting, message] of wrong) {
      const values = await valuesIn(cloud, options);
      const config = fields(values.alternateConfig);
      const exporters = Object.fromEntries(
        Object.entries(fields(config.exporters)).map(([id, settings]) => [id, { ...fields(settings), ...setting }]),
      );
      const { status, said } = validate({ ...config, exporters }, variablesIn(values));
      assert.notEqual(status, 0, said);
      assert.match(said, message);
    }
  });

  it("is refused if a setting, a component or a pipeline's part is wrong", async () => {
    const { alternateConfig: config } = await valuesIn("none", {});
    const right = config as Record<"exporters" | "processors" | "service", Record<string, Record<string, unknown>>>;
    const { service } = right;
    const traces = fields(service.pipelines?.traces);
    const wrong: readonly (readonly [RegExp, object])[] = [
      [/invalid keys: limit_percent\b/, { processors: { ...right.processors, memory_limiter: { limit_percent: 80 } } }],
      [/unknown type: "otlp_udp"/, { exporters: { ...right.exporters, "otlp_udp/other": { endpoint: "a:1" } } }],
      [
        /references exporter "otlp_grpc\/gone" which is not configured/,
        { service: { ...service, pipelines: { traces: { ...traces, exporters: ["otlp_grpc/gone"] } } } },
      ],
    ];
    for (const [message, change] of wrong) {
      const { status, said } = validate({ ...right, ...change });
      assert.notEqual(status, 0, said);
      assert.match(said, message);
    }
  });
});
