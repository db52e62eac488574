import assert from "node:assert/strict";
import { noChanges } from "../../../cli/rehearsal/engine/events";
import { RunRecord } from "../../../cli/rehearsal/run/run-record";

describe("the record of a run", () => {
  it("plans what every run has, and what this one has besides, in the order of phases", () => {
    const record = new RunRecord("dev");
    record.plan(["unprotect", "scale"]);
    record.omit(["leftovers", "destroy", "upgrade"]);
    const { planned, report } = record.outcome;
    assert.deepEqual(planned.slice(3, 12), [
      "up",
      "up again",
      "refresh",
      "scale",
      "checks",
      "wiring",
      "paths",
      "permissions",
      "unprotect",
    ]);
    assert.deepEqual(report.omitted, ["upgrade", "destroy", "leftovers"]);
  });

  it("has passed only as long as nothing failed", () => {
    const record = new RunRecord("dev");
    assert.equal(record.outcome.report.passed, true);
    assert.deepEqual(record.failWith("checks", ["Job a/b: it is not complete"]), record.outcome.report.failures);
    assert.equal(record.outcome.report.passed, false);
  });

  it("adds the leftovers of a second life to those of the first", () => {
    const record = new RunRecord("dev");
    const nothing = { cloud: [], kubernetes: [] };
    record.remains({ cloud: ["Vpc b"], kubernetes: [] }, nothing);
    record.remains({ cloud: ["Vpc a"], kubernetes: ["ConfigMap x/y"] }, { cloud: ["Key k"], kubernetes: [] });
    assert.deepEqual(record.outcome.report.leftovers, { cloud: ["Vpc a", "Vpc b"], kubernetes: ["ConfigMap x/y"] });
    assert.deepEqual(record.outcome.report.retained, { cloud: ["Key k"], kubernetes: [] });
  });

  it("keeps what the last phase of a name came to", () => {
    const record = new RunRecord("dev");
    record.phase({ name: "up", seconds: 1, changes: noChanges });
    record.phase({ name: "upgrade", seconds: 2, changes: noChanges });
    record.judged("up", { failures: [], changes: { ...noChanges, create: 3 }, text: "" });
    record.judged("upgrade", { failures: [], changes: noChanges, text: "", skipped: "no versions for 1.37" });
    assert.deepEqual(record.outcome.report.phases, [
      { name: "up", seconds: 1, changes: { ...noChanges, create: 3 } },
      { name: "upgrade", seconds: 2, changes: noChanges, skipped: "no versions for 1.37" },
    ]);
  });
});
