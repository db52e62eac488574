import assert from "node:assert/strict";
import { type Addon, type Cloud, tierNames } from "../../../components";
import { meets } from "../../../components/capabilities";
import { everythingIn, karpenterOffer, offersIn } from "../../support/catalogue";
import { existingIn } from "../../support/clouds";
import { conflicts } from "../../support/conflicts";
import { bound, platform } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const clouds = Object.keys({ aws: 0, gcp: 0, azure: 0, none: 0 } satisfies Record<Cloud, 0>) as Cloud[];
const pairs = Object.keys(conflicts).map((pair) => pair.split(" + "));

/** Lists the largest sets without a conflict: of each pair that fights, one or the other. */
function largestSets(addons: readonly Addon[]): Addon[][] {
  return pairs.reduce<Addon[][]>(
    (sets, pair) =>
      sets.flatMap((set) => {
        const fighters = set.filter(({ name }) => pair.includes(name));
        return fighters.length < 2 ? [set] : fighters.map((loser) => set.filter((addon) => addon !== loser));
      }),
    [[...addons]],
  );
}

describe("every largest set of add-ons without a conflict", () => {
  for (const cloud of clouds) {
    it(`is planned on ${cloud}`, async () => {
      const there = everythingIn(cloud).filter((addon) => (addon.clouds?.[cloud] ?? true) === true);
      const sets = largestSets(there);
      const fights = pairs.filter((pair) => pair.every((name) => there.some((addon) => addon.name === name)));
      assert.equal(sets.length, 2 ** fights.length);
      for (const [index, addons] of sets.entries()) {
        const names = addons.map(({ name }) => name);
        const nodes = names.includes("karpenter") ? [karpenterOffer] : [];
        const offered = offersIn(cloud);
        const facts = { cloud, builtin: offered, nodePools: {}, kubernetesVersion: "1.35" };
        const own = addons.flatMap((addon) => bound(addon, facts).offers);
        const builtin = [...offered.filter((offer) => !own.some((other) => meets(offer, other))), ...nodes];
        const run = await runProgram(() => {
          const accounts = addons.flatMap((addon) => [`${addon.namespace}/${addon.name}`]);
          const cluster = existingIn(cloud, accounts, { builtin });
          platform(addons, { cluster, tier: tierNames[index % tierNames.length] ?? "small" });
        });
        assert.equal(run.ofType("keelson:index:Addon").length, addons.length, names.join(", "));
      }
    });
  }
});
