import assert from "node:assert/strict";
import { changesByPhase, FixtureRuns } from "./fixture-runs";

describe("every part of @pulumi/kubernetes", function () {
  this.timeout(15 * 60_000);
  const runs = new FixtureRuns("parts-fixture");
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  for (const provider of ["stand-in", "official"] as const) {
    it(`is made, waited for and deleted, if the provider is the ${provider} one`, async () => {
      const more = ["--kubernetes-provider", provider, "--phase", "up-again,destroy"];
      const { output, report } = await runs.rehearseWithout(...more);
      assert.deepEqual(report?.failures, [], output);
      assert.equal(report.parts["pulumi-resource-kubernetes"]?.official, provider === "official");
      const made = changesByPhase(report).filter(([name]) => ["up", "up again", "destroy"].includes(name));
      assert.deepEqual(made, [
        ["up", [21, 0, 0, 0, 0]],
        ["up again", [0, 0, 0, 0, 21]],
        ["destroy", [0, 0, 0, 21, 0]],
      ]);
      // The program reads an object that it makes.
      assert.doesNotMatch(output, /Not made here/);
      assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
    });

    it(`fails where others own a field and what it waits for does not come, if the provider is the ${provider} one`, async () => {
      const more = ["--kubernetes-provider", provider, "--phase", "destroy", "--config", "conflict=true"];
      const { status, output, report } = await runs.rehearseWithout(...more);
      assert.equal(status, 1, output);
      const failures = report?.failures.filter(({ phase, urn }) => phase === "up" && urn !== "") ?? [];
      const byName = new Map(failures.map(({ message, urn }) => [urn.split("::").at(-1), message]));
      assert.deepEqual(new Set(byName.keys()), new Set(["patient", "rival"]), output);
      assert.match(byName.get("rival") ?? "", /conflict.*pulumi-kubernetes.*\.data\.color/s);
      const up = report?.phases.find(({ name }) => name === "up");
      // The annotation's 3 s, not the 10 min that an object may take otherwise.
      assert.ok(up && up.seconds < 200, `up took ${up?.seconds ?? "no"} s`);
    });
  }
});
