import assert from "node:assert/strict";
import { FixtureRuns } from "./fixture-runs";

describe("the verdict on an upgrade", () => {
  const runs = new FixtureRuns("upgrade-fixture");
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("finds a pool that is replaced in place of being upgraded", async () => {
    const { status, output, report } = await runs.rehearse("test", "--phase", "upgrade");
    assert.equal(status, 1, output);
    const found = (report?.failures ?? []).map(({ message, phase, urn }) => [phase, urn.split("::").at(-1), message]);
    const ofPool = found.filter(([phase, name]) => phase === "upgrade" && name === "test-v1-34");
    assert.ok(
      ofPool.some(([, , message]) => message?.startsWith("an upgrade must happen in place, got delete") === true),
      output,
    );
    assert.ok(
      ofPool.some(([, , message]) => message === "the upgrade did not update this resource"),
      output,
    );
    assert.deepEqual(
      found.filter(([phase]) => phase !== "upgrade"),
      [],
    );
  });
});
