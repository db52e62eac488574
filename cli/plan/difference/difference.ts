import { replacementsOf } from "../../clouds";
import type { PlannedResource } from "../planned-resource";
import { type Cause, dependencyCauses, inputCauses } from "./causes";
import { type Changed, resourceChanges, secretsIn } from "./changes";
import { pairs } from "./pairs";
import { type Rolled, rolls } from "./rolled-pools";
import { successionChanges, successions } from "./successions";

/** A resource that is replaced. */
export interface Replaced extends Changed {
  readonly causes: readonly Cause[];
  /** The URN of the replaced resource that starts it: its own URN if one of its inputs forces the replacement. */
  readonly root: string;
}

/** The difference between two plans. All lists are sorted by URN. */
export interface Difference {
  readonly created: readonly PlannedResource[];
  readonly deleted: readonly PlannedResource[];
  readonly changed: readonly Changed[];
  /** Created resources that take the place of a deleted one whose name carries a hash of its content, such as ConfigMaps. */
  readonly succeeded: readonly Changed[];
  readonly replaced: readonly Replaced[];
  /** Pools that stay, and whose nodes are replaced one by one. */
  readonly rolled: readonly Rolled[];
  readonly unchanged: number;
  /** Changed types for which Keelson does not know the inputs that force a replacement. */
  readonly unjudged: readonly string[];
  /** The secret inputs that were not compared, and how many resources have some. */
  readonly secrets: { readonly values: number; readonly resources: number };
}

/** Compares two plans of a stack. */
export function difference(before: readonly PlannedResource[], after: readonly PlannedResource[]): Difference {
  const { kept, created, deleted } = pairs(before, after);
  const all = kept.map((pair) => ({ ...pair, properties: resourceChanges(pair.before, pair.after) }));
  const replaced = replacements(all, { before: byUrn(before), after: byUrn(after) });
  const changed = all.filter((pair) => pair.properties.length > 0 && !replaced.has(pair.after.urn));
  const isUnjudged = ({ type, provider }: PlannedResource) => provider !== null && replacementsOf(type) === undefined;
  const secrets = kept.map((pair) => secretsIn(pair.before.inputs, pair.after.inputs)).filter((count) => count > 0);
  return {
    created,
    deleted,
    changed,
    succeeded: successions(deleted, created).map((pair) => ({ ...pair, properties: successionChanges(pair) })),
    secrets: { values: secrets.reduce((sum, count) => sum + count, 0), resources: secrets.length },
    replaced: [...replaced.values()].sort((one, other) => (one.after.urn < other.after.urn ? -1 : 1)),
    rolled: rolls(all.filter((pair) => !replaced.has(pair.after.urn))),
    unchanged: all.length - changed.length - replaced.size,
    unjudged: [...new Set(changed.filter((pair) => isUnjudged(pair.after)).map((pair) => pair.after.type))].sort(),
  };
}

type ByUrn = ReadonlyMap<string, PlannedResource>;

function byUrn(resources: readonly PlannedResource[]): ByUrn {
  return new Map(resources.map((resource) => [resource.urn, resource]));
}

/** Finds resources that are replaced because of their inputs, and everything that follows from that, by URN. */
function replacements(all: readonly Changed[], plans: { before: ByUrn; after: ByUrn }): Map<string, Replaced> {
  const replaced = new Map<string, Replaced>();
  for (const pair of all) {
    const causes = ownCauses(pair, plans);
    if (causes.length > 0) {
      replaced.set(pair.after.urn, { ...pair, causes, root: pair.after.urn });
    }
  }
  const dependants = dependantsIn(all);
  /* A Map also visits entries that are added during the loop. */
  for (const { after, root } of replaced.values()) {
    for (const pair of dependants.get(after.urn) ?? []) {
      const causes = replaced.has(pair.after.urn) ? [] : dependencyCauses(pair.after, after);
      if (causes.length > 0) {
        replaced.set(pair.after.urn, { ...pair, causes, root });
      }
    }
  }
  return replaced;
}

/** Returns, for each URN, the resources that could be replaced with it. */
function dependantsIn(all: readonly Changed[]): Map<string, Changed[]> {
  const dependants = new Map<string, Changed[]>();
  for (const pair of all) {
    const { provider, propertyDependencies, options } = pair.after;
    const needed = [provider ?? [], options.replaceWith ?? [], Object.values(propertyDependencies).flat()].flat();
    for (const urn of new Set(needed)) {
      dependants.set(urn, [...(dependants.get(urn) ?? []), pair]);
    }
  }
  return dependants;
}

function ownCauses(pair: Changed, plans: { before: ByUrn; after: ByUrn }): Cause[] {
  if (pair.properties.length === 0) {
    return [];
  }
  const provider = plans.after.get(pair.after.provider ?? "");
  const judged = { inputs: pair.after.inputs, provider: provider?.inputs ?? {} };
  const own = inputCauses(pair.after, pair.properties, judged, pair.before.inputs);
  const former = plans.before.get(pair.before.provider ?? "");
  const isMoved = pair.properties.some(({ path }) => path === "provider");
  return isMoved && former && provider ? [...own, ...movedCauses(former, provider)] : own;
}

/** Finds resources that are replaced because they move to a provider that the old one could not become in place. */
function movedCauses(former: PlannedResource, provider: PlannedResource): Cause[] {
  const judged = { inputs: provider.inputs, provider: {} };
  const causes = inputCauses(provider, resourceChanges(former, provider), judged, former.inputs);
  return causes.map((cause) => ({ ...cause, path: `provider.${cause.path}` }));
}
