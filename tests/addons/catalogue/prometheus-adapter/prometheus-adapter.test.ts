import assert from "node:assert/strict";
import {
  certificateIssuers,
  keda,
  kubePrometheusStack,
  monitoring,
  offer,
  type PrometheusAdapterOptions,
  prometheusAdapter,
} from "../../../../components";
import { installOn, monitored, prometheus } from "../../../support/aws";
import { bound, existingCluster, install, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const name = "prometheus-adapter";
const pod = {
  namespace: name,
  labels: { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name },
};
const metrics = { http_requests: { series: "http_requests_total" } };
const known = offer(monitoring, { pods: prometheus, monitorLabels: {}, url: "http://prometheus.monitoring.svc:9090" });
const sum = "sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)";

function problemsOf(options: PrometheusAdapterOptions) {
  return bound(prometheusAdapter(options)).problems.map(({ path, message }) => `${path}: ${message}`);
}

async function valuesFor(options: PrometheusAdapterOptions) {
  return valuesOf(await installOn(() => existingCluster({ builtin: [known] }), [prometheusAdapter(options)]), name);
}

describe(name, () => {
  it("serves the metrics that are named, and no others", async () => {
    const values = await valuesFor({
      metrics: {
        ...metrics,
        connections: { series: "nginx_connections", of: "ingress" },
        lag: { series: "lag_seconds", of: "service", query: "max(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)" },
        jobs: { series: "jobs", as: "rate", window: "5m" },
      },
    });
    const namespace = { resource: "namespace" };
    assert.deepEqual(values.rules, {
      default: false,
      custom: [
        {
          seriesQuery: 'http_requests_total{namespace!="",pod!=""}',
          resources: { overrides: { namespace, pod: { resource: "pod" } } },
          name: { as: "http_requests" },
          metricsQuery: "sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)",
        },
        {
          seriesQuery: 'nginx_connections{namespace!="",ingress!=""}',
          resources: { overrides: { namespace, ingress: { group: "networking.k8s.io", resource: "ingress" } } },
          name: { as: "connections" },
          metricsQuery: sum,
        },
        {
          seriesQuery: 'lag_seconds{namespace!="",service!=""}',
          resources: { overrides: { namespace, service: { resource: "service" } } },
          name: { as: "lag" },
          metricsQuery: "max(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)",
        },
        {
          seriesQuery: 'jobs{namespace!="",pod!=""}',
          resources: { overrides: { namespace, pod: { resource: "pod" } } },
          name: { as: "jobs" },
          metricsQuery: "sum(rate(<<.Series>>{<<.LabelMatchers>>}[5m])) by (<<.GroupBy>>)",
        },
      ],
      external: [],
    });
  });

  it("shows a tenant the external series of its own namespace, unless all may read them", async () => {
    const { rules } = await valuesFor({
      metrics,
      externalMetrics: { queue: { series: "queue_length" }, orders: { series: "orders", everyNamespace: true } },
    });
    assert.deepEqual((rules as { external: unknown }).external, [
      {
        seriesQuery: 'queue_length{namespace!=""}',
        resources: { overrides: { namespace: { resource: "namespace" } } },
        name: { as: "queue" },
        metricsQuery: sum,
      },
      { seriesQuery: "orders", resources: { namespaced: false }, name: { as: "orders" }, metricsQuery: sum },
    ]);
  });

  it("asks the platform's Prometheus, which lets it in", async () => {
    const run = await install([kubePrometheusStack(), prometheusAdapter({ metrics })]);
    const values = valuesOf(run, name);
    assert.deepEqual(values.prometheus, {
      url: "http://kube-prometheus-stack-prometheus.monitoring.svc:9090",
      port: 0,
    });
    assert.deepEqual(values.certManager, { enabled: false });
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, pod, prometheus, 9090));
    assert.ok(connects(policies, { address: "192.168.1.5" }, pod, 6443));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, pod, 6443));
    assert.ok(!connects(policies, pod, { address: "203.0.113.7" }, 443));
  });

  it("shows the API server a certificate that it verifies, if cert-manager is on the platform", async () => {
    const issuer = { kind: "ClusterIssuer", name: "production", annotations: {} } as const;
    const builtin = [known, offer(certificateIssuers, issuer, "production")];
    const run = await installOn(() => existingCluster({ builtin }), [prometheusAdapter({ metrics })]);
    assert.deepEqual(valuesOf(run, name).certManager, { enabled: true });
  });

  it("has a budget and spread in a large tier", async () => {
    const values = valuesOf(await install([kubePrometheusStack(), prometheusAdapter({ metrics })], "standard"), name);
    assert.equal(values.replicas, 2);
    assert.deepEqual(values.podDisruptionBudget, {
      enabled: true,
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
    });
  });

  it("lives beside KEDA, unless both serve the external metrics API", async () => {
    const external = prometheusAdapter({ metrics, externalMetrics: { queue: { series: "queue_length" } } });
    await install([kubePrometheusStack(), keda(), prometheusAdapter({ metrics })]);
    await assert.rejects(
      install([kubePrometheusStack(), keda(), external]),
      /expected a single provider of external metrics for autoscaling .*, got keda and prometheus-adapter; keep one of them/,
    );
  });

  it("needs a Prometheus whose URL is known", async () => {
    await assert.rejects(install([prometheusAdapter({ metrics })]), /needs the Prometheus operator's kinds/);
    const cluster = () => existingCluster({ builtin: [monitored] });
    await assert.rejects(
      installOn(cluster, [prometheusAdapter({ metrics })]),
      /url: expected the URL of Prometheus, because Keelson does not know the URL of the cluster's own Prometheus; set url/,
    );
    const url = "http://prometheus.monitoring.svc:9090";
    const run = await installOn(cluster, [prometheusAdapter({ metrics, url })]);
    assert.deepEqual(valuesOf(run, name).prometheus, { url, port: 0 });
  });

  it("refuses mistakes in metrics", () => {
    assert.deepEqual(problemsOf({ metrics: {}, url: "prometheus:9090" }), [
      "metrics: expected at least one metric, got {}; add a metric, or remove the add-on",
      'url: expected a URL with a port such as "http://prometheus.monitoring.svc:9090", got "prometheus:9090"',
    ]);
    assert.deepEqual(problemsOf({ metrics: { "a b": { series: "a{b}", window: "2" } } }), [
      'metrics.a b: expected a name of letters, digits, "_", ".", ":" and "-", got "a b"',
      'metrics.a b.series: expected the name of a Prometheus series, got "a{b}"',
      'metrics.a b.window: expected a Prometheus duration such as "2m", got "2"',
    ]);
    assert.deepEqual(problemsOf({ metrics: { a: { series: "a", as: "value", query: "sum(a) by (<<.GroupBy>>)" } } }), [
      "metrics.a.query: expected either metrics.a.query or metrics.a.as, got both; keep one",
      'metrics.a.query: expected PromQL with <<.LabelMatchers>>, got "sum(a) by (<<.GroupBy>>)"',
    ]);
  });
});
