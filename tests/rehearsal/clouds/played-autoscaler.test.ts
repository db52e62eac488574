import assert from "node:assert/strict";
import { growFor } from "../../../cli/rehearsal/clouds/played-autoscaler";
import type { UnplacedPod } from "../../../cli/rehearsal/clouds/unplaced-pods";

describe("an autoscaler's look at pods without room", () => {
  const pods = ["a", "b", "c"].map((namespace) => ({ metadata: { namespace } }));
  const general = { name: "general", most: 6 };

  it("finds nothing to say if there are none", async () =>
    assert.deepEqual(await growFor([], { makeRoom: async () => false }), { added: false }));

  it("adds one node, for the first pod that a pool takes", async () => {
    const asked: (string | undefined)[] = [];
    const makeRoom = async ({ metadata }: UnplacedPod) => {
      asked.push(metadata?.namespace);
      return metadata?.namespace === "b";
    };
    assert.deepEqual(await growFor(pods, { makeRoom, fullPools: () => [general] }), { added: true });
    assert.deepEqual(asked, ["a", "b"]);
  });

  it("counts the pods that no pool grows for, and names each full pool once", async () => {
    const full = { makeRoom: async () => false, fullPools: () => [general] };
    assert.deepEqual(await growFor(pods, full), {
      added: false,
      shortage: "nodes are full, 3 pods are pending, pool general is at its maximum of 6",
    });
    assert.deepEqual(await growFor(pods.slice(0, 1), { makeRoom: async () => false }), {
      added: false,
      shortage: "nodes are full, 1 pod is pending",
    });
  });

  it("asks for pools in the zone of a pod's volumes", async () => {
    const zones: (string | undefined)[] = [];
    const fullPools = (_: UnplacedPod, zone?: string) => {
      zones.push(zone);
      return [];
    };
    await growFor(pods.slice(0, 1), { makeRoom: async () => false, fullPools }, async () => "eu-central-1c");
    assert.deepEqual(zones, ["eu-central-1c"]);
  });
});
