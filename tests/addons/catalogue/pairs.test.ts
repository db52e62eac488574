import assert from "node:assert/strict";
import type { Addon, BoundAddon, Cloud, Offer } from "../../../components";
import { installOrder } from "../../../components/addons";
import { meets } from "../../../components/capabilities";
import { everythingIn, karpenterOffer, offersIn } from "../../support/catalogue";
import { cloudFacts } from "../../support/clouds";
import { conflicts } from "../../support/conflicts";
import { bound } from "../../support/programs";

const clouds = Object.keys({ aws: 0, gcp: 0, azure: 0, none: 0 } satisfies Record<Cloud, 0>) as Cloud[];

/** Binds two add-ons to a cluster that offers everything they need, except what they provide themselves. */
function boundIn(cloud: Cloud, addons: readonly Addon[]): { addons: BoundAddon[]; builtin: Offer[] } {
  const nodes = addons.some(({ name }) => name === "karpenter") ? [karpenterOffer] : [];
  const all = [...offersIn(cloud), ...nodes];
  const facts = { cloud, cloudFacts: cloudFacts[cloud], nodePools: {}, kubernetesVersion: "1.35" };
  const own = addons.flatMap((addon) => bound(addon, { ...facts, builtin: all }).offers);
  const builtin = all.filter((offer) => !own.some((other) => meets(offer, other)));
  return { addons: addons.map((addon) => bound(addon, { ...facts, builtin })), builtin };
}

/** Returns what is wrong with two add-ons on one cluster. */
function problemsOf(one: Addon, other: Addon, cloud: Cloud): string[] {
  const { addons, builtin } = boundIn(cloud, [one, other]);
  const wrong = addons.flatMap((addon) => addon.problems);
  if (wrong.length > 0) {
    return wrong.map(({ message }) => message);
  }
  const { steps, problems } = installOrder(addons, builtin, () => []);
  assert.equal(steps.length > 0, problems.length === 0);
  return problems.map(({ message }) => message);
}

describe("every pair of add-ons", () => {
  for (const cloud of clouds) {
    it(`has an order of installation on ${cloud}, or is a conflict that is named`, () => {
      const addons = everythingIn(cloud).filter((addon) => (addon.clouds?.[cloud] ?? true) === true);
      const pairs = addons.flatMap((one, index) => addons.slice(index + 1).map((other) => [one, other] as const));
      for (const [one, other] of pairs) {
        const pair = `${one.name} + ${other.name}`;
        const conflict = conflicts[pair];
        assert.deepEqual(problemsOf(one, other, cloud), conflict === undefined ? [] : [conflict], pair);
      }
    });
  }
});
