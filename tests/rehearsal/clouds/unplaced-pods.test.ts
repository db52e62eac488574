import assert from "node:assert/strict";
import { autoscalerSentences } from "../../../cli/rehearsal/clouds/played-autoscaler";
import { lacksRoom, wouldTake } from "../../../cli/rehearsal/clouds/unplaced-pods";

describe("room for pods", () => {
  const pods: [string, string, boolean][] = [
    ["False", "0/6 nodes are available: 3 Insufficient cpu, 3 node(s) had untolerated taint(s).", true],
    ["False", "0/6 nodes are available: 6 Insufficient memory.", true],
    ["False", "0/6 nodes are available: 6 Insufficient nvidia.com/gpu.", true],
    ["False", "0/6 nodes are available: 6 node(s) didn't match Pod's node affinity/selector.", false],
    ["True", "", false],
  ];
  for (const [status, message, expected] of pods) {
    it(`${expected ? "helps" : "does not help"} a pod with the message ${JSON.stringify(message)}`, () => {
      assert.equal(lacksRoom({ status: { conditions: [{ type: "PodScheduled", status, message }] } }), expected);
    });
  }

  const node = (effect: "NoSchedule" | "PreferNoSchedule" = "NoSchedule") => ({
    name: "n",
    labels: { pool: "search" },
    taints: [{ key: "dedicated", value: "search", effect }],
  });
  const specs: [string, object, boolean][] = [
    ["without a toleration", {}, false],
    [
      "with a toleration for the taint",
      { tolerations: [{ key: "dedicated", value: "search", effect: "NoSchedule" }] },
      true,
    ],
    ["with a toleration for another value", { tolerations: [{ key: "dedicated", value: "batch" }] }, false],
    ["with a toleration for any value", { tolerations: [{ key: "dedicated", operator: "Exists" }] }, true],
    ["with a toleration for everything", { tolerations: [{ operator: "Exists" }] }, true],
    ["with a toleration for another effect", { tolerations: [{ operator: "Exists", effect: "NoExecute" }] }, false],
    ["that selects another pool", { nodeSelector: { pool: "batch" }, tolerations: [{ operator: "Exists" }] }, false],
    ["that selects its pool", { nodeSelector: { pool: "search" }, tolerations: [{ operator: "Exists" }] }, true],
  ];
  for (const [what, spec, expected] of specs) {
    it(`${expected ? "is" : "is not"} on a tainted node for a pod ${what}`, () => {
      assert.equal(wouldTake(node(), { spec }), expected);
    });
  }

  it("is on a node that has the pod's devices, or will have them", () => {
    const devices = { "nvidia.com/gpu": "1" };
    const pod = { spec: { containers: [{ resources: { limits: { cpu: "1", ...devices } } }] } };
    assert.equal(wouldTake({ name: "n", allocatable: { cpu: "4" } }, pod), false);
    assert.equal(wouldTake({ name: "n", allocatable: devices }, pod), true);
    assert.equal(wouldTake({ name: "n", pluginDevices: devices }, pod), true);
  });

  it("is on a node with a PreferNoSchedule taint", () => assert.equal(wouldTake(node("PreferNoSchedule"), {}), true));

  it("is reported in sentences", () => {
    assert.deepEqual(autoscalerSentences("GKE", 0, undefined), []);
    assert.deepEqual(autoscalerSentences("GKE", 2, "refused"), [
      "GKE's autoscaler is simulated: it added 2 nodes for pods that did not fit, within the limits of the pools. It removes no nodes.",
      "GKE's autoscaler failed in its last run: refused",
    ]);
  });
});
