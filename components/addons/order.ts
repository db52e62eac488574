import { alg } from "@dagrejs/graphlib";
import { type Capability, meets, type Offer } from "../capabilities";
import { type Problem, quote } from "../problems";
import type { Need } from "./definition";
import { type Orderable, type Step, type StepGraph, stepGraph } from "./step-graph";

/** A step and the steps that have to be finished before it. */
export interface OrderedStep extends Step {
  readonly after: readonly Step[];
}

/** The order of installation, or the objections to it. */
export interface InstallOrder {
  /** Each after everything that it waits for; empty when there are problems. */
  readonly steps: readonly OrderedStep[];
  readonly problems: readonly Problem[];
}

/** Names the add-ons that could provide a capability, for the error that nobody does. */
export type CouldProvide = (capability: Capability<unknown>) => readonly string[];

/**
 * Computes in which order the steps of add-ons are taken: each add-on's own steps one after another, and a step that uses
 * a capability after the step at which its provider says it is ready. Unrelated steps have no order.
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
  const names = addons.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    path: `addons.${name}`,
    message: `the add-on ${quote(name)} is listed more than once: keep one`,
  }));
}

function sharedNamespaces(addons: readonly Orderable[]): Problem[] {
  const owners = addons.filter(({ steps }) => steps.includes("namespace"));
  return owners.flatMap(({ name, namespace }) => {
    const owner = owners.find((other) => other.namespace === namespace)?.name;
    const message = `a namespace of its own, given ${quote(namespace)}, which ${quote(owner)} has already: choose another`;
    return owner === name ? [] : [{ path: `addons.${name}`, message }];
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
    message: `${names.join(" and ")} both provide ${offer.capability.summary}${key}, allowed is one: leave the others out`,
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
  return addon.needs
    .filter((need) => !all.some((candidate) => meets(need, candidate)))
    .map((need) => ({
      path: `addons.${addon.name}`,
      message: nobodyProvides(addon.name, need, all, couldProvide(need.capability)),
    }));
}

/** The message for a consumer, named as in a sentence, of a capability (or of a key of it) that nobody provides. */
export function nobodyProvides(
  consumer: string,
  { capability, key }: Pick<Need, "capability" | "key">,
  offers: readonly Offer[],
  could: readonly string[],
): string {
  const keys = offers.filter((one) => meets({ capability }, one)).map((one) => one.key);
  if (key !== undefined && keys.length > 0) {
    return `${consumer} needs ${capability.summary}: one of ${keys.map(quote).join(", ")}, given ${quote(key)}`;
  }
  const which = key === undefined ? "" : ` ${quote(key)}`;
  const fix = could.length === 0 ? "give it as builtin of the cluster" : `add ${could.join(" or ")}`;
  return `${consumer} needs ${capability.summary}${which}, which nobody provides: ${fix}`;
}

function cycleProblem(cycle: readonly string[]): Problem {
  const loop = [...cycle, cycle[0] ?? ""].join(" → ");
  return {
    path: "addons",
    message: `the add-ons wait for one another: ${loop}. Leave one of them out, or bind a need to an earlier step`,
  };
}

function sortSteps(graph: StepGraph): OrderedStep[] {
  const stepOf = (id: string): Step => graph.node(id);
  return alg.topsort(graph).map((id) => ({ ...stepOf(id), after: (graph.predecessors(id) ?? []).map(stepOf) }));
}
