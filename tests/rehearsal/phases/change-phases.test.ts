import assert from "node:assert/strict";
import { noChanges } from "../../../cli/rehearsal/engine/events";
import { judgeChange } from "../../../cli/rehearsal/phases/change-phases";
import { changesOf, type StackChange } from "../../../cli/rehearsal/phases/scale-and-upgrade";
import { resource, resultOf, step, urnOf } from "./steps";

const stack = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
const pool = "aws:eks/nodeGroup:NodeGroup";
const state = [resource("aws:eks/cluster:Cluster", "dev"), resource(pool, "dev-apps")];

function change(phase: StackChange["phase"]): StackChange {
  const cluster = { kind: "eks", kubernetesVersion: "1.36", nodePools: { apps: { min: 1, max: 10 } } };
  const found = changesOf(cluster).find((one) => one.phase === phase);
  assert.ok(found);
  return found;
}

describe("a change that was made", () => {
  it("is told with what it changed", () => {
    const changes = { ...noChanges, update: 1, same: 30 };
    const result = resultOf({ changes, steps: [step("update", pool, "dev-apps")] });
    assert.deepEqual(judgeChange(change("scale"), result, state), {
      failures: [],
      changes,
      text: "1 updated, 30 unchanged",
    });
  });

  it("fails with what it should not have changed", () => {
    const result = resultOf({ steps: [step("update", pool, "dev-apps"), step("update", pool, "dev-batch")] });
    assert.deepEqual(judgeChange(change("scale"), result, state).failures, [
      {
        phase: "scale",
        urn: urnOf(pool, "dev-batch"),
        message: "scaling a pool must only change that pool, got update",
      },
    ]);
  });
});

describe("a change that the engine could not make", () => {
  const unknown = "✖ no versions are known for 1.37 (known are 1.34, 1.35, 1.36)  → at cluster.addonVersions";
  const failing = (urn: string, message: string) => resultOf({ succeeded: false, errors: [{ urn, message }] });

  it("is skipped where the program refuses a version that it does not know yet", () =>
    assert.deepEqual(judgeChange(change("upgrade"), failing(stack, unknown), state), {
      failures: [],
      changes: noChanges,
      text: "skipped",
      skipped: unknown,
    }));

  const failures: [string, StackChange["phase"], ReturnType<typeof resultOf>][] = [
    ["the program fails of something else", "upgrade", failing(stack, "✖ no such zone")],
    ["the cloud refuses the version", "upgrade", failing(urnOf(pool, "dev-apps"), "no release for 1.37")],
    [
      "something has been changed already",
      "upgrade",
      { ...failing(stack, unknown), steps: [step("update", pool, "dev-apps")] },
    ],
    ["it is no upgrade", "scale", failing(stack, "✖ at most 10, given 11")],
  ];
  for (const [what, phase, result] of failures) {
    it(`fails where ${what}`, () => {
      const judged = judgeChange(change(phase), result, state);
      assert.deepEqual(
        judged.failures,
        result.errors.map((error) => ({ phase, ...error })),
      );
      assert.equal(judged.skipped, undefined);
    });
  }
});
