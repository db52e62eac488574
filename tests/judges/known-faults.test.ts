import assert from "node:assert/strict";
import { brokenReferences, modelRefusals, plan, planPaths, planWiring, strayNames } from "../../cli/plan";
import { readCluster, readProject, readStack } from "../../cli/project";
import type { Resources } from "./known-faults/fault";
import { faultsOfClouds } from "./known-faults/of-clouds";
import { faultsOfPaths } from "./known-faults/of-paths";
import { faultsOfReferences } from "./known-faults/of-references";

/** The plan of a stack, and what its file says of the cluster. */
interface Planned {
  readonly resources: Resources;
  readonly cluster?: unknown;
}

describe("faults that were accepted in silence once", () => {
  const plans = new Map<string, Planned>();
  const judges = {
    wiring: ({ resources }: Planned) => planWiring(resources).broken,
    paths: ({ cluster, resources }: Planned) => planPaths(resources, cluster).broken,
    models: ({ resources }: Planned) => modelRefusals(resources),
    references: ({ cluster, resources }: Planned) => [
      ...brokenReferences(resources),
      ...strayNames(resources, cluster),
    ],
  };
  const planned = (stack: string): Planned => plans.get(stack) ?? { resources: [] };

  before(async () => {
    const project = readProject(".");
    for (const stack of ["prod", "prod-gke", "prod-aks"]) {
      const config = readStack(project, stack);
      const { resources } = await plan(project, config);
      plans.set(stack, { resources, cluster: readCluster(config.config, project.name).cluster });
    }
  });

  for (const stack of ["prod", "prod-gke", "prod-aks"]) {
    it(`are not in ${stack}`, () => {
      assert.ok(planned(stack).resources.length > 300);
      assert.deepEqual(
        Object.values(judges).map((judge) => judge(planned(stack))),
        [[], [], [], []],
      );
    });
  }

  for (const { edit, fault, found, judge, stack = "prod" } of [
    ...faultsOfReferences,
    ...faultsOfPaths,
    ...faultsOfClouds,
  ]) {
    it(`${judge}: ${fault}, in ${stack}`, () => {
      const { cluster, resources } = planned(stack);
      assert.match(judges[judge]({ cluster, resources: edit(resources) }).join("\n"), found);
    });
  }
});
