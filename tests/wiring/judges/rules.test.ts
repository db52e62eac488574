import assert from "node:assert/strict";
import exporters from "../../../cli/wiring/metrics/exporters.json";
import { broken, deployment, judge, object } from "../objects";

const rule = (expr: string) =>
  object("monitoring.coreos.com/v1", "PrometheusRule", "shop/web", {
    spec: { groups: [{ name: "web", rules: [{ alert: "Down", expr }] }] },
  });
const stateMetrics = deployment("monitoring/state", {
  image: "registry.k8s.io/kube-state-metrics/kube-state-metrics:v2",
});
const source = exporters.find(({ exporter }) => exporter === "kube-state-metrics")?.source;

describe("the metrics that rules read", () => {
  it("are broken if their exporter does not serve them", () => {
    assert.deepEqual(broken(stateMetrics, rule('kube_deployment_spec_replica{namespace="shop"} > 0')), [
      `PrometheusRule shop/web: rule Down: expected a metric of kube-state-metrics, got "kube_deployment_spec_replica"; fix the name, for instance kube_deployment_spec_replicas (${source})`,
    ]);
  });

  it("are broken if the exporter does not run", () => {
    assert.deepEqual(broken(rule("kube_deployment_spec_replicas == 0")), [
      "PrometheusRule shop/web: rule Down: expected pods of kube-state-metrics, got none; install kube-state-metrics, or remove the rule that reads its metrics",
    ]);
  });

  it("end at pods that Prometheus' operator makes", () => {
    const rules = [rule("alertmanager_cluster_members < 2"), rule("reloader_last_reload_successful == 0")];
    assert.equal(broken(...rules).length, 2);
    const alertmanager = object("monitoring.coreos.com/v1", "Alertmanager", "monitoring/main");
    assert.deepEqual(broken(...rules, alertmanager), []);
  });

  const misspelt: readonly (readonly [string, string])[] = [
    ["kubelet_volume_stats_available_byte", "kubelet_volume_stats_available_bytes"],
    ["apiserver_request_count", "apiserver_request_total"],
    ["node_network_receive_errors_total", "node_network_receive_errs_total"],
    ["node_disk_io_time_seconds", "node_disk_io_time_seconds_total"],
    ["reloader_last_reload_success", "reloader_last_reload_successful"],
    ["reloader_action_count", "reloader_action_total"],
    ["alertmanager_config_last_reload_success", "alertmanager_config_last_reload_successful"],
    ["prometheus_operator_reconcile_error_total", "prometheus_operator_reconcile_errors_total"],
  ];
  for (const [wrong, meant] of misspelt) {
    it(`are broken as ${wrong}`, () =>
      assert.match(
        broken(rule(`${wrong} > 0`))[0] ?? "",
        new RegExp(`got "${wrong}"; fix the name, for instance ${meant} `),
      ));
  }

  it("are unknown if a chart that was not rendered may bring the exporter", () => {
    const unseen = [{ what: "chart kube-prometheus-stack", namespace: "monitoring" }];
    const { broken: faults, unknown } = judge([rule("kube_deployment_spec_replicas == 0")], { unseen });
    assert.deepEqual(faults, []);
    assert.match(unknown.join("\n"), /chart kube-prometheus-stack may create it/);
  });

  it("are not read if a query is no PromQL", () => {
    assert.deepEqual(broken(rule("sum(rate(requests[5m])")), [
      "PrometheusRule shop/web: rule Down: expected valid PromQL, got a syntax error (marked with ⟨⟩): sum(rate(requests[5m])⟨⟩; fix the query",
    ]);
  });

  const sound = [
    "sum by (namespace) (kube_pod_container_resource_limits) > container_memory_working_set_bytes",
    "histogram_quantile(0.99, sum by (le) (rate(velero_backup_duration_seconds_bucket[5m]))) > 60",
    "kube_customresource_ready == 0 or kube_apiserver_clusterip_allocator_allocated_ips > 9",
    "http_requests_total > 0",
    "namespace:kube_pods:sum > 1",
    "increase(container_oom_events_total[5m]) > 0",
    'rate(kube_state_metrics_list_total{result="error"}[5m]) > 0 or kube_state_metrics_total_shards > 1',
    "kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.03",
    "rate(apiserver_request_duration_seconds_bucket[5m]) > 1",
    "apiserver_request:burnrate5m > 1",
  ];
  for (const expr of sound) {
    it(`accepts ${expr}`, () => {
      assert.deepEqual(
        broken(stateMetrics, deployment("velero/velero", { image: "velero/velero:v1" }), rule(expr)),
        [],
      );
    });
  }

  const dashboard = (expr: string, labels: object = { grafana_dashboard: "1" }) =>
    object("v1", "ConfigMap", "monitoring/dashboard", {
      metadata: { name: "dashboard", namespace: "monitoring", labels },
      data: {
        "web.json": JSON.stringify({ panels: [{ title: "All", panels: [{ title: "Pods", targets: [{ expr }] }] }] }),
        "notes.txt": "no dashboard",
      },
    });

  it("are judged in Grafana's dashboards, too, also in rows and with Grafana's own intervals", () => {
    assert.deepEqual(broken(stateMetrics, dashboard("kube_deployment_spec_replica")), [
      `ConfigMap monitoring/dashboard: panel Pods of web.json: expected a metric of kube-state-metrics, got "kube_deployment_spec_replica"; fix the name, for instance kube_deployment_spec_replicas (${source})`,
    ]);
    assert.match(broken(dashboard("sum(up"))[0] ?? "", /panel Pods of web\.json: expected valid PromQL/);
    assert.deepEqual(
      broken(stateMetrics, dashboard("rate(kube_pod_container_status_restarts_total[$__rate_interval])")),
      [],
    );
    assert.deepEqual(broken(dashboard("kube_deployment_spec_replica", {})), []);
    assert.match(
      broken(dashboard('kube_deployment_spec_replicas{namespace="$namespace"}'))[0] ?? "",
      /remove the panel that reads its metrics$/,
    );
    assert.deepEqual(broken(dashboard("topk($limit, kube_deployment_spec_replica)")), []);
  });

  it("come from facts with a source and a date, each name once and with a prefix of its exporter", () => {
    for (const { metrics, of, prefixes, source: from } of exporters) {
      assert.match(from, /^https:\/\//);
      assert.match(of, /^\d{4}-\d\d-\d\d$/);
      assert.equal(new Set(metrics).size, metrics.length);
      assert.deepEqual(
        metrics.filter((name) => !prefixes.some((prefix) => name.startsWith(prefix))),
        [],
      );
    }
  });
});
