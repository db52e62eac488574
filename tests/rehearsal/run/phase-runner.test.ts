import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import type { EngineEvent } from "../../../cli/rehearsal/engine/events";
import { type Judge, mustChangeNothing, mustSucceed } from "../../../cli/rehearsal/run/judgement";
import { type Circumstances, summary, ToldEngine, updated } from "./told-engine";

const urn = "urn:pulumi:s::p::kubernetes:core/v1:ConfigMap::web";
const error = { diagnosticEvent: { urn, message: "cluster is unreachable", severity: "error" } };

describe("a phase of the engine", () => {
  let engine: ToldEngine;
  beforeEach(() => (engine = new ToldEngine()));
  afterEach(() => engine.remove());

  /** Runs an operation whose engine tells these events, and returns the messages of its failures. */
  async function failuresOf(events: EngineEvent[], judge: Judge, more?: Circumstances): Promise<string[]> {
    const failures = await engine.failures(
      events,
      (run, site) => run.operation(site, "up again", { operation: "up" }, judge),
      more,
    );
    return failures.map(([, message]) => message);
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
    assert.deepEqual(readdirSync(engine.folder).toSorted(), ["pulumi", "status", "told"]);
  });
});
