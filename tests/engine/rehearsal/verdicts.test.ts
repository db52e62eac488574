import assert from "node:assert/strict";
import { FixtureRuns } from "./fixture-runs";

describe("the verdicts of a rehearsal", () => {
  const runs = new FixtureRuns();
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("each find their mistake in a stack that comes up and goes away", async () => {
    const { status, output, report } = await runs.rehearse("judged");
    assert.equal(status, 1, output);
    assert.equal(report?.passed, false);
    const found = (report?.failures ?? []).map(({ phase, urn, message }) => [phase, urn.split("::").at(-1), message]);
    const of = (phase: string) => found.filter(([name]) => name === phase);
    const [[, clock, changed] = []] = of("up again");
    assert.equal(clock, "clock", output);
    assert.match(changed ?? "", /^a second up must change nothing, got .*\(data.*\)$/);
    assert.deepEqual(of("refresh"), [["refresh", "shared", "differs from the applied inputs: update (data.color)"]]);
    const [[, , unready] = []] = of("checks");
    assert.match(unready ?? "", /^Deployment default\/late: 0 of 1 replicas available; .*FailedScheduling/);
    const permissions = of("permissions").map(([, , message]) => message ?? "");
    const byQuota = permissions.filter((message) => /exceeded quota: none/.test(message));
    assert.deepEqual(
      byQuota.map((message) => message.slice(0, message.indexOf(":"))),
      [
        "Pod Security in team does not refuse a pod that keeps its capabilities",
        "Pod Security in team does not refuse a pod that may gain privileges",
      ],
    );
    assert.deepEqual(
      permissions.filter((message) => !byQuota.includes(message)),
      [
        "RoleBinding team/ghost grants Role ghost, which does not exist",
        "RoleBinding team/ghost grants something to service account team/ghost, which does not exist",
      ],
    );
    assert.deepEqual(
      of("wiring").map(([, , message]) => message),
      [
        "RoleBinding team/ghost: roleRef: expected Role team/ghost, got none; create it",
        "RoleBinding team/ghost: subjects: expected ServiceAccount team/ghost, got default; create it or fix the name",
      ],
    );
    for (const phase of ["up again", "checks"]) {
      assert.equal(of(phase).length, 1, output);
    }
    const judged = new Set(["up again", "refresh", "checks", "wiring", "permissions"]);
    assert.deepEqual(
      found.filter(([phase]) => !judged.has(phase ?? "")),
      [],
    );
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });
});
