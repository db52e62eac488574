import { type Fields, fields, items, text, texts } from "../../../../values";
import type { NodePool, Taint } from "./node-pools";

/** Whether a pool accepts pods: `maybe` if that depends on a label that Kubernetes or the cloud sets. */
type Answer = "yes" | "maybe" | "no";

const order: readonly Answer[] = ["yes", "maybe", "no"];

/** Returns the worst of several answers. */
function worst(answers: readonly Answer[]): Answer {
  return order[Math.max(0, ...answers.map((answer) => order.indexOf(answer)))] ?? "maybe";
}

/** Returns the best of several answers. */
function best(answers: readonly Answer[]): Answer {
  return order[Math.min(order.length - 1, ...answers.map((answer) => order.indexOf(answer)))] ?? "no";
}

/**
 * Says whether a pool takes pods by its labels and taints.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export function takes(pool: NodePool, pod: Fields): Answer {
  const selector = Object.entries(fields(pod.nodeSelector)).map(([key, value]) =>
    meets(pool, { key, operator: "In", values: [value] }),
  );
  const terms = items(
    pod,
    "affinity",
    "nodeAffinity",
    "requiredDuringSchedulingIgnoredDuringExecution",
    "nodeSelectorTerms",
  ).map((term) => [
    ...items(term, "matchExpressions").map((each) => meets(pool, each)),
    ...items(term, "matchFields").map((): Answer => "maybe"),
  ]);
  const isKeptOut = pool.taints.some(
    (taint) =>
      taint.effect !== "PreferNoSchedule" &&
      !passing.test(taint.key) &&
      !items(pod, "tolerations").some((toleration) => tolerates(toleration, taint)),
  );
  /* A term without requirements selects no node. */
  const affinity = terms.length === 0 ? "yes" : best(terms.map((term) => (term.length === 0 ? "no" : worst(term))));
  return isKeptOut ? "no" : worst([...selector, affinity]);
}

/** Taints that a program takes away once the node is ready. */
const passing = /not-ready$|\/uninitialized$|\/startup/;

/** Labels that Kubernetes, the clouds and Karpenter set. https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const ofOthers =
  /(?:^|\.)(?:kubernetes\.io|k8s\.io|amazonaws\.com|k8s\.aws|karpenter\.sh|google\.com|gke\.io|azure\.com|nvidia\.com)\//;

function meets({ labels, choices }: NodePool, requirement: Fields): Answer {
  const key = text(requirement, "key") ?? "";
  const values = texts(requirement, "values");
  const operator = text(requirement, "operator");
  const choice = choices.find((each) => text(each, "key") === key);
  const value = labels[key];
  if (value === "<unknown>" || (value === undefined && (choice !== undefined || ofOthers.test(key)))) {
    const isOther = text(choice, "operator") === "In" && !texts(choice, "values").some((each) => values.includes(each));
    return operator === "In" && isOther ? "no" : choice !== undefined && operator !== "DoesNotExist" ? "yes" : "maybe";
  }
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value) ? "yes" : "no";
    case "NotIn":
      return value === undefined || !values.includes(value) ? "yes" : "no";
    case "Exists":
      return value === undefined ? "no" : "yes";
    case "DoesNotExist":
      return value === undefined ? "yes" : "no";
    default:
      return "maybe";
  }
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function tolerates(toleration: Fields, taint: Taint): boolean {
  const [key, effect, operator] = ["key", "effect", "operator"].map((name) => text(toleration, name));
  const isKey = key === undefined ? operator === "Exists" : key === taint.key;
  const isValue = operator === "Exists" || (text(toleration, "value") ?? "") === taint.value;
  return isKey && isValue && (effect === undefined || effect === taint.effect);
}
