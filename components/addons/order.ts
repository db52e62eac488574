import { alg } from "@dagrejs/graphlib";
import { type Capability, meets, type Offer } from "../capabilities";
import { expected, type Problem, quote } from "../problems";
import type { Need } from "./definition";
import { lookupOver } from "./lookup";
import { type Orderable, type Step, type StepGraph, stepGraph } from "./step-graph";

/** A step and the steps that it waits for. */
export interface OrderedStep extends Step {
  readonly after: readonly Step[];
}

/** The order of installation, or the mistakes that make an order impossible. */
export interface InstallOrder {
  /** The steps in order: each step follows the steps that it waits for. Empty if there are problems. */
  readonly steps: readonly OrderedStep[];
  readonly problems: readonly Problem[];
}

/** Names the add-ons that could provide a missing capability. */
export type CouldProvide = (capability: Capability<unknown>) => readonly string[];

/**
 * Computes the order of the add-ons' steps. The steps of one add-on follow each other. A step that uses a capability follows the provider's step that
 * offers the capability. Unrelated steps have no order.
 */
export function installOrder(
  addons: readonly Orderable[],
  builtin: readonly Offer[],
  couldProvide: CouldProvide,
): InstallOrder {
  const repeated = [...repeatedNames(addons), ...sharedNamespaces(addons)];
  if (repeated.length > 0) {
    return { steps: [], problems: repeated };
  }
  const problems = [
    ...rivals(addons, builtin),
    ...addons.flatMap((addon) => unmetNeeds(addon, addons, builtin, couldProvide)),
  ];
  if (problems.length > 0) {
    return { steps: [], problems };
  }
  const graph = stepGraph(addons);
  const cycles = alg.findCycles(graph).map((cycle) => cycleProblem(cycle));
  return cycles.length > 0 ? { steps: [], problems: cycles } : { steps: sortSteps(graph), problems: [] };
}

function repeatedNames(addons: readonly Orderable[]): Problem[] {
  const repeated = new Map(
    addons
      .filter((addon, index) => addons.findIndex(({ name }) => name === addon.name) !== index)
      .map(({ name, instances = false }) => [name, instances]),
  );
  return [...repeated].map(([name, instances]) => ({
    path: `addons.${name}`,
    message: `is listed more than once; keep one${instances ? ", or set the option instance on all except one" : ""}`,
  }));
}

function sharedNamespaces(addons: readonly Orderable[]): Problem[] {
  const owners = addons.filter(({ steps }) => steps.includes("namespace"));
  return owners.flatMap(({ name, namespace }) => {
    const owner = owners.find((other) => other.namespace === namespace)?.name ?? name;
    const fix = `choose another namespace, because ${owner} already uses this namespace`;
    return owner === name
      ? []
      : [expected(`addons.${name}.namespace`, "a namespace that no other add-on uses", namespace, fix)];
  });
}

function rivals(addons: readonly Orderable[], builtin: readonly Offer[]): Problem[] {
  const providers = new Map<string, { offer: Offer; names: string[] }>();
  for (const { name, offers } of addons) {
    for (const offer of offers) {
      const { capability, key } = offer;
      const id = capability.cardinality === "one" ? capability.name : `${capability.name}/${key}`;
      const entry = providers.get(id) ?? { offer, names: builtinRival(offer, builtin) };
      providers.set(id, { offer, names: [...entry.names, name] });
    }
  }
  return [...providers.values()].filter(({ names }) => names.length > 1).map(rivalProblem);
}

function rivalProblem({ offer, names }: { offer: Offer; names: string[] }): Problem {
  const key = offer.capability.cardinality === "one" ? "" : ` ${quote(offer.key)}`;
  return {
    path: `addons.${names.at(-1) ?? ""}`,
    message: `expected a single provider of ${offer.capability.summary}${key}, got ${names.join(" and ")}; keep one of them`,
  };
}

function builtinRival(offer: Offer, builtin: readonly Offer[]): string[] {
  return offer.capability.builtin === "excludes" && builtin.some((other) => meets(offer, other))
    ? ["the cluster itself"]
    : [];
}

function unmetNeeds(
  addon: Orderable,
  addons: readonly Orderable[],
  builtin: readonly Offer[],
  couldProvide: CouldProvide,
): Problem[] {
  const all = [...addons.flatMap(({ offers }) => offers), ...builtin];
  const path = `addons.${addon.name}`;
  const lookup = lookupOver(all);
  const unmet = addon.needs.filter(
    (need) => need.unless?.(lookup) !== true && !all.some((candidate) => meets(need, candidate)),
  );
  return unmet.map((need) => ({ path, message: describeUnmet(need, all, couldProvide(need.capability)) }));
}

function purposeOf(purpose: string | undefined): string {
  return purpose === undefined ? "" : ` for ${purpose}`;
}

/**
 * Returns a message about a need that nothing provides: "needs …; add …".
 *
 * @param could the names of add-ons that could provide the capability
 */
export function describeUnmet(
  { capability, key, purpose }: Pick<Need, "capability" | "key" | "purpose">,
  offers: readonly Offer[],
  could: readonly string[],
): string {
  const keys = offers.filter((one) => meets({ capability }, one)).map((one) => one.key);
  if (key !== undefined && keys.length > 0) {
    return `needs ${capability.summary}: expected one of ${keys.map(quote).join(", ")}, got ${quote(key)}`;
  }
  const which = key === undefined ? "" : ` ${quote(key)}`;
  const { otherwise } = capability;
  const byAddon = `add ${could.join(" or ")}${otherwise === undefined ? "" : `, or ${otherwise}`}`;
  const fix = could.length === 0 ? (otherwise ?? "offer this in the cluster's option `builtin`") : byAddon;
  return `needs ${capability.summary}${which}${purposeOf(purpose)}, which nothing provides; ${fix}`;
}

function cycleProblem(cycle: readonly string[]): Problem {
  const loop = [...cycle, cycle[0] ?? ""].join(" → ");
  return {
    path: "addons",
    message: `these steps wait for each other: ${loop}; remove one of the add-ons, or change a need so that it waits for an earlier step`,
  };
}

function sortSteps(graph: StepGraph): OrderedStep[] {
  const stepOf = (id: string): Step => graph.node(id);
  return alg.topsort(graph).map((id) => ({ ...stepOf(id), after: (graph.predecessors(id) ?? []).map(stepOf) }));
}
