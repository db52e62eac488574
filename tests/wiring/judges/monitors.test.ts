import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { broken, deployment, judge, object, service } from "../objects";

const around = [deployment("shop/web"), service("shop/web")];
const monitor = (kind: string, spec: Fields) => object("monitoring.coreos.com/v1", kind, "shop/web", { spec });
const selector = { matchLabels: { app: "web" } };

describe("a monitor", () => {
  it("finds a Service or pods, and their port", () => {
    assert.deepEqual(broken(...around, monitor("ServiceMonitor", { selector, endpoints: [{ port: "http" }] })), []);
    assert.deepEqual(
      broken(...around, monitor("PodMonitor", { selector, podMetricsEndpoints: [{ port: "http" }] })),
      [],
    );
  });

  it("is broken if it selects nothing", () => {
    const nothing = { selector: { matchLabels: { app: "wbe" } } };
    assert.deepEqual(broken(...around, monitor("ServiceMonitor", nothing)), [
      "ServiceMonitor shop/web: selector: expected Services with the labels app=wbe in shop, got none; fix the selector or the labels",
    ]);
    assert.deepEqual(broken(...around, monitor("PodMonitor", nothing)), [
      "PodMonitor shop/web: selector: expected pods with the labels app=wbe in shop, got none; fix the selector or the labels",
    ]);
  });

  it("is broken if nothing has a port of the name", () => {
    assert.deepEqual(broken(...around, monitor("ServiceMonitor", { selector, endpoints: [{ port: "metrics" }] })), [
      'ServiceMonitor shop/web: port metrics: expected a port "metrics" of the selected Services, got http (80); fix the name',
    ]);
    assert.deepEqual(
      broken(...around, monitor("PodMonitor", { selector, podMetricsEndpoints: [{ port: "metrics" }] })),
      [
        'PodMonitor shop/web: port metrics: expected a port "metrics" of the selected pods, got http (8080); fix the name',
      ],
    );
  });

  it("looks into the namespaces that it names", () => {
    const elsewhere = [deployment("other/web"), service("other/web")];
    const spec = (namespaceSelector: Fields) => monitor("ServiceMonitor", { selector, namespaceSelector });
    assert.deepEqual(broken(...elsewhere, spec({ any: true })), []);
    assert.deepEqual(broken(...elsewhere, spec({ matchNames: ["other"] })), []);
    assert.equal(broken(...elsewhere, spec({})).length, 1);
    const chart = judge([spec({ matchNames: ["shop", "traefik"] })], {
      unseen: [{ what: "chart traefik", namespace: "traefik" }],
    });
    assert.deepEqual([chart.broken.length, chart.unknown.length], [0, 1]);
  });

  it("finds the Service of the nodes that Prometheus' operator makes", () => {
    const kubelet = { selector: { matchLabels: { "k8s-app": "kubelet" } }, endpoints: [{ port: "https-metrics" }] };
    const nodes = monitor("ServiceMonitor", { ...kubelet, namespaceSelector: { matchNames: ["kube-system"] } });
    const operator = object("apps/v1", "Deployment", "monitoring/operator", {
      spec: {
        template: { spec: { containers: [{ name: "operator", args: ["--kubelet-service=kube-system/kubelet"] }] } },
      },
    });
    assert.deepEqual(broken(nodes, operator), []);
    assert.equal(broken(nodes).length, 1);
  });
});
