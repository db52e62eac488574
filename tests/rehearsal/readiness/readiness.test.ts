import assert from "node:assert/strict";
import type { JsonObject, KubernetesObject } from "../../../cli/rehearsal/kubernetes/object";
import { endpointsIn } from "../../../cli/rehearsal/readiness/awaiting";
import { goesWhenDone, readinessOf } from "../../../cli/rehearsal/readiness/readiness";
import { isAwaited } from "../../../cli/rehearsal/readiness/wait-for";

function object(apiVersion: string, kind: string, spec: JsonObject, status: JsonObject): KubernetesObject {
  return { apiVersion, kind, metadata: { name: "a", namespace: "shop", generation: 2 }, spec, status };
}

const surroundings = { endpoints: 0, portless: false, bindingMode: "Immediate" };
const seen = { observedGeneration: 2 };

describe("the endpoints of a Service", () => {
  const slice = (ports: JsonObject[], ready: (boolean | undefined)[]): KubernetesObject => ({
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: "web" },
    ports,
    endpoints: ready.map((one) => ({ addresses: ["10.1.2.3"], conditions: one === undefined ? {} : { ready: one } })),
  });
  const http = [{ port: 8080 }];

  it("are the ready ones that have one of its ports", () => {
    assert.deepEqual(endpointsIn([slice(http, [true, undefined, false])]), { endpoints: 2, portless: false });
    assert.deepEqual(endpointsIn([slice([], [true, true])]), { endpoints: 0, portless: true });
    assert.deepEqual(endpointsIn([slice([], [true]), slice(http, [true])]), { endpoints: 1, portless: false });
    assert.deepEqual(endpointsIn([slice([], [false])]), { endpoints: 0, portless: false });
    assert.deepEqual(endpointsIn([]), { endpoints: 0, portless: false });
  });
});

describe("an object that is deleted during the wait", () => {
  it("is done if it is a Job with a time to live, and gone otherwise", () => {
    assert.ok(goesWhenDone(object("batch/v1", "Job", { ttlSecondsAfterFinished: 0 }, {})));
    assert.ok(!goesWhenDone(object("batch/v1", "Job", {}, {})));
    assert.ok(!goesWhenDone(object("v1", "Pod", { ttlSecondsAfterFinished: 0 }, {})));
  });
});

