import assert from "node:assert/strict";
import { retryAfter } from "../../../cli/rehearsal/kubernetes/answer";
import type { ClusterAccess } from "../../../cli/rehearsal/kubernetes/cluster-access";
import type { KubernetesObject } from "../../../cli/rehearsal/kubernetes/object";
import { describeMetricsApi, metricsSentences, operatorSentences } from "../../../cli/rehearsal/phases/metrics-api";
import { WaitBoard } from "../../../cli/rehearsal/readiness/wait-board";

describe("the metrics API", () => {
  const apiService = (group: string, name: string): KubernetesObject => ({
    apiVersion: "apiregistration.k8s.io/v1",
    kind: "APIService",
    metadata: { name: `v1.${group}` },
    spec: { group, ...(name !== "" && { service: { name } }) },
  });

  it("is told of only where there is one", () => {
    const own = apiService("apps", "");
    assert.deepEqual(metricsSentences([own], 0), []);
    assert.deepEqual(metricsSentences([own], 2), ["There is no metrics API, so autoscalers have no metrics."]);
    assert.deepEqual(metricsSentences([own, apiService("metrics.k8s.io", "server")], 2), [
      "metrics.k8s.io reports that every container uses half of its requests.",
    ]);
    assert.deepEqual(metricsSentences([apiService("external.metrics.k8s.io", "keda")], 0), [
      "These aggregated APIs return no objects: external.metrics.k8s.io.",
    ]);
  });
});

describe("autoscalers that live by an operator", () => {
  const none = { scaledObjects: 0, scaledJobs: 0, verticalPodAutoscalers: 0 };

  it("are told of only where there are some", () => {
    assert.deepEqual(operatorSentences(none), []);
    assert.deepEqual(operatorSentences({ ...none, scaledJobs: 1 }), [
      "KEDA does not run (1 ScaledJob): nothing reads queues or metrics, and nothing scales.",
    ]);
    assert.deepEqual(operatorSentences({ scaledObjects: 2, scaledJobs: 1, verticalPodAutoscalers: 3 }), [
      "KEDA does not run (2 ScaledObjects, 1 ScaledJob): nothing reads queues or metrics, and nothing scales.",
      "The VerticalPodAutoscaler does not run (3 VerticalPodAutoscalers): requests do not change.",
    ]);
  });

  it("are found in the cluster, and nothing is where their definitions are not", async () => {
    const access = (...kinds: string[]) =>
      ({
        discovery: {
          find: async (apiVersion: string, kind: string) =>
            kinds.includes(`${apiVersion} ${kind}`)
              ? { apiVersion, kind, plural: kind, namespaced: true, verbs: ["list"] }
              : undefined,
        },
        client: { find: async () => ({ items: [{ metadata: { name: "orders" } }] }) },
      }) as unknown as ClusterAccess;
    assert.deepEqual(await describeMetricsApi(access()), []);
    assert.deepEqual(await describeMetricsApi(access("keda.sh/v1alpha1 ScaledObject")), [
      "KEDA does not run (1 ScaledObject): nothing reads queues or metrics, and nothing scales.",
    ]);
    assert.deepEqual(await describeMetricsApi(access("autoscaling.k8s.io/v1 VerticalPodAutoscaler")), [
      "The VerticalPodAutoscaler does not run (1 VerticalPodAutoscaler): requests do not change.",
    ]);
  });
});

describe("what is waited for", () => {
  it("is the oldest wait, with the number of the others", () => {
    const board = new WaitBoard();
    let changes = 0;
    board.onChange = () => (changes += 1);
    assert.equal(board.text, undefined);
    board.waitFor("Deployment shop/web", "1 of 2 replicas updated");
    board.waitFor("Deployment shop/api", "0 of 2 replicas updated");
    assert.equal(board.text, "waiting for Deployment shop/web: 1 of 2 replicas updated (and 1 more)");
    board.end("Deployment shop/web");
    board.end("Deployment shop/web");
    assert.equal(board.text, "waiting for Deployment shop/api: 0 of 2 replicas updated");
    assert.equal(changes, 3);
  });

  it("comes with the pods that get no node", () => {
    const board = new WaitBoard();
    board.shortage = () => "nodes are full, 30 pods are pending, pool general is at its maximum of 6";
    assert.equal(board.text, undefined);
    board.waitFor("Deployment shop/web", "0 of 2 replicas available");
    assert.equal(
      board.text,
      "waiting for Deployment shop/web: 0 of 2 replicas available; nodes are full, 30 pods are pending, pool general is at its maximum of 6",
    );
  });
});

describe("a call to be made again", () => {
  const headers: [string | undefined, number][] = [
    [undefined, 1000],
    ["1", 1000],
    ["3", 3000],
    ["600", 5000],
    ["Fri, 31 Dec", 1000],
  ];
  for (const [header, expected] of headers) {
    it(`waits ${expected} ms for Retry-After ${header ?? "missing"}`, () => assert.equal(retryAfter(header), expected));
  }
});
