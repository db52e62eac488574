import assert from "node:assert/strict";
import type { JsonObject, KubernetesObject } from "../../../cli/rehearsal/kubernetes";
import { isAwaited, readinessOf } from "../../../cli/rehearsal/readiness/readiness";

const surroundings = { endpoints: 0, bindingMode: "" };
const conditions = JSON.stringify([
  "jsonpath={.status.sync.status}=Synced",
  "jsonpath={.status.health.status}=Healthy",
]);

function application(status: object, waitFor = conditions): KubernetesObject {
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Application",
    metadata: { name: "a", namespace: "argocd", annotations: { "pulumi.com/waitFor": waitFor } },
    status: JSON.parse(JSON.stringify(status)) as JsonObject,
  };
}
const judged = (...args: Parameters<typeof application>) => readinessOf(application(...args), surroundings);

describe("pulumi.com/waitFor", () => {
  it("waits for every condition of a list, and for none without the annotation", () => {
    assert.equal(isAwaited(application({})), true);
    assert.equal(isAwaited({ ...application({}), metadata: { name: "a" } }), false);
    assert.deepEqual(judged({}), { state: "waiting", message: ".status.sync.status is missing" });
    assert.deepEqual(judged({ sync: { status: "Synced" }, health: { status: "Progressing" } }), {
      state: "waiting",
      message: '.status.health.status is "Progressing"',
    });
    assert.deepEqual(judged({ sync: { status: "Synced" }, health: { status: "Healthy" } }), { state: "ready" });
  });

  it("waits for a path that is there, and for a condition", () => {
    assert.deepEqual(judged({}, "jsonpath={.status.phase}"), { state: "waiting", message: ".status.phase is missing" });
    assert.deepEqual(judged({ phase: "x" }, "jsonpath={.status.phase}"), { state: "ready" });
    assert.equal(judged({ conditions: [{ type: "Ready", status: "False" }] }, "condition=Ready").state, "waiting");
    assert.deepEqual(judged({ conditions: [{ type: "Ready", status: "True" }] }, "condition=Ready"), {
      state: "ready",
    });
  });

  it("fails at once on what the stand-in cannot read, and on a sync that fails", () => {
    const filter = judged({}, "jsonpath={.status.conditions[?(@.type=='Ready')].status}=True");
    assert.equal(filter.state, "failed");
    const failed = judged({ conditions: [{ type: "SyncError", message: "no such chart" }] });
    assert.deepEqual(failed, { state: "failed", message: "no such chart" });
  });
});
