import assert from "node:assert/strict";
import { broken, deployment, judge, object, service } from "../objects";

const web = deployment("shop/web");

describe("a Service", () => {
  it("reaches its pods by name and by number", () => {
    const ports = [
      { name: "http", port: 80, targetPort: "http" },
      { name: "same", port: 8080 },
    ];
    const both = object("v1", "Service", "shop/web", { spec: { selector: { app: "web" }, ports } });
    assert.deepEqual(judge([web, both]), { references: 3, broken: [], unknown: [], notes: [] });
  });

  it("is broken if it selects nothing, headless or not", () => {
    const line =
      "selector: expected pods with the labels app=api in shop, got none; fix the selector or the pods' labels";
    const headless = object("v1", "Service", "shop/api", { spec: { clusterIP: "None", selector: { app: "api" } } });
    assert.deepEqual(broken(web, service("shop/api")), [`Service shop/api: ${line}`]);
    assert.deepEqual(broken(web, headless), [`Service shop/api: ${line}`]);
    assert.equal(broken(deployment("other/api"), service("shop/api")).length, 1);
  });

  it("finds single pods of a StatefulSet by the label of their name or their number", () => {
    const set = { ...web, kind: "StatefulSet" };
    const ofPod = (selector: Record<string, string>) =>
      object("v1", "Service", "shop/one", { spec: { clusterIP: "None", selector: { app: "web", ...selector } } });
    assert.deepEqual(broken(set, ofPod({ "statefulset.kubernetes.io/pod-name": "web-1" })), []);
    assert.deepEqual(broken(set, ofPod({ "apps.kubernetes.io/pod-index": "0" })), []);
    assert.equal(broken(set, ofPod({ "statefulset.kubernetes.io/pod-name": "web-2" })).length, 1);
    assert.equal(broken(web, ofPod({ "statefulset.kubernetes.io/pod-name": "web-1" })).length, 1);
  });

  it("is broken if no container has its targetPort by name", () =>
    assert.deepEqual(broken(web, service("shop/web", { name: "http", port: 80, targetPort: "grpc" })), [
      'Service shop/web: port http: expected targetPort "grpc" (TCP) among the ports of Deployment shop/web, got http (8080); fix targetPort or declare the port',
    ]));

  it("is broken if nobody listens on its targetPort, also by protocol", () => {
    assert.deepEqual(broken(web, service("shop/web", { port: 80, targetPort: 9999 })), [
      "Service shop/web: port 80: expected targetPort 9999 (TCP) among the ports of Deployment shop/web, got http (8080); fix targetPort or declare the port",
    ]);
    assert.equal(broken(web, service("shop/web", { port: 8080, protocol: "UDP" })).length, 0);
    assert.equal(broken(web, service("shop/web", { port: 80, targetPort: "http", protocol: "UDP" })).length, 1);
  });

  it("of a chart may name a port that its program had once, but no name that no container has", () => {
    const ofChart = (targetPort: string | number) =>
      object("v1", "Service", "shop/web", {
        metadata: { labels: { "app.kubernetes.io/managed-by": "Helm" } },
        spec: { selector: { app: "web" }, ports: [{ port: 80, targetPort }] },
      });
    assert.deepEqual(judge([web, ofChart(9999)]).notes, [
      "Service shop/web: port 80: the chart names a port that no container declares: 9999 (TCP)",
    ]);
    assert.equal(broken(web, ofChart("grpc")).length, 1);
  });

  it("is unknown if its containers declare no ports", () => {
    const { broken: none, unknown } = judge([deployment("shop/web", { ports: [] }), service("shop/web", { port: 80 })]);
    assert.deepEqual(none, []);
    assert.equal(unknown.length, 1);
  });

  it("may end in a sidecar", () => {
    const proxy = { name: "proxy", restartPolicy: "Always", ports: [{ containerPort: 9999 }] };
    const pods = deployment("shop/web", {}, { initContainers: [proxy] });
    const once = deployment("shop/web", {}, { initContainers: [{ ...proxy, restartPolicy: undefined }] });
    assert.deepEqual(broken(pods, service("shop/web", { port: 9999 })), []);
    assert.equal(broken(once, service("shop/web", { port: 9999 })).length, 1);
  });

  it("is left alone without a selector", () =>
    assert.equal(judge([object("v1", "Service", "shop/outside", { spec: { ports: [{ port: 80 }] } })]).references, 0));
});
