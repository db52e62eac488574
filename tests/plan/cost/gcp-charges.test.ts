import assert from "node:assert/strict";
import { charges, resource } from "./stacks";

describe("the cost of a stack on Google Cloud", () => {
  it("counts the nodes of all zones, and the NAT by its machines", () => {
    const pool = resource("gcp:container/nodePool:NodePool", "general", {
      location: "europe-west3",
      nodeLocations: ["europe-west3-a", "europe-west3-b"],
      autoscaling: { minNodeCount: 1, maxNodeCount: 20 },
      nodeConfig: { machineType: "n2-standard-4", diskType: "pd-balanced", diskSizeGb: 100 },
    });
    const nat = resource("gcp:compute/routerNat:RouterNat", "nat", { region: "europe-west3" });
    assert.deepEqual(charges([pool, nat]), [
      /* 4 vCPUs at 0.062562 dollars an hour. */
      "gcp.container.NodePool general: 2–40 × n2-standard-4 365.36 7307.24",
      "gcp.container.NodePool general: 2–40 × 100 GB of pd-balanced 24.00 480.00",
      /* 32 machines at most. */
      "gcp.compute.RouterNat nat: NAT for 2–32 machines 2.04 32.70",
      "gcp.compute.RouterNat nat: at least one address of the NAT 3.65 3.65",
    ]);
  });
});
