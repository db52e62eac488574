import { at, fields, number, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { labelOf, namespaceOf, type PlainObject } from "../objects";
import { type PodSource, selectedPods } from "../pods";
import { selectorText } from "../selector";
import { broken, missing, ok } from "../verdicts";
import { fewestReplicas } from "./replicas";

const budgetKind = "PodDisruptionBudget.policy";

/** Judges whether each budget selects pods, allows a disruption, and is the only budget of its pods. */
export function judgeBudgets(cluster: Inventory): Verdict[] {
  return cluster.all(budgetKind).flatMap((budget) => {
    const { selector } = fields(budget, "spec");
    const namespace = namespaceOf(budget);
    const pods = selectedPods(cluster, namespace, selector);
    const place = { object: budget, at: "selector" };
    if (pods.length === 0) {
      const expected = `pods with the labels ${selectorText(selector)} in ${namespace}`;
      return [missing(cluster, place, namespace, { expected, got: "none", fix: "fix the selector" })];
    }
    return [ok(place), ...blocked(cluster, budget, pods), ...doubled(cluster, budget, pods)];
  });
}

/** Only judges whether the budgets allow a disruption. */
export function judgeDrains(cluster: Inventory): Verdict[] {
  return cluster.all(budgetKind).flatMap((budget) => {
    const pods = selectedPods(cluster, namespaceOf(budget), at(budget, "spec", "selector"));
    return [...blocked(cluster, budget, pods), ...doubled(cluster, budget, pods)];
  });
}

/** https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
function blocked(cluster: Inventory, object: PlainObject, pods: readonly PodSource[]): Verdict[] {
  const counts = pods.map((source) => fewestReplicas(cluster, source));
  const total = counts.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
  const { maxUnavailable, minAvailable } = fields(object, "spec");
  if (total === undefined || total === 0) {
    return [];
  }
  const isMax = maxUnavailable !== undefined;
  const allowed = isMax ? countOf(maxUnavailable, total) : total - (countOf(minAvailable, total) ?? 0);
  const place = { object, at: isMax ? "maxUnavailable" : "minAvailable" };
  if (allowed === undefined || allowed > 0) {
    return [ok(place)];
  }
  const value = String(isMax ? maxUnavailable : minAvailable);
  const replicas = total === 1 ? "1 replica" : `${total} replicas`;
  const message = `expected a budget that allows a disruption, got ${value} of ${replicas}. Nodes with its pods cannot be drained; `;
  return [broken(place, `${message}${isMax ? "raise the value" : "lower the value, or add replicas"}`)];
}

/** Returns a number of pods; a percentage is rounded up, as the disruption controller does. */
function countOf(value: unknown, total: number): number | undefined {
  const percent = /^(\d+)%$/.exec(text(value) ?? "")?.[1];
  return percent === undefined ? number(value) : Math.ceil((Number(percent) * total) / 100);
}

/** An eviction fails if several budgets select the pod: kubernetes/kubernetes pkg/registry/core/pod/storage/eviction.go. */
function doubled(cluster: Inventory, object: PlainObject, pods: readonly PodSource[]): Verdict[] {
  const others = cluster
    .all(budgetKind, namespaceOf(object))
    .filter((other) => other !== object)
    .filter((other) => selectedPods({ pods }, namespaceOf(object), at(other, "spec", "selector")).length > 0)
    .map(labelOf)
    .filter((other) => other < labelOf(object));
  const place = { object, at: "selector" };
  return others.length === 0
    ? []
    : [broken(place, `expected no other budget for its pods, got ${others.join(", ")}; keep only one budget`)];
}
