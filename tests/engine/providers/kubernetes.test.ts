import assert from "node:assert/strict";
import { FixtureRuns } from "../rehearsal/fixture-runs";

describe("a pod that Pod Security refuses", () => {
  const runs = new FixtureRuns("refused-fixture");
  before(() => runs.begin());
  after(() => runs.end());

  for (const provider of ["official", "stand-in"] as const) {
    it(`ends the wait with its reason soon, if the provider is the ${provider} one`, async () => {
      const more = ["--kubernetes-provider", provider, "--phase", "preview,up,destroy"];
      const { status, output, report } = await runs.rehearse("test", ...more);
      assert.equal(status, 1, output);
      assert.equal(report?.parts["pulumi-resource-kubernetes"]?.official, provider === "official");
      const up = report?.phases.find(({ name }) => name === "up");
      /* Pulumi's own provider would wait for ten minutes. */
      assert.ok(up && up.seconds < 300, `up took ${up?.seconds ?? "no"} s`);
      assert.deepEqual(
        report?.failures.map(({ phase, urn }) => [phase, urn.split("::").at(-1)]),
        [["up", "web"]],
        output,
      );
      assert.match(
        report?.failures[0]?.message ?? "",
        /^Deployment shop\/web.*its pods .*violate.* PodSecurity "restricted/,
      );
      assert.deepEqual(report?.leftovers, { cloud: [], kubernetes: [] });
    });
  }
});
