import assert from "node:assert/strict";
import { type Cloud, tierNames } from "../../../components";
import { everythingIn } from "../../support/catalogue";
import { fightingPairs, largestSets, platformWith } from "../../support/combinations";
import { runProgram } from "../../support/run-program";

const clouds = Object.keys({ aws: 0, gcp: 0, azure: 0, none: 0 } satisfies Record<Cloud, 0>) as Cloud[];

describe("every largest set of add-ons without a conflict", () => {
  for (const cloud of clouds) {
    it(`is planned on ${cloud}`, async () => {
      const there = everythingIn(cloud).filter((addon) => (addon.clouds?.[cloud] ?? true) === true);
      const sets = largestSets(there);
      const fights = fightingPairs.filter((pair) => pair.every((name) => there.some((addon) => addon.name === name)));
      assert.equal(sets.length, 2 ** fights.length);
      for (const [index, addons] of sets.entries()) {
        const tier = tierNames[index % tierNames.length] ?? "small";
        const run = await runProgram(() => void platformWith(addons, cloud, tier));
        const names = addons.map(({ name }) => name);
        assert.equal(run.ofType("keelson:index:Addon").length, addons.length, names.join(", "));
      }
    });
  }
});
