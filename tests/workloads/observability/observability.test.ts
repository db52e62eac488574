import assert from "node:assert/strict";
import { objectValues } from "../../../cli/plan/descriptions/object-values";
import {
  DaemonSet,
  Deployment,
  type DeploymentArgs,
  kubePrometheusStack,
  type ObservabilityArgs,
  type Offer,
  offer,
  type TelemetryCollector,
  Tenant,
  telemetryCollector,
} from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { checkObservability, collectors } from "../../../components/workloads/observability";
import { existingCluster, platform } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

const serviceMonitor = "kubernetes:monitoring.coreos.com/v1:ServiceMonitor";
const prometheusRule = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";
const configMap = "kubernetes:core/v1:ConfigMap";
const service = "kubernetes:core/v1:Service";

const prometheus = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "prometheus" } };
const web = { namespace: "team", labels: { "keelson.dev/workload": "web" } };

type Args = Partial<Omit<DeploymentArgs, "tenant" | "replicas" | "autoscaling">>;

function deploy(args: Args, addons = [kubePrometheusStack()], builtin: readonly Offer[] = []): Promise<ProgramRun> {
  return runProgram(() => {
    const tenant = new Tenant("team", { platform: platform(addons, { cluster: existingCluster({ builtin }) }) });
    new Deployment("web", { tenant, image: "web:1", port: 8080, ...args });
  });
}

interface Pod {
  readonly ports: { readonly name: string; readonly containerPort: number }[];
  readonly env?: { readonly name: string; readonly value?: string }[];
}

function containerOf(run: ProgramRun): Pod | undefined {
  const { spec } = run.find("kubernetes:apps/v1:Deployment", "web").inputs as {
    spec: { template: { spec: { containers: Pod[] } } };
  };
  return spec.template.spec.containers[0];
}

function portsOf(run: ProgramRun, name: string): number[] {
  const { ports } = run.find(service, name).inputs.spec as { ports: { port: number }[] };
  return ports.map(({ port }) => port);
}