describe("readiness", () => {
  const deployment = (spec: JsonObject, status: JsonObject) => object("apps/v1", "Deployment", spec, status);
  const service = (spec: JsonObject, status: JsonObject = {}) => object("v1", "Service", spec, status);
  const cases: [string, KubernetesObject, string, Partial<typeof surroundings>?][] = [
    [
      "an old generation",
      deployment({}, { observedGeneration: 1 }),
      "waiting: its controller has not processed the last change",
    ],
    [
      "too few updated",
      deployment({ replicas: 2 }, { ...seen, updatedReplicas: 1 }),
      "waiting: 1 of 2 replicas updated",
    ],
    [
      "old replicas",
      deployment({ replicas: 2 }, { ...seen, updatedReplicas: 2, replicas: 3 }),
      "waiting: 1 old replicas still exist",
    ],
    [
      "not available",
      deployment({ replicas: 2 }, { ...seen, updatedReplicas: 2, replicas: 2, availableReplicas: 1 }),
      "waiting: 1 of 2 replicas available",
    ],
    [
      "rolled out",
      deployment({ replicas: 1 }, { ...seen, updatedReplicas: 1, replicas: 1, availableReplicas: 1 }),
      "ready",
    ],
    [
      "not available, of one replica that nobody counted",
      deployment({}, { ...seen, updatedReplicas: 1, replicas: 1 }),
      "waiting: 0 of 1 replicas available",
    ],
    ["not updated, of one replica", deployment({ replicas: 1 }, seen), "waiting: 0 of 1 replicas updated"],
    ["scaled to nothing", deployment({ replicas: 0 }, seen), "ready"],
    [
      "past its deadline",
      deployment(
        {},
        { ...seen, conditions: [{ type: "Progressing", reason: "ProgressDeadlineExceeded", message: "timed out" }] },
      ),
      "failed: its rollout did not progress: timed out",
    ],
    [
      "a StatefulSet",
      object("apps/v1", "StatefulSet", { replicas: 2 }, { ...seen, readyReplicas: 1 }),
      "waiting: 1 of 2 replicas ready",
    ],
    [
      "a StatefulSet that is being rolled",
      object(
        "apps/v1",
        "StatefulSet",
        { replicas: 2 },
        { ...seen, readyReplicas: 2, currentRevision: "a", updateRevision: "b", updatedReplicas: 1 },
      ),
      "waiting: 1 of 2 replicas updated",
    ],
    [
      "a DaemonSet",
      object(
        "apps/v1",
        "DaemonSet",
        {},
        { ...seen, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 2 },
      ),
      "waiting: 2 of 3 pods available",
    ],
    ["a running Job", object("batch/v1", "Job", {}, {}), "waiting: it is not complete"],
    ["a complete Job", object("batch/v1", "Job", {}, { conditions: [{ type: "Complete", status: "True" }] }), "ready"],
    [
      "a failed Job",
      object("batch/v1", "Job", {}, { conditions: [{ type: "Failed", status: "True", message: "backoff" }] }),
      "failed: it failed: backoff",
    ],
    ["a Service without pods", service({ type: "ClusterIP", selector: { a: "b" } }), "waiting: it has no ready pods"],
    ["a Service with pods", service({ type: "ClusterIP", selector: { a: "b" } }), "ready", { endpoints: 1 }],
    [
      "a Service whose named port no container has",
      service({ type: "ClusterIP", selector: { a: "b" } }),
      "waiting: its targetPort names a port that no container of its pods has",
      { portless: true },
    ],
    ["a headless Service", service({ clusterIP: "None", selector: { a: "b" } }), "ready"],
    ["a Service without selector", service({}), "ready"],
    ["a balancer without address", service({ type: "LoadBalancer" }), "waiting: it has no load balancer address"],
    ["a balancer", service({ type: "LoadBalancer" }, { loadBalancer: { ingress: [{ ip: "1.2.3.4" }] } }), "ready"],
    [
      "an Ingress without address",
      object("networking.k8s.io/v1", "Ingress", {}, { loadBalancer: {} }),
      "waiting: it has no address; check that a controller for its class is installed",
    ],
    ["a claim", object("v1", "PersistentVolumeClaim", {}, { phase: "Pending" }), 'waiting: phase is "Pending"'],
    [
      "a claim that waits for its consumer",
      object("v1", "PersistentVolumeClaim", {}, { phase: "Pending" }),
      "ready",
      { bindingMode: "WaitForFirstConsumer" },
    ],
    [
      "a definition",
      object("apiextensions.k8s.io/v1", "CustomResourceDefinition", {}, {}),
      "waiting: condition Established is missing",
    ],
    [
      "a definition whose names are taken",
      object(
        "apiextensions.k8s.io/v1",
        "CustomResourceDefinition",
        {},
        { conditions: [{ type: "NamesAccepted", status: "False", message: "taken" }] },
      ),
      "failed: its names are not accepted: taken",
    ],
    [
      "an API without backend",
      object(
        "apiregistration.k8s.io/v1",
        "APIService",
        {},
        { conditions: [{ type: "Available", status: "False", message: "no endpoints" }] },
      ),
      "waiting: condition Available is False: no endpoints",
    ],
    ["a namespace", object("v1", "Namespace", {}, { phase: "Active" }), "ready"],
    ["any other kind", object("example.com/v1", "Deployment", {}, {}), "ready"],
  ];
  for (const [title, given, expected, around] of cases) {
    it(title, () => {
      const readiness = readinessOf(given, { ...surroundings, ...around });
      assert.equal(readiness.state === "ready" ? "ready" : `${readiness.state}: ${readiness.message}`, expected);
    });
  }

  it("is not awaited where the object says so", () => {
    const deployed = object("apps/v1", "Deployment", {}, {});
    assert.equal(isAwaited(deployed), true);
    const annotations = { "pulumi.com/skipAwait": "true" };
    assert.equal(isAwaited({ ...deployed, metadata: { ...deployed.metadata, annotations } }), false);
    assert.equal(isAwaited(object("v1", "ConfigMap", {}, {})), false);
  });
});
