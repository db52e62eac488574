import assert from "node:assert/strict";
import fc from "fast-check";
import { type PrometheusAlert, prometheusRuleSpec } from "../../../components/workloads/observability/alert-rules";
import { promqlErrors } from "../../../components/workloads/observability/check-query";
import { dashboard } from "../../../components/workloads/observability/dashboard";
import { podNames } from "../../../components/workloads/observability/promql";
import type { ServingKind, Watched } from "../../../components/workloads/observability/watched";

const web: Watched = { kind: "Deployment", workloadName: "web", namespace: "shop" };
const watched: Watched = {
  ...web,
  metrics: { port: 9797, requestCounter: "http_requests_total", requestHistogram: "http_request_duration_seconds" },
  autoscaler: "web",
};

function rulesOf(subject: Watched): PrometheusAlert[] {
  const [group] = prometheusRuleSpec(subject).groups as { name: string; rules: PrometheusAlert[] }[];
  assert.equal(group?.name, subject.workloadName);
  return group?.rules ?? [];
}

function expressions(subject: Watched): Record<string, string> {
  return Object.fromEntries(rulesOf(subject).map(({ alert, expr }) => [alert, expr]));
}

describe("prometheusRuleSpec", () => {
  it("alerts about missing pods, with the metrics of each kind", () => {
    const cases: [ServingKind, string, string][] = [
      [
        "Deployment",
        'kube_deployment_status_replicas_available{namespace="shop",deployment="web"} == 0 and on (namespace, deployment) kube_deployment_spec_replicas{namespace="shop",deployment="web"} > 0',
        'kube_deployment_status_replicas_available{namespace="shop",deployment="web"} < on (namespace, deployment) kube_deployment_spec_replicas{namespace="shop",deployment="web"}',
      ],
      [
        "StatefulSet",
        'kube_statefulset_status_replicas_available{namespace="shop",statefulset="web"} == 0 and on (namespace, statefulset) kube_statefulset_replicas{namespace="shop",statefulset="web"} > 0',
        'kube_statefulset_status_replicas_available{namespace="shop",statefulset="web"} < on (namespace, statefulset) kube_statefulset_replicas{namespace="shop",statefulset="web"}',
      ],
      [
        "DaemonSet",
        'kube_daemonset_status_number_available{namespace="shop",daemonset="web"} == 0 and on (namespace, daemonset) kube_daemonset_status_desired_number_scheduled{namespace="shop",daemonset="web"} > 0',
        'kube_daemonset_status_number_available{namespace="shop",daemonset="web"} < on (namespace, daemonset) kube_daemonset_status_desired_number_scheduled{namespace="shop",daemonset="web"}',
      ],
    ];
    for (const [kind, unavailable, degraded] of cases) {
      const { WorkloadUnavailable, WorkloadDegraded } = expressions({ ...web, kind });
      assert.deepEqual([WorkloadUnavailable, WorkloadDegraded], [unavailable, degraded]);
    }
  });

  it("alerts about requests only if it knows their metrics", () => {
    const usual = ["WorkloadUnavailable", "WorkloadDegraded", "WorkloadMemorySaturated", "WorkloadCpuThrottled"];
    assert.deepEqual(Object.keys(expressions(web)), usual);
    const { WorkloadRequestsFail, WorkloadRequestsSlow, WorkloadAtMaximum } = expressions(watched);
    assert.equal(
      WorkloadRequestsFail,
      'sum(rate(http_requests_total{namespace="shop",job="web",status=~"5.."}[5m])) / sum(rate(http_requests_total{namespace="shop",job="web"}[5m])) > 0.05',
    );
    assert.equal(
      WorkloadRequestsSlow,
      'histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{namespace="shop",job="web"}[5m]))) > 1',
    );
    assert.equal(
      WorkloadAtMaximum,
      'kube_horizontalpodautoscaler_status_current_replicas{namespace="shop",horizontalpodautoscaler="web"} >= on (namespace, horizontalpodautoscaler) kube_horizontalpodautoscaler_spec_max_replicas{namespace="shop",horizontalpodautoscaler="web"}',
    );
  });

  it("compares the usage of containers with their limits", () => {
    const pods = 'pod=~"web-[bcdfghjklmnpqrstvwxz2456789]{5,10}-[bcdfghjklmnpqrstvwxz2456789]{5}"';
    assert.equal(
      expressions({ ...web, alerts: { memoryPercent: 80 } }).WorkloadMemorySaturated,
      `max by (namespace, pod, container) (container_memory_working_set_bytes{namespace="shop",${pods},container!=""}) / max by (namespace, pod, container) (kube_pod_container_resource_limits{namespace="shop",resource="memory",${pods}}) > 0.8`,
    );
  });

  it("labels alerts, and accepts more alerts, which replace its own", () => {
    const orders = { expr: "sum(orders_waiting) > 100", for: "10m", severity: "info" as const, summary: "orders wait" };
    const quiet = { expr: "vector(0) > 1", summary: "nothing" };
    const rules = rulesOf({
      ...web,
      alerts: { labels: { team: "shop" }, rules: { OrdersWait: orders, WorkloadDegraded: quiet } },
    });
    assert.deepEqual(rules.at(-1), {
      alert: "OrdersWait",
      expr: orders.expr,
      for: "10m",
      labels: { team: "shop", severity: "info", namespace: "shop", workload: "web" },
      annotations: { summary: "shop/web: orders wait" },
    });
    const { for: lasting, expr } = rules.find(({ alert }) => alert === "WorkloadDegraded") ?? {};
    assert.deepEqual([lasting, expr], ["5m", quiet.expr]);
  });
});