describe("metrics", () => {
  it("stand on the workload's own Service if asked, and callers that name no port do not reach them", async () => {
    const run = await runProgram(() => {
      const tenant = new Tenant("team", { platform: platform([kubePrometheusStack()]) });
      const args = { tenant, image: "web:1" };
      const callee = new Deployment("web", { ...args, port: 8080, metrics: { port: 9797, onService: true } });
      new Deployment("client", { ...args, calls: [callee] });
      new Deployment("scraper", { ...args, calls: [{ to: callee, port: "metrics" }] });
    });
    assert.deepEqual(run.find(service, "web").inputs.spec, {
      type: "ClusterIP",
      selector: { "keelson.dev/workload": "web" },
      ports: [
        { name: "http", port: 8080, targetPort: 8080, protocol: "TCP" },
        { name: "metrics", port: 9797, targetPort: 9797, protocol: "TCP" },
      ],
    });
    assert.deepEqual(objectValues(run.find(service, "web")), ["ports 8080, 9797 (metrics)"]);
    const policies = policiesOf(run.resources);
    const from = (workload: string) => ({ namespace: "team", labels: { "keelson.dev/workload": workload } });
    const reaches = (workload: string, port: number) => connects(policies, from(workload), web, port);
    assert.deepEqual(
      ["client", "scraper"].map((one) => [8080, 9797].filter((port) => reaches(one, port))),
      [[8080], [9797]],
    );
  });

  it("stand on the workload's own Service only if that opens nothing, and once", async () => {
    const refused = async (args: Args) => {
      const message = await deploy(args).then(
        () => "",
        (error: Error) => error.message,
      );
      return message.split("\n").slice(1);
    };
    const open = await refused({ metrics: { port: 9797, onService: true }, service: { type: "NodePort" } });
    assert.equal(
      open[0],
      '✖ metrics.onService: is not allowed with service.type "NodePort", because it would expose the metrics; remove it',
    );
    assert.deepEqual(await refused({ metrics: { port: 8080, onService: true } }), [
      '✖ metrics.onService: is not needed, because the port "http" already serves the metrics; remove it',
    ]);
    const ports = [{ port: 9797, targetPort: 8080 }];
    assert.deepEqual(await refused({ port: undefined, ports, metrics: { port: 9797, onService: true } }), [
      '✖ metrics.port: expected a free port of the Service ("http" uses this port), got 9797',
    ]);
  });

  it("on a separate port are open only to Prometheus", async () => {
    const run = await deploy({ metrics: { port: 9797, path: "/prom", intervalSeconds: 15 } });
    assert.deepEqual(
      containerOf(run)?.ports.map(({ name, containerPort }) => [name, containerPort]),
      [
        ["http", 8080],
        ["metrics", 9797],
      ],
    );
    assert.deepEqual(portsOf(run, "web"), [8080]);
    const found = run.find(service, "web-metrics");
    assert.deepEqual(found.inputs.metadata, {
      name: "web-metrics",
      namespace: "team",
      labels: { "keelson.dev/metrics": "web" },
      annotations: { "pulumi.com/skipAwait": "true" },
    });
    assert.deepEqual(found.inputs.spec, {
      type: "ClusterIP",
      clusterIP: "None",
      selector: { "keelson.dev/workload": "web" },
      ports: [{ name: "metrics", port: 9797, targetPort: 9797, protocol: "TCP" }],
    });
    const monitor = run.find(serviceMonitor, "web");
    assert.deepEqual(monitor.inputs.metadata, { name: "web", namespace: "team" });
    assert.deepEqual(monitor.inputs.spec, {
      jobLabel: "keelson.dev/metrics",
      selector: { matchLabels: { "keelson.dev/metrics": "web" } },
      endpoints: [{ port: "metrics", path: "/prom", interval: "15s" }],
    });
    assert.equal(monitor.parent, run.find("keelson:index:Deployment", "web").urn);
    const crds = run.find("kubernetes:helm.sh/v3:Release", "test-kube-prometheus-stack-crds");
    assert.deepEqual([monitor.dependsOn.includes(crds.urn), monitor.dependsOn.includes(found.urn)], [true, true]);
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, prometheus, web, 9797));
    assert.ok(!connects(policies, prometheus, web, 8080));
    assert.ok(!connects(policies, { ...web, labels: { "keelson.dev/workload": "other" } }, web, 9797));
  });

  it("on one of the workload's ports need no other port", async () => {
    const run = await deploy({ metrics: { port: 8080 } });
    assert.deepEqual(containerOf(run)?.ports.length, 1);
    assert.deepEqual(portsOf(run, "web-metrics"), [8080]);
  });

  it("of an agent are scraped on every node", async () => {
    const run = await runProgram(() => {
      const tenant = new Tenant("team", { platform: platform([kubePrometheusStack()]) });
      new DaemonSet("agent", { tenant, image: "agent:1", metrics: { port: 9100 } });
    });
    assert.equal(run.ofType(service).length, 1);
    assert.deepEqual(portsOf(run, "agent-metrics"), [9100]);
    assert.equal(run.ofType(serviceMonitor).length, 1);
  });

  it("come with a dashboard in Grafana's namespace", async () => {
    const run = await deploy({ metrics: { port: 9797, requestCounter: "http_requests_total" } });
    const made = run.find(configMap, "web-dashboard");
    assert.deepEqual(made.inputs.metadata, {
      name: "dashboard.team.web",
      namespace: "monitoring",
      labels: { grafana_dashboard: "1" },
    });
    const { "team.web.json": json } = made.inputs.data as Record<string, string>;
    const { panels } = JSON.parse(json ?? "") as { panels: { title: string }[] };
    assert.equal(panels[0]?.title, "Requests");
    const without = await deploy({ metrics: { port: 9797, dashboard: false } });
    assert.equal(without.ofType(configMap).length, 0);
  });

  it("that nothing scrapes cause a warning and no other change", async () => {
    const run = await deploy({ metrics: { port: 9797 } }, []);
    assert.deepEqual(
      [serviceMonitor, prometheusRule, configMap].flatMap((type) => run.ofType(type)),
      [],
    );
    assert.deepEqual(
      run.logs.filter(({ severity }) => severity === "warn").map(({ message }) => message),
      ["Deployment web has metrics on port 9797, but nothing scrapes them; add kube-prometheus-stack"],
    );
    assert.equal(containerOf(run)?.ports.length, 2);
  });
});

