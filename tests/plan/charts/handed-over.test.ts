import assert from "node:assert/strict";
import { countable, orderedVolumes } from "../../../cli/plan/cost/chart-charges";
import { imageList } from "../../../cli/plan/images";
import { chartsOf } from "../../../cli/plan/lock";
import { plannedClusters } from "../../../cli/plan/planned-objects";
import { plannedResources } from "../../../cli/plan/planned-resource";
import type { Plan } from "../../../cli/plan/program";
import { plannedReleases } from "../../../cli/upgrade/retired";
import { argoCd, type HandOver, keda, loki } from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { platform } from "../../support/programs";
import { runProgram } from "../../support/run-program";

function run(addons?: Readonly<Record<string, HandOver>>): Promise<ProgramRun> {
  return runProgram(() => {
    platform(
      [
        argoCd({ ...(addons !== undefined && { addons }) }),
        keda(),
        loki({}, { values: { singleBinary: { persistence: { storageClass: "fast" } } } }),
      ],
      { tier: "small" },
    );
  });
}

describe("charts that Argo CD installs", () => {
  let helm: ProgramRun;
  let argo: ProgramRun;
  before(async () => {
    helm = await run();
    argo = await run({ keda: "run", loki: "run" });
  });

  it("are in the lock as those that Helm installs", () => {
    const [before, after] = [helm, argo].map(({ resources }) => chartsOf(plannedResources(resources)));
    assert.equal(before?.length, 3);
    assert.deepEqual(after, before);
  });

  it("are looked into for images", async () => {
    const listOf = ({ resources }: ProgramRun) => imageList({ project: "p", stack: "s", resources } as unknown as Plan);
    const [before, after] = [await listOf(helm), await listOf(argo)];
    assert.equal(before.unseen.length, 3);
    assert.deepEqual(after, before);
  });

  it("are held against the next minor with the same values", () => {
    const [before, after] = [helm, argo].map(({ resources }) => plannedReleases(resources));
    const valuesOf = (all: typeof before) =>
      all?.map(({ chart, inputs }) => [chart, inputs.version, inputs.values]).sort();
    const withoutArgoCd = (all: typeof before) => valuesOf(all)?.filter(([chart]) => chart !== "argo-cd");
    assert.equal(withoutArgoCd(before)?.length, 2);
    assert.deepEqual(withoutArgoCd(after), withoutArgoCd(before));
  });

  it("cost the same volumes", () => {
    const [before, after] = [helm, argo].map(({ resources }) => countable(resources).resources.flatMap(orderedVolumes));
    assert.ok((before?.length ?? 0) > 0);
    assert.deepEqual(after, before);
  });

  it("bring objects that a plan does not see", () => {
    const [before, after] = [helm, argo].map(({ resources }) =>
      plannedClusters(resources)
        .flatMap(({ surroundings }) => surroundings.unseen.map(({ what }) => what))
        .sort(),
    );
    assert.ok(before?.includes("chart keda"));
    assert.deepEqual(after, before);
  });
});
