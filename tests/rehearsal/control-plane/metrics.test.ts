import assert from "node:assert/strict";
import { type MeteredPod, nodeMetrics, podMetrics } from "../../../cli/rehearsal/control-plane/metrics";

const now = "2026-01-01T00:00:00.000Z";

describe("simulated metrics", () => {
  it("tell that a container uses half of what it requests, and a little where it requests nothing", () => {
    const [metrics] = podMetrics([pod("web", "one", [{ cpu: "200m", memory: "128Mi" }, {}])], now);
    assert.deepEqual(metrics?.metadata, { name: "web", namespace: "shop", labels: undefined, creationTimestamp: now });
    assert.deepEqual(metrics?.containers, [
      { name: "c0", usage: { cpu: "100000u", memory: "65536Ki" } },
      { name: "c1", usage: { cpu: "10000u", memory: "32768Ki" } },
    ]);
  });

  it("leave out pods that do not run", () => {
    assert.deepEqual(podMetrics([pod("done", "one", [{}], "Succeeded")], now), []);
  });

  it("sum up a node's pods", () => {
    const pods = [
      pod("a", "one", [{ cpu: "1" }]),
      pod("b", "one", [{ cpu: "1" }]),
      pod("c", "two", [{ cpu: "4" }], "Pending"),
    ];
    const nodes = ["one", "two"].map((name) => ({ apiVersion: "v1", kind: "Node", metadata: { name } }));
    assert.deepEqual(
      nodeMetrics(nodes, pods, now).map(({ metadata, usage }) => [metadata.name, usage]),
      [
        ["one", { cpu: "1100000u", memory: "589824Ki" }],
        ["two", { cpu: "100000u", memory: "524288Ki" }],
      ],
    );
  });
});

function pod(name: string, nodeName: string, requests: Record<string, string>[], phase = "Running"): MeteredPod {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "shop" },
    spec: { nodeName, containers: requests.map((requests, index) => ({ name: `c${index}`, resources: { requests } })) },
    status: { phase },
  };
}