describe("alerts", () => {
  it("exist for every workload that runs continuously, if the platform has monitoring", async () => {
    const run = await deploy({});
    const rule = run.find(prometheusRule, "web");
    assert.deepEqual(rule.inputs.metadata, { name: "web", namespace: "team" });
    const { groups } = rule.inputs.spec as { groups: { rules: { alert: string }[] }[] };
    assert.deepEqual(
      groups[0]?.rules.map(({ alert }) => alert),
      ["WorkloadUnavailable", "WorkloadDegraded", "WorkloadMemorySaturated", "WorkloadCpuThrottled"],
    );
    assert.equal((await deploy({ alerts: false })).ofType(prometheusRule).length, 0);
    const alone = await deploy({}, []);
    assert.equal(alone.ofType(prometheusRule).length, 0);
    assert.deepEqual(alone.logs, []);
  });
});

describe("telemetry", () => {
  const collector: TelemetryCollector = {
    endpoint: "http://collector.telemetry.svc:4317",
    pods: { namespace: "telemetry", labels: { app: "collector" } },
    port: 4317,
  };
  const builtin = [offer(telemetryCollector, collector)];

  it("goes to the platform's collector, through variables and policies", async () => {
    const run = await deploy({ env: { MODE: "a", OTEL_SERVICE_NAME: "shop-web" } }, [], builtin);
    assert.deepEqual(containerOf(run)?.env, [
      { name: "K8S_NAMESPACE_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } },
      { name: "K8S_POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
      { name: "K8S_NODE_NAME", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } },
      { name: "OTEL_SERVICE_NAME", value: "shop-web" },
      { name: "OTEL_EXPORTER_OTLP_ENDPOINT", value: "http://collector.telemetry.svc:4317" },
      { name: "OTEL_EXPORTER_OTLP_PROTOCOL", value: "grpc" },
      {
        name: "OTEL_RESOURCE_ATTRIBUTES",
        value:
          "service.namespace=$(K8S_NAMESPACE_NAME),k8s.namespace.name=$(K8S_NAMESPACE_NAME),k8s.pod.name=$(K8S_POD_NAME),k8s.node.name=$(K8S_NODE_NAME)",
      },
      { name: "MODE", value: "a" },
    ]);
    const policies = policiesOf(run.resources);
    const target = { namespace: "telemetry", labels: { app: "collector" } };
    assert.ok(connects(policies, web, target, 4317));
  });

  it("is no more than the collector takes", async () => {
    const run = await deploy({}, [], [offer(telemetryCollector, { ...collector, signals: ["traces"] })]);
    const env = containerOf(run)?.env as { name: string; value?: string }[];
    const off = env.filter(({ value }) => value === "none").map(({ name }) => name);
    assert.deepEqual(off, ["OTEL_METRICS_EXPORTER", "OTEL_LOGS_EXPORTER"]);
  });

  it("is off without a collector, and on request", async () => {
    assert.equal(containerOf(await deploy({}, []))?.env, undefined);
    const run = await deploy({ telemetry: false }, [], builtin);
    assert.equal(containerOf(run)?.env, undefined);
  });
});

describe("telemetry to a collector outside the cluster", () => {
  it("sets its address and opens it, instead of the platform's", async () => {
    const run = await deploy({ telemetry: { endpoint: "http://10.9.0.7:4318", protocol: "http/protobuf" } }, []);
    const env = containerOf(run)?.env as { name: string; value?: string }[];
    const valueOf = (name: string) => env.find((one) => one.name === name)?.value;
    assert.equal(valueOf("OTEL_EXPORTER_OTLP_ENDPOINT"), "http://10.9.0.7:4318");
    assert.equal(valueOf("OTEL_EXPORTER_OTLP_PROTOCOL"), "http/protobuf");
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, web, { address: "10.9.0.7" }, 4318));
    assert.ok(!connects(policies, web, { address: "10.9.0.8" }, 4318));
  });

  it("names hosts with the port of the scheme", () => {
    const peers = (endpoint: string) => collectors({ collector: { endpoint } });
    assert.deepEqual(peers("https://otlp.example.com"), [{ host: "otlp.example.com", ports: [443] }]);
    assert.deepEqual(peers("http://[2001:db8::1]:4317/v1"), [{ cidr: "2001:db8::1/128", ports: [4317] }]);
  });

  const wrong: [string, RegExp][] = [
    ["otlp.example.com:4317", /^expected the URL of an OTLP endpoint such as/],
    [
      "https://user:hunter2@otlp.example.com",
      /^expected a value without secrets, got a value that looks like a connection string/,
    ],
    ["http://169.254.169.254", /^expected no link-local addresses, which include the cloud's metadata service/],
  ];
  for (const [endpoint, message] of wrong) {
    it(`refuses ${endpoint}`, () => {
      const [problem] = checkObservability("web", { telemetry: { endpoint } });
      assert.equal(problem?.path, "telemetry.endpoint");
      assert.match(problem?.message ?? "", message);
    });
  }
});

