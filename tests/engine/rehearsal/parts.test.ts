import assert from "node:assert/strict";
import { changesByPhase, FixtureRuns } from "./fixture-runs";

describe("every part of @pulumi/kubernetes", () => {
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
      /* The program reads an object that it makes. */
      assert.doesNotMatch(output, /Not made here/);
      assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
    });
  }

  const mistakes: [mistake: string, name: string, message: RegExp][] = [
    ["conflict", "rival", /conflict.*pulumi-kubernetes.*\.data\.color/s],
    /* After the 3 s of the annotation, not after the 10 min that an object may take otherwise. */
    ["patience", "patient", /did not become ready: condition Never is missing after 3 s/],
  ];
  for (const [mistake, name, expected] of mistakes) {
    it(`fails if ${name} has the mistake ${mistake}`, async () => {
      const more = ["--kubernetes-provider", "stand-in", "--phase", "destroy", "--config", `mistake=${mistake}`];
      const { status, output, report } = await runs.rehearseWithout(...more);
      assert.equal(status, 1, output);
      const failures = report?.failures.filter(({ phase, urn }) => phase === "up" && urn !== "") ?? [];
      const [failure] = failures;
      assert.equal(failures.length, 1, output);
      assert.equal(failure?.urn.split("::").at(-1), name);
      assert.match(failure.message, expected);
    });
  }

  it("says why a large object is not ready, and knows of it, if the provider is the official one", async () => {
    const more = ["--kubernetes-provider", "official", "--phase", "destroy", "--config", "mistake=size"];
    const { status, output, report } = await runs.rehearseWithout(...more);
    assert.equal(status, 1, output);
    const failures = report?.failures.filter(({ phase, urn }) => phase === "up" && urn !== "") ?? [];
    assert.deepEqual(
      failures.map(({ urn }) => urn.split("::").at(-1)),
      ["large"],
      output,
    );
    assert.match(failures[0]?.message ?? "", /timed out waiting for the condition/);
    /* Pulumi knows that it was made, and so deletes it. */
    assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
  });
});
