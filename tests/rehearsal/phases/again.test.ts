import assert from "node:assert/strict";
import type { EngineEvent } from "../../../cli/rehearsal/engine/events";
import { runAgain } from "../../../cli/rehearsal/phases/again";
import { summary, ToldEngine, updated } from "../run/told-engine";

describe("operations on a stack that is as its program says", () => {
  let engine: ToldEngine;
  beforeEach(() => (engine = new ToldEngine()));
  afterEach(() => engine.remove());
  const failures = (events: EngineEvent[], ...chosen: ("up again" | "refresh")[]) =>
    engine.failures(events, (run, site) => runAgain(run, site, new Set(chosen)));

  it("pass if the engine changed nothing", async () =>
    assert.deepEqual(await failures([summary({ same: 3 })], "up again", "refresh"), []));

  it("fail if the engine updated something, whatever else it did", async () =>
    assert.deepEqual(await failures([updated, summary({ update: 1, same: 2 })], "up again", "refresh"), [
      ["up again", "a second up must change nothing, got update (data)"],
      ["refresh", "differs from the applied inputs: update (data)"],
    ]));

  it("run only if they are chosen", async () => {
    assert.deepEqual(
      (await failures([updated, summary({ update: 1 })], "refresh")).map(([phase]) => phase),
      ["refresh"],
    );
    assert.deepEqual(await failures([updated, summary({ update: 1 })]), []);
  });
});
