import assert from "node:assert/strict";
import { ChartRelease, cniCharts } from "../../components/charts";
import { releaseType } from "../support/programs";
import { runProgram } from "../support/run-program";

const chart = { repository: "https://charts.test/stable", name: "web", version: "1.2.3" };

describe("ChartRelease", () => {
  const cases = [
    [undefined, { atomic: true, skipAwait: false, cleanupOnFail: true }],
    [false, { atomic: false, skipAwait: true, cleanupOnFail: true }],
  ] as const;
  for (const [awaited, inputs] of cases) {
    it(`is ${awaited === false ? "left to become ready" : "waited for, or taken back"} where awaited is ${awaited}`, async () => {
      const run = await runProgram(() => {
        new ChartRelease("web", {
          chart,
          source: "upstream",
          releaseName: "web",
          namespace: "web",
          values: {},
          awaited,
        });
      });
      const { atomic, skipAwait, cleanupOnFail } = run.find(releaseType, "web").inputs;
      assert.deepEqual({ atomic, skipAwait, cleanupOnFail }, inputs);
    });
  }
});

describe("the charts of CNIs", () => {
  it("are pinned, Calico's CRDs to the version of its operator", () => {
    const versions = Object.fromEntries(cniCharts.map(({ chart: { name, version } }) => [name, version]));
    assert.deepEqual(Object.keys(versions), ["cilium", "tigera-operator", "crd.projectcalico.org.v1"]);
    assert.equal(versions["crd.projectcalico.org.v1"], versions["tigera-operator"]);
    assert.ok(Object.values(versions).every((version) => /^v?\d+\.\d+\.\d+$/.test(version)));
  });
});
