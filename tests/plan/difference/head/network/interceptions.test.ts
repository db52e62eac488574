import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { object } from "../../pull-request-parts";

function linesOf(before: readonly PlannedResource[], after: readonly PlannedResource[]): string[] {
  return headLines(before, after, difference(before, after)).flatMap((line) =>
    ["open", "unprotected", "permission"].includes(line.class) ? [`${line.class}: ${line.text}`] : [],
  );
}

const api = (name: string) =>
  object("apiregistration.k8s.io/v1:APIService", "v1beta1.metrics.k8s.io", {
    spec: { group: "metrics.k8s.io", version: "v1beta1", service: { namespace: "kube-system", name } },
  });
const webhook = (name: string) =>
  object("admissionregistration.k8s.io/v1:MutatingWebhookConfiguration", "injector", {
    webhooks: [
      {
        name: "inject.example.com",
        failurePolicy: "Ignore",
        clientConfig: { service: { namespace: "mesh", name } },
        rules: [{ apiGroups: [""], resources: ["pods"], operations: ["CREATE"] }],
      },
    ],
  });
const service = (type: string) =>
  object("core/v1:Service", "shop/web", { spec: { type, selector: { app: "web" }, ports: [{ port: 80 }] } });

describe("who intercepts requests", () => {
  it("is a new server of an API", () => {
    assert.deepEqual(linesOf([], [api("metrics-server")]), [
      "permission: Service kube-system/metrics-server: serve the API metrics.k8s.io/v1beta1 through APIService v1beta1.metrics.k8s.io",
    ]);
  });
  it("is another server of an API", () => {
    assert.deepEqual(linesOf([api("metrics-server")], [api("adapter")]), [
      "unprotected: Service kube-system/adapter: serve the API metrics.k8s.io/v1beta1 through APIService v1beta1.metrics.k8s.io; before, another Service did this",
    ]);
  });
  it("is another server of a webhook", () => {
    assert.deepEqual(linesOf([webhook("injector")], [webhook("other")]), [
      "unprotected: Service mesh/other: see and change pods through MutatingWebhookConfiguration injector; before, another Service did this",
    ]);
    assert.deepEqual(linesOf([webhook("other")], [webhook("other")]), []);
  });
  it("is a Service on the ports of nodes, and no longer one inside", () => {
    const line = "open: Service shop/web: receives traffic for 80 on every node, from anyone who can reach a node";
    assert.deepEqual(linesOf([service("ClusterIP")], [service("NodePort")]), [line]);
    assert.deepEqual(linesOf([], [service("NodePort")]), [line]);
    assert.deepEqual(linesOf([service("NodePort")], [service("ClusterIP")]), []);
  });
});
