import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { deployment, object, service } from "../../wiring/objects";
import { judged, policy } from "../scenes";

const monitoring = "monitoring.coreos.com/v1";
const prometheus = object(monitoring, "Prometheus", "watch/main", {
  spec: { podMetadata: { labels: { tier: "watch" } } },
});
const web = deployment("shop/web", { ports: [{ name: "metrics", containerPort: 9797 }] });
const metrics = service("shop/web", { name: "metrics", port: 80, targetPort: "metrics" });
const selector = { matchLabels: { app: "web" } };
const serviceMonitor = (endpoint: Fields) =>
  object(monitoring, "ServiceMonitor", "shop/web", { spec: { selector, endpoints: [endpoint] } });
const podMonitor = (endpoint: Fields) =>
  object(monitoring, "PodMonitor", "shop/web", { spec: { selector, podMetricsEndpoints: [endpoint] } });
const monitors = {
  "a ServiceMonitor by port": serviceMonitor({ port: "metrics" }),
  "a ServiceMonitor by targetPort": serviceMonitor({ targetPort: 9797 }),
  "a PodMonitor by port": podMonitor({ port: "metrics" }),
  "a PodMonitor by number": podMonitor({ portNumber: 9797 }),
};
const from = (labels: Fields, port: number) =>
  policy("shop/web", {
    ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: labels } }], ports: [{ port }] }],
  });

describe("a scrape", () => {
  for (const [name, monitor] of Object.entries(monitors)) {
    it(`of ${name} must reach the pods' own port, from the pods that the operator makes`, () => {
      const objects = [prometheus, web, metrics, monitor];
      assert.deepEqual(judged([...objects, from({ prometheus: "main" }, 9797)]).broken, []);
      assert.deepEqual(judged([...objects, from({ tier: "watch" }, 9797)]).broken, []);
      for (const closed of [from({ prometheus: "main" }, 80), from({ prometheus: "other" }, 9797)]) {
        const { broken } = judged([...objects, closed]);
        assert.equal(broken.length, 1);
        assert.match(
          broken[0] ?? "",
          /^\w+Monitor shop\/web: port \w+: expected Prometheus watch\/main to reach Deploy/,
        );
      }
    });
  }

  it("must be let out of the Prometheus", () => {
    const closed = policy("watch/*", { policyTypes: ["Egress"] });
    assert.match(
      judged([prometheus, web, metrics, monitors["a ServiceMonitor by port"], closed]).broken[0] ?? "",
      /got no egress rule for these pods in NetworkPolicy watch\/all; allow egress to Deployment shop\/web there$/,
    );
  });

  it("of nodes goes to their addresses", () => {
    const exporter = deployment(
      "watch/web",
      { ports: [{ name: "metrics", containerPort: 9100 }] },
      { hostNetwork: true },
    );
    const target = service("watch/web", { name: "metrics", port: 9100 });
    const spec = { selector, endpoints: [{ port: "metrics" }] };
    const monitor = object(monitoring, "ServiceMonitor", "watch/web", { spec });
    const to = (cidr: string) =>
      object("networking.k8s.io/v1", "NetworkPolicy", "watch/main", {
        spec: {
          podSelector: { matchLabels: { prometheus: "main" } },
          policyTypes: ["Egress"],
          egress: [{ to: [{ ipBlock: { cidr } }], ports: [{ port: 9100 }] }],
        },
      });
    assert.deepEqual(judged([prometheus, exporter, target, monitor, to("10.0.0.0/24")]).broken, []);
    assert.equal(judged([prometheus, exporter, target, monitor, to("10.1.0.0/16")]).broken.length, 1);
    assert.equal(
      judged([prometheus, exporter, target, monitor, to("10.0.0.0/24")], { cni: "cilium" }).broken.length,
      1,
    );
  });

  it("is unknown from a chart that was not rendered", () => {
    const unseen = [{ what: "chart kube-prometheus-stack", namespace: "watch" }];
    const objects = [web, metrics, monitors["a ServiceMonitor by port"]];
    const { broken, unknown } = judged([...objects, from({ prometheus: "main" }, 9797)], {}, { unseen });
    assert.deepEqual([broken.length, unknown.length], [0, 1]);
    const byName = from({ "app.kubernetes.io/name": "prometheus" }, 9797);
    assert.deepEqual(judged([...objects, byName], {}, { unseen }).unknown, []);
  });
});
