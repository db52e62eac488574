import { alg, Graph } from "@dagrejs/graphlib";
import { meets } from "../capabilities";
import type { BoundAddon } from "./addon";
import type { Need } from "./definition";
import { type StepName, stepNames } from "./steps";

/** The parts of an add-on that determine the order. */
export type Orderable = Pick<
  BoundAddon,
  "name" | "namespace" | "instances" | "steps" | "needs" | "wants" | "offers" | "admitsWorkloads"
>;

/** One step of one add-on. */
export interface Step {
  readonly addon: string;
  readonly step: StepName;
}

/** The steps of add-ons. An edge leads from a step to a step that waits for it. */
export type StepGraph = Graph<string, Step>;

/** Creates the graph. Each step waits for the add-on's earlier steps, for its needs, and for webhooks that check its objects. */
export function stepGraph(addons: readonly Orderable[]): StepGraph {
  const graph: StepGraph = new Graph();
  for (const { name, steps } of addons) {
    steps.forEach((step, index) => {
      graph.setNode(stepId(name, step), { addon: name, step });
      const before = steps[index - 1];
      if (before !== undefined) {
        graph.setEdge(stepId(name, before), stepId(name, step));
      }
    });
  }
  for (const addon of addons) {
    for (const need of [...addon.needs, ...addon.wants]) {
      linkNeed(graph, addon, need, addons);
    }
  }
  for (const guard of addons.filter(({ admitsWorkloads }) => admitsWorkloads === true)) {
    linkGuard(graph, guard.name, addons);
  }
  return graph;
}

function linkNeed(graph: StepGraph, addon: Orderable, need: Need, addons: readonly Orderable[]): void {
  const { after } = need;
  if (after === "nothing") {
    return;
  }
  for (const provider of addons.filter(({ name }) => name !== addon.name)) {
    for (const { readyAt } of provider.offers.filter((candidate) => meets(need, candidate))) {
      const before = stepAtOrBefore(provider.steps, after ?? readyAt);
      const step = stepAtOrAfter(addon.steps, need.for ?? "release");
      if (before !== undefined && step !== undefined) {
        graph.setEdge(stepId(provider.name, before), stepId(addon.name, step));
      }
    }
  }
}

/** Makes releases wait for an add-on whose webhooks check their objects. Releases that this add-on itself waits for do not wait. */
function linkGuard(graph: StepGraph, guard: string, addons: readonly Orderable[]): void {
  const release = stepId(guard, "release");
  const earlier = stepsBefore(graph, guard, "release");
  for (const other of addons.map(({ name }) => stepId(name, "release"))) {
    if (!earlier.has(other)) {
      graph.setEdge(release, other);
    }
  }
}

/** Returns the id of a step, and the ids of all steps that it waits for, directly or through other steps. */
export function stepsBefore(graph: StepGraph, addon: string, step: StepName): ReadonlySet<string> {
  return new Set(alg.postorder(reversed(graph), stepId(addon, step)));
}

function reversed(graph: StepGraph): StepGraph {
  const result: StepGraph = new Graph();
  for (const id of graph.nodes()) {
    result.setNode(id, graph.node(id));
  }
  for (const { v, w } of graph.edges()) {
    result.setEdge(w, v);
  }
  return result;
}

/** Returns the step. If the add-on skips it, returns the nearest step before it. */
function stepAtOrBefore(steps: readonly StepName[], step: StepName): StepName | undefined {
  return steps.findLast((candidate) => stepNames.indexOf(candidate) <= stepNames.indexOf(step));
}

/** Returns the step. If the add-on skips it, returns the nearest step after it. */
function stepAtOrAfter(steps: readonly StepName[], step: StepName): StepName | undefined {
  return steps.find((candidate) => stepNames.indexOf(candidate) >= stepNames.indexOf(step));
}

/** Returns the id of a step in the graph. */
export function stepId(addon: string, step: StepName): string {
  return `${addon}/${step}`;
}
