import assert from "node:assert/strict";
import { plannedFunctions } from "../../../cli/plan/program/functions";

describe("functions in a plan", () => {
  const { simulation, notes } = plannedFunctions(__dirname);
  const answer = (token: string, inputs: object) => simulation.call?.(token, { ...inputs });

  it("decode YAML, of which every document is an object", () => {
    assert.deepEqual(answer("kubernetes:yaml:decode", { text: "kind: A\n---\nkind: List\nitems: [{kind: B}]" }), {
      result: [{ kind: "A" }, { kind: "B" }],
    });
  });

  it("leave what only a rehearsal renders unknown, and say so", () => {
    const chart = answer("kubernetes:helm:template", { jsonOpts: '{"chart":"redis","path":"charts/redis"}' });
    assert.equal(typeof chart?.result, "string");
    answer("kubernetes:kustomize:directory", { directory: "./overlays/prod" });
    assert.deepEqual(notes(), [
      "chart charts/redis: its objects are not planned, because only a rehearsal renders it",
      "kustomization ./overlays/prod: its objects are not planned, because only a rehearsal renders it",
    ]);
  });

  it("leave manifests on the internet unknown, and say so", () => {
    const deferred = plannedFunctions(__dirname);
    const text = "# Deferred manifest: https://example.com/crds.yaml";
    assert.equal(typeof deferred.simulation.call?.("kubernetes:yaml:decode", { text })?.result, "string");
    assert.deepEqual(deferred.notes(), [
      "manifest https://example.com/crds.yaml: its objects are not planned, because a plan downloads nothing",
    ]);
  });

  it("are answered by rule if nothing simulates them, and named", () => {
    const answered = answer("aws:sns/getTopic:getTopic", { name: "orders" });
    assert.equal(answered?.name, "orders");
    assert.match(String(answered?.arn), /^arn:aws:sns:.*getTopic/i);
    assert.equal(answer("aws:sns/getNothing:getNothing", {}), undefined);
    assert.equal(
      notes().at(-1),
      "These functions are not simulated: aws:sns/getTopic:getTopic. Their results are invented from the SDK's declarations.",
    );
  });
});
