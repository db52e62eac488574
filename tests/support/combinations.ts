import type { Addon, Cloud, Platform, Tier } from "../../components";
import { meets } from "../../components/capabilities";
import { karpenterOffer, offersIn } from "./catalogue";
import { existingIn } from "./clouds";
import { conflicts } from "./conflicts";
import { bound, platform } from "./programs";

/** The pairs of add-ons that fight on one cluster. */
export const fightingPairs = Object.keys(conflicts).map((pair) => pair.split(" + "));

/** Lists the largest sets without a conflict: of each pair that fights, one or the other. */
export function largestSets(addons: readonly Addon[]): Addon[][] {
  return fightingPairs.reduce<Addon[][]>(
    (sets, pair) =>
      sets.flatMap((set) => {
        const fighters = set.filter(({ name }) => pair.includes(name));
        return fighters.length < 2 ? [set] : fighters.map((loser) => set.filter((addon) => addon !== loser));
      }),
    [[...addons]],
  );
}

/** Installs add-ons on a cluster that offers what they need and none of them provides. */
export function platformWith(addons: readonly Addon[], cloud: Cloud, tier: Tier): Platform {
  const nodes = addons.some(({ name }) => name === "karpenter") ? [karpenterOffer] : [];
  const offered = offersIn(cloud);
  const facts = { cloud, builtin: offered, nodePools: {}, kubernetesVersion: "1.35" };
  const own = addons.flatMap((addon) => bound(addon, facts).offers);
  const builtin = [...offered.filter((offer) => !own.some((other) => meets(offer, other))), ...nodes];
  const accounts = addons.map(({ namespace, name }) => `${namespace}/${name}`);
  return platform(addons, { cluster: existingIn(cloud, accounts, { builtin }), tier });
}
