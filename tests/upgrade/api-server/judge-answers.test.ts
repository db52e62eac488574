import assert from "node:assert/strict";
import { apiServerOf } from "../../../cli/upgrade/api-server";
import type { Answer } from "../../../cli/upgrade/api-server/apply-objects";
import { judgeAnswers } from "../../../cli/upgrade/api-server/judge-answers";

const object = { apiVersion: "example.com/v1", kind: "Thing", metadata: { name: "one", namespace: "shop" } };
const accepted: Answer = {
  sourced: { object },
  hasPlaceholders: false,
  outcome: "accepted",
  message: "",
  warnings: [],
};
const judged = (answer: Partial<Answer>) =>
  judgeAnswers({ version: "v1.36.3", answers: [{ ...accepted, ...answer }] }).map(({ message, state, subject }) => [
    state,
    subject,
    message,
  ]);

describe("the answers of the next minor's API server", () => {
  it("say nothing of an object that is accepted without a warning", () => {
    assert.deepEqual(judged({}), []);
  });

  it("block on a refusal, in the server's own words", () => {
    assert.deepEqual(judged({ outcome: "refused", message: "spec.x: Required value" }), [
      ["blocker", "Thing shop/one", "v1.36.3 refuses it: spec.x: Required value"],
    ]);
  });

  it("do not block on what today's server does not take either", () => {
    const refused: Answer = { ...accepted, outcome: "refused", message: "no" };
    const next = { version: "v1.36.3", answers: [refused] };
    const states = (today: Answer) =>
      judgeAnswers(next, { version: "v1.35.4", answers: [today] }).map(({ message, state }) => [state, message]);
    assert.deepEqual(states(accepted), [["blocker", "v1.36.3 refuses it: no"]]);
    assert.deepEqual(states(refused), [["warning", "v1.36.3 refuses it: no; v1.35.4 refuses it too"]]);
  });

  it("do not block on a placeholder that the check itself sent", () => {
    assert.equal(judged({ outcome: "refused", message: "no", hasPlaceholders: true })[0]?.[0], "unseen");
  });

  it("block on a version that the server's own group has no longer", () => {
    assert.deepEqual(judged({ outcome: "not served", message: "example.com/v2" }), [
      ["blocker", "Thing shop/one", "v1.36.3 does not serve example.com/v1; use one of example.com/v2"],
    ]);
  });

  it("leave open what nothing defines", () => {
    assert.deepEqual(judged({ outcome: "not served" }), [
      [
        "unseen",
        "Thing shop/one",
        "the known charts do not define example.com/v1; add its chart to the folder of --charts",
      ],
    ]);
  });

  it("warn as the server warns, with the chart that brings the object", () => {
    assert.deepEqual(judged({ sourced: { object, from: "chart a" }, warnings: ["v1 is deprecated in v1.36+"] }), [
      ["warning", "Thing shop/one (chart a)", "v1.36.3 warns: v1 is deprecated in v1.36+"],
    ]);
  });
});

describe("the API servers of upgrade-check", () => {
  it("are those of the next two minors and of today's", () => {
    assert.deepEqual([35, 36, 37].map(apiServerOf), ["kube-apiserver", "kube-apiserver-1.36", "kube-apiserver-1.37"]);
    assert.throws(() => apiServerOf(38), {
      name: "UserError",
      message: "--api-server: expected --to with one of 1.35, 1.36, 1.37, got 1.38; leave out --api-server",
    });
  });
});