describe("checkObservability", () => {
  const wrong: [ObservabilityArgs, string][] = [
    [
      { metrics: { port: 1, path: "metrics" } },
      'metrics.path: expected a path that begins with "/", got "metrics"; write "/metrics"',
    ],
    [
      { metrics: { port: 1, intervalSeconds: 1 } },
      "metrics.intervalSeconds: expected a whole number of seconds, 5 or more, got 1",
    ],
    [
      { metrics: { port: 1, requestCounter: "http-requests" } },
      'metrics.requestCounter: expected the name of a metric (letters, digits, "_" and ":", not beginning with a digit), got "http-requests"',
    ],
    [
      { metrics: { port: 1, requestHistogram: "seconds_bucket" } },
      'metrics.requestHistogram: expected the name of a histogram without "_bucket", got "seconds_bucket"',
    ],
    [
      { metrics: { port: 1, requestCounter: "a", failedRequests: "status=5" } },
      'metrics.failedRequests: expected label matchers such as status=~"5..", got "status=5"',
    ],
    [
      { metrics: { port: 1 }, alerts: { failedPercent: 1 } },
      "alerts.failedPercent: needs metrics.requestCounter; set it, or remove alerts.failedPercent",
    ],
    [
      { alerts: { memoryPercent: 120 } },
      "alerts.memoryPercent: expected a percentage above 0 and at most 100, got 120",
    ],
    [
      { alerts: { rules: { "orders wait": { expr: "a > 1", summary: "Orders wait." } } } },
      'alerts.rules.orders wait: expected a name of letters, digits and "_", got "orders wait"',
    ],
    [
      { alerts: { rules: { OrdersWait: { expr: "a > 1", for: "long", summary: "Orders wait." } } } },
      'alerts.rules.OrdersWait.for: expected a duration such as "10m", got "long"',
    ],
  ];
  for (const [args, problem] of wrong) {
    it(`refuses a wrong ${problem.split(":")[0] ?? ""}`, () => {
      const problems = checkObservability("web", args);
      assert.deepEqual(
        problems.map(({ path, message }) => `${path}: ${message}`),
        [problem],
      );
    });
  }

  it("refuses a metrics port that another port's name contradicts, and a wrong port", async () => {
    const ports = [{ name: "metrics", port: 9090 }];
    await assert.rejects(deploy({ port: undefined, ports, metrics: { port: 9797 } }), {
      message:
        /metrics\.port: expected 9090, because the port "metrics" has this container port, got 9797; use this number, or rename the port "metrics"/,
    });
    await assert.rejects(
      deploy({ metrics: { port: 0 } }),
      /metrics\.port: expected a whole number from 1 to 65535, got 0/,
    );
  });
});
