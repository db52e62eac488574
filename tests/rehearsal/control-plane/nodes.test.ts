import assert from "node:assert/strict";
import { nodeObject } from "../../../cli/rehearsal/control-plane/nodes";

interface NodeObject {
  metadata: { labels: Record<string, string> };
  spec: { taints: unknown[] };
  status: {
    allocatable: Record<string, string>;
    conditions: { type: string; status: string }[];
    nodeInfo: Record<string, string>;
  };
}

describe("a simulated node", () => {
  const node = (...args: Parameters<typeof nodeObject>) => nodeObject(...args) as NodeObject;

  it("has the usual labels, in one of three zones by its position", () => {
    assert.deepEqual(node({ name: "one" }, 4, "v1.35.4").metadata.labels, {
      "kubernetes.io/hostname": "one",
      "kwok.x-k8s.io/node": "fake",
      "kubernetes.io/arch": "amd64",
      "kubernetes.io/os": "linux",
      "node.kubernetes.io/instance-type": "simulated",
      "topology.kubernetes.io/region": "rehearsal",
      "topology.kubernetes.io/zone": "rehearsal-b",
    });
  });

  it("takes labels, taints and resources as given", () => {
    const taint = { key: "dedicated", value: "gpu", effect: "NoSchedule" } as const;
    const { metadata, spec, status } = node(
      {
        name: "gpu",
        labels: { "topology.kubernetes.io/zone": "a" },
        taints: [taint],
        allocatable: { cpu: "8", "nvidia.com/gpu": "1" },
      },
      0,
      "v1.35.4",
    );
    assert.equal(metadata.labels["topology.kubernetes.io/zone"], "a");
    assert.deepEqual(spec.taints, [taint]);
    assert.deepEqual(status.allocatable, {
      cpu: "8",
      memory: "256Gi",
      "ephemeral-storage": "1Ti",
      pods: "250",
      "nvidia.com/gpu": "1",
    });
    assert.equal(status.nodeInfo.kubeletVersion, "v1.35.4");
  });

  it("keeps the devices that wait for a plugin in an annotation", () => {
    const { metadata, status } = node({ name: "gpu", pluginDevices: { "nvidia.com/gpu": "1" } }, 0, "v1.35.4");
    assert.deepEqual((metadata as { annotations?: object }).annotations, {
      "rehearsal.keelson.dev/plugin-devices": '{"nvidia.com/gpu":"1"}',
    });
    assert.equal(status.allocatable["nvidia.com/gpu"], undefined);
  });

  it("has a kubelet unless it is to stay not ready", () => {
    assert.equal(node({ name: "one" }, 0, "v1").metadata.labels["kwok.x-k8s.io/node"], "fake");
    const held = node({ name: "held", ready: false }, 0, "v1");
    assert.equal(held.metadata.labels["kwok.x-k8s.io/node"], undefined);
    assert.deepEqual(
      held.status.conditions.map(({ type, status }) => [type, status]),
      [["Ready", "False"]],
    );
  });
});
