import assert from "node:assert/strict";
import { metricsSentences } from "../../../cli/rehearsal/phases/metrics-api";
import { retryAfter } from "../../../cli/rehearsal/providers/kubernetes/api-client";
import type { KubernetesObject } from "../../../cli/rehearsal/providers/kubernetes/object";
import { WaitBoard } from "../../../cli/rehearsal/providers/kubernetes/readiness/wait-board";

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
    assert.deepEqual(metricsSentences([own], 2), ["No metrics API: autoscalers have no metrics."]);
    assert.deepEqual(metricsSentences([own, apiService("metrics.k8s.io", "server")], 2), [
      "metrics.k8s.io tells that every container uses half of what it requests.",
    ]);
    assert.deepEqual(metricsSentences([apiService("external.metrics.k8s.io", "keda")], 0), [
      "Aggregated APIs are empty: external.metrics.k8s.io.",
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
