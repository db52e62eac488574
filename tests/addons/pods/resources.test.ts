import assert from "node:assert/strict";
import { containerResources } from "../../../components/addons/pods/resources";

describe("containerResources", () => {
  it("limits memory and the node's disk, and requests all three resources", () => {
    assert.deepEqual(containerResources({ cpu: "50m", memory: "64Mi", limit: "128Mi" }), {
      requests: { cpu: "50m", memory: "64Mi", "ephemeral-storage": "64Mi" },
      limits: { memory: "128Mi", "ephemeral-storage": "1Gi" },
    });
  });

  it("leaves room for what a container unpacks", () => {
    const { limits } = containerResources({ cpu: "50m", memory: "64Mi", limit: "128Mi", ephemeralStorage: "5Gi" });
    assert.deepEqual(limits, { memory: "128Mi", "ephemeral-storage": "5Gi" });
  });
});
