import assert from "node:assert/strict";
import { nodeOfDemoted, readyAgain } from "../../../cli/rehearsal/controllers/pod-readiness";

const pod = (conditions: Readonly<Record<string, string>>, { phase = "Running", metadata = {} } = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "agent", namespace: "shop", ...metadata },
  spec: { nodeName: "late" },
  status: { phase, conditions: Object.entries(conditions).map(([type, status]) => ({ type, status })) },
});
const demoted = { Initialized: "True", Ready: "False", ContainersReady: "True" };

describe("a pod that lost its readiness on a new node", () => {
  it("runs, with ready containers, and is not about to go", () => {
    assert.equal(nodeOfDemoted(pod(demoted)), "late");
    assert.equal(nodeOfDemoted(pod({ ...demoted, Ready: "True" })), undefined);
    assert.equal(nodeOfDemoted(pod({ ...demoted, ContainersReady: "False" })), undefined);
    assert.equal(nodeOfDemoted(pod(demoted, { phase: "Succeeded" })), undefined);
    assert.equal(nodeOfDemoted(pod(demoted, { metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" } })), undefined);
  });

  it("gets its condition Ready back, if it is still what it was", () => {
    const { status } = pod({ ...demoted, Ready: "True" });
    assert.deepEqual(readyAgain(pod(demoted, { metadata: { resourceVersion: "7" } })), {
      metadata: { resourceVersion: "7" },
      status: { conditions: status.conditions },
    });
  });
});
