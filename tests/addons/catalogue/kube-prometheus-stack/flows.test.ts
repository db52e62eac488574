import assert from "node:assert/strict";
import { keda, kubePrometheusStack } from "../../../../components";
import { install } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const part = (name: string) => ({ namespace: "monitoring", labels: { "app.kubernetes.io/name": name } });
const prometheus = part("prometheus");
const alertmanager = part("alertmanager");
const grafana = part("grafana");
const operator = {
  namespace: "monitoring",
  labels: {
    app: "kube-prometheus-stack-operator",
    "app.kubernetes.io/name": "kube-prometheus-stack-prometheus-operator",
  },
};
const job = {
  namespace: "monitoring",
  labels: {
    app: "kube-prometheus-stack-admission-create",
    "app.kubernetes.io/name": "kube-prometheus-stack-prometheus-operator",
  },
};
const apiServer = { address: "192.168.1.5" };
const world = { address: "203.0.113.7" };

describe("the flows of kube-prometheus-stack", () => {
  it("let Prometheus scrape any pod, and on nodes only the kubelet and the exporter", async () => {
    const policies = policiesOf((await install([kubePrometheusStack()])).resources);
    const anybody = { namespace: "team", labels: { app: "web" } };
    const node = { address: "192.168.0.7" };
    assert.ok(connects(policies, prometheus, anybody, 9464));
    assert.deepEqual(
      [10250, 9100, 22].map((port) => connects(policies, prometheus, node, port)),
      [true, true, false],
    );
    assert.ok(connects(policies, prometheus, apiServer, 6443));
    assert.ok(!connects(policies, prometheus, world, 443));
    assert.ok(!connects(policies, prometheus, { address: "169.254.169.254" }, 80));
  });

  it("let only Grafana, Prometheus itself and autoscalers on metrics query Prometheus", async () => {
    const policies = policiesOf((await install([kubePrometheusStack(), keda()])).resources);
    const scaler = { namespace: "keda", labels: { app: "keda-operator" } };
    const stranger = { namespace: "team", labels: { app: "web" } };
    assert.deepEqual(
      [grafana, prometheus, scaler, stranger, operator].map((from) => connects(policies, from, prometheus, 9090)),
      [true, true, true, false, false],
    );
    assert.ok(!connects(policies, scaler, alertmanager, 9093));
  });

  it("let alerts out only to the ports of receivers", async () => {
    const silent = policiesOf((await install([kubePrometheusStack()])).resources);
    assert.ok(connects(silent, prometheus, alertmanager, 9093));
    assert.ok(connects(silent, alertmanager, alertmanager, 9094, "UDP"));
    assert.ok(!connects(silent, alertmanager, world, 443));
    const sent = kubePrometheusStack({ alertmanager: { configSecret: "alerts", receiverPorts: [443, 587] } });
    const policies = policiesOf((await install([sent])).resources);
    assert.deepEqual(
      [443, 587, 25].map((port) => connects(policies, alertmanager, world, port)),
      [true, true, false],
    );
  });

  it("let the API server call the operator, and its Jobs call only the API server", async () => {
    const policies = policiesOf((await install([kubePrometheusStack()])).resources);
    assert.ok(connects(policies, apiServer, operator, 10250));
    assert.ok(!connects(policies, apiServer, job, 10250));
    assert.ok(connects(policies, job, apiServer, 6443));
    assert.ok(!connects(policies, job, world, 443));
    assert.ok(!connects(policies, grafana, world, 443));
  });
});
