import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { EngineEvent } from "../../../cli/rehearsal/engine/events";
import { WaitBoard } from "../../../cli/rehearsal/readiness";
import { plainProgress } from "../../../cli/rehearsal/report/progress";
import { type Judge, mustChangeNothing, mustSucceed } from "../../../cli/rehearsal/run/judgement";
import { PhaseRunner } from "../../../cli/rehearsal/run/phase-runner";
import { RunRecord } from "../../../cli/rehearsal/run/run-record";
import type { Site } from "../../../cli/rehearsal/site";

/** Writes the events that lie beside it to the event log that it is given, as the Pulumi CLI does. */
const cli = `#!/bin/sh
while [ $# -gt 0 ]; do
  [ "$1" = --event-log ] && log=$2
  shift
done
cat "$(dirname "$0")/told" > "$log"
exit "$(cat "$(dirname "$0")/status")"
`;
const urn = "urn:pulumi:s::p::kubernetes:core/v1:ConfigMap::web";
const error = { diagnosticEvent: { urn, message: "cluster is unreachable", severity: "error" } };
const summary = (changes: Record<string, number>) => ({ summaryEvent: { resourceChanges: changes } });
const updated: EngineEvent = {
  resOutputsEvent: {
    metadata: { op: "update", urn, type: "kubernetes:core/v1:ConfigMap", detailedDiff: { data: {} } },
  },
};

describe("a phase of the engine", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "keelson-test-"));
    writeFileSync(path.join(folder, "pulumi"), cli, { mode: 0o700 });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs an operation whose engine tells these events, and returns the messages of its failures. */
  async function failuresOf(
    events: EngineEvent[],
    judge: Judge,
    { status = 0, unreached = [] as string[], notes = [] as object[] } = {},
  ) {
    writeFileSync(path.join(folder, "told"), events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    writeFileSync(path.join(folder, "status"), String(status));
    const signal = new AbortController().signal;
    const engine = { cli: path.join(folder, "pulumi"), projectDirectory: folder, directory: folder, stack: "s" };
    const site = {
      engine: { ...engine, configFile: "", environment: process.env, signal },
      parts: {},
      ledger: { notes },
      waits: new WaitBoard(),
      cloud: { takeUnreached: () => unreached },
      controlPlane: { failures: async () => [] },
    } as unknown as Site;
    const record = new RunRecord("s");
    const run = new PhaseRunner(
      plainProgress(() => undefined, signal),
      record,
    );
    await run.operation(site, "up again", { operation: "up" }, judge);
    return record.outcome.report.failures.map(({ message }) => message);
  }

  it("says first why the API server was not reached", async () => {
    const unreached = ["no route leads to the endpoint"];
    const found = await failuresOf([error, summary({})], mustSucceed("up again"), { status: 255, unreached });
    assert.deepEqual(found, [
      "the API server was not reached: no route leads to the endpoint",
      "cluster is unreachable",
    ]);
  });

  it("does not explain with it why something else failed", async () => {
    const subnet = "urn:pulumi:s::p::aws:ec2/subnet:Subnet::web";
    const other = { diagnosticEvent: { ...error.diagnosticEvent, urn: subnet, message: "it has dependencies" } };
    const unreached = ["there is no cluster in the account of aws"];
    const found = await failuresOf([other, summary({})], mustSucceed("up again"), { status: 255, unreached });
    assert.deepEqual(found, ["it has dependencies"]);
  });

  it("does not mind that when all went well", async () => {
    const unreached = ["no route yet"];
    assert.deepEqual(await failuresOf([summary({ create: 1 })], mustSucceed("up again"), { unreached }), []);
  });

  it("blames absent charts for what was not found, unless it must fail", async () => {
    const message = 'services "web" not found';
    const lacking = { diagnosticEvent: { ...error.diagnosticEvent, message } };
    const notes = [{ name: "karpenter-crd", content: "absent", asked: "1.14.0", openKinds: [] }];
    const given = { status: 255, notes };
    assert.deepEqual(
      await failuresOf([lacking], (result) => ({ ...mustSucceed("up again")(result), failures: [] }), given),
      [],
    );
    const [, blamed = ""] = await failuresOf([lacking], mustSucceed("up again"), given);
    assert.match(blamed, /karpenter-crd do not exist/);
    assert.deepEqual(await failuresOf([error], mustSucceed("up again"), given), ["cluster is unreachable"]);
  });

  it("that must change nothing fails by a step, by a count and without counts", async () => {
    const judge = mustChangeNothing("up again");
    assert.deepEqual(await failuresOf([summary({ same: 1 })], judge), []);
    const change = "a second up must change nothing, got update (data)";
    assert.deepEqual(await failuresOf([updated, summary({ update: 1 })], judge), [change]);
    assert.deepEqual(await failuresOf([updated, summary({ same: 1 })], judge), [change]);
    assert.deepEqual(await failuresOf([summary({ update: 1 })], judge), ["expected no changes, got 1 updated"]);
    const renamed = { summaryEvent: { result: "succeeded" } };
    assert.match((await failuresOf([renamed], judge))[0] ?? "", /^expected a summary with counts .* got none/);
  });

  it("leaves no event log behind, in which programs log secrets", async () => {
    await failuresOf([summary({})], mustSucceed("up again"));
    assert.deepEqual(readdirSync(folder).toSorted(), ["pulumi", "status", "told"]);
  });
});
