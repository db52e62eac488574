import assert from "node:assert/strict";
import {
  exhausted,
  type KarpenterNode,
  type KarpenterPool,
  nextNode,
  orphans,
  playedSentences,
} from "../../../../cli/rehearsal/clouds/aws/karpenter";

const pool = (name: string, cpu: string, taints: object[] = []): KarpenterPool => ({
  metadata: { name },
  spec: { limits: { cpu }, template: { metadata: { labels: { team: "shop" } }, spec: { taints } } },
});
const node = (name: string, of: string, zone: string): KarpenterNode => ({
  metadata: { name, labels: { "karpenter.sh/nodepool": of, "topology.kubernetes.io/zone": zone } },
});
const places = [
  { zone: "eu-central-1a", region: "eu-central-1" },
  { zone: "eu-central-1b", region: "eu-central-1" },
];

describe("the played Karpenter", () => {
  it("adds a node of the first pool without taints, in the zone with the fewest nodes", () => {
    const pools = [pool("batch", "100", [{ key: "batch" }]), pool("default", "24")];
    const own = [node("karpenter-default-1", "default", "eu-central-1a")];
    assert.deepEqual(nextNode(pools, own, places, 2), {
      name: "karpenter-default-2",
      labels: {
        team: "shop",
        "karpenter.sh/nodepool": "default",
        "topology.kubernetes.io/zone": "eu-central-1b",
        "topology.kubernetes.io/region": "eu-central-1",
        "node.kubernetes.io/instance-type": "m7i.2xlarge",
      },
      allocatable: { cpu: "7910m", memory: "31203Mi", pods: "110" },
    });
  });

  it("adds no node beyond the limits of a pool, or without a pool", () => {
    const own = ["a", "b"].map((letter, index) =>
      node(`karpenter-default-${index}`, "default", `eu-central-1${letter}`),
    );
    assert.equal(nextNode([pool("default", "16")], own, places, 3), undefined);
    assert.deepEqual(exhausted([pool("default", "16"), pool("batch", "0", [{ key: "batch" }])], own), [
      "NodePool default is at its limit of 16 CPUs",
    ]);
    assert.deepEqual(exhausted([pool("default", "24")], own), []);
    assert.equal(nextNode([], [], places, 1), undefined);
  });

  it("says how many nodes it added, and why the last attempt failed", () => {
    assert.deepEqual(playedSentences(0, undefined), []);
    assert.match(playedSentences(1, undefined).join(), /^Karpenter is simulated: it added 1 node of 8 vCPUs/);
    assert.deepEqual(playedSentences(0, "node is invalid"), [
      "The last attempt to simulate Karpenter failed: node is invalid",
    ]);
  });

  it("removes nodes whose pool is gone or being deleted", () => {
    const going = { ...pool("old", "8"), metadata: { name: "old", deletionTimestamp: "2026-01-01T00:00:00Z" } };
    const own = [node("one", "old", "z"), node("two", "default", "z"), node("three", "gone", "z")];
    assert.deepEqual(orphans(own, [going, pool("default", "8")]), ["one", "three"]);
  });
});