describe("podNames", () => {
  const cases: [ServingKind, string, boolean][] = [
    ["Deployment", "web-5d4f9c7b8-x2k4z", true],
    ["Deployment", "web-admin-5d4f9c7b8-x2k4z", false],
    ["Deployment", "web-agent-x2k4z", false],
    ["StatefulSet", "web-0", true],
    ["StatefulSet", "web-10", true],
    ["StatefulSet", "web-1-0", false],
    ["DaemonSet", "web-x2k4z", true],
    ["DaemonSet", "web-5d4f9c7b8-x2k4z", false],
  ];
  for (const [kind, pod, own] of cases) {
    it(`${own ? "accepts" : "does not accept"} ${pod} as a pod of ${kind} web`, () => {
      /* Prometheus anchors regular expressions. */
      assert.equal(new RegExp(`^(?:${podNames(kind, "web")})$`).test(pod), own);
    });
  }
});

const name = fc.stringMatching(/^[a-z]([-a-z0-9]{0,20}[a-z0-9])?$/);
const metric = fc.stringMatching(/^[a-zA-Z_:][a-zA-Z0-9_:]{0,20}$/);
const subject: fc.Arbitrary<Watched> = fc.record(
  {
    kind: fc.constantFrom<ServingKind[]>("Deployment", "StatefulSet", "DaemonSet"),
    workloadName: name,
    namespace: name,
    metrics: fc.record(
      {
        port: fc.constant(9797),
        requestCounter: metric,
        requestHistogram: metric,
        failedRequests: fc.constantFrom('code!~"2..|3.."', 'grpc_code!="OK",grpc_type="unary"'),
      },
      { requiredKeys: ["port"] },
    ),
    alerts: fc.record(
      {
        failedPercent: fc.double({ min: 0.001, max: 100, noNaN: true }),
        latencySeconds: fc.double({ min: 0.001, max: 100, noNaN: true }),
        memoryPercent: fc.integer({ min: 1, max: 100 }),
      },
      { requiredKeys: [] },
    ),
    autoscaler: name,
  },
  { requiredKeys: ["kind", "workloadName", "namespace"] },
);

describe("every query of any workload", () => {
  it("is PromQL, in alerts and on the dashboard", () => {
    fc.assert(
      fc.property(subject, (one) => {
        const { panels } = dashboard(one) as { panels: { targets: { expr: string }[] }[] };
        const shown = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
        const queries = [...Object.values(expressions(one)), ...shown];
        assert.deepEqual(queries.flatMap(promqlErrors), []);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it("would fail if it were not PromQL", () => {
    assert.deepEqual(promqlErrors('sum(rate(x{a="b"}[5m])'), ['sum(rate(x{a="b"}[5m])⟨⟩']);
    assert.equal(promqlErrors("a b").length > 0, true);
  });
});

describe("dashboard", () => {
  it("shows pods, restarts, CPU and memory, and requests if it knows their metrics", () => {
    const titles = (one: Watched) =>
      (dashboard(one) as { panels: { title: string }[] }).panels.map(({ title }) => title);
    const usual = ["Pods", "Restarts in an hour", "CPU", "Memory"];
    assert.deepEqual(titles(web), usual);
    assert.deepEqual(titles(watched), ["Requests", "Failed requests", "Latency", ...usual]);
  });

  it("has its own id, and panels in two columns", () => {
    const { uid, title, panels } = dashboard(watched) as { uid: string; title: string; panels: { gridPos: object }[] };
    assert.match(uid, /^[0-9a-f]{32}$/);
    assert.notEqual(uid, (dashboard({ ...watched, namespace: "other" }) as { uid: string }).uid);
    assert.equal(title, "shop/web");
    assert.deepEqual(
      panels.slice(0, 3).map(({ gridPos }) => gridPos),
      [
        { w: 12, h: 8, x: 0, y: 0 },
        { w: 12, h: 8, x: 12, y: 0 },
        { w: 12, h: 8, x: 0, y: 8 },
      ],
    );
  });
});
