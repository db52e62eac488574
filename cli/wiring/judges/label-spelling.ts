import { distance } from "fastest-levenshtein";
import { groupBy } from "../../group-by";
import { fields, isRecord, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import type { PlainObject } from "../objects";
import { note } from "../verdicts";

/** A label in a selector. */
interface Asked {
  readonly object: PlainObject;
  readonly key: string;
  readonly value: string;
}

/** How many letters of a misspelt value differ at most. */
const farthest = 2;

/** Further kinds whose selectors show how labels are spelt; they are not judged themselves. */
const witnesses = [
  "Service",
  "PodDisruptionBudget.policy",
  "PodMonitor.monitoring.coreos.com",
  "ServiceMonitor.monitoring.coreos.com",
];

/**
 * Notes labels in selectors that look misspelt: no known pod or namespace has the label, no other selector uses it, and a similar label is
 * on a pod or a namespace, or in two selectors. Pods of charts that nobody rendered are unknown, so a label that no pod has is not yet a
 * mistake.
 */
export function judgeSpelling(cluster: Inventory, kinds: readonly string[]): Verdict[] {
  const judged = kinds.flatMap((kind) => cluster.all(kind).flatMap(askedBy));
  const asked = [...judged, ...witnesses.flatMap((kind) => cluster.all(kind).flatMap(askedBy))];
  const byKey = groupBy(asked, ({ key }) => key);
  const had = labelsOf(cluster);
  return judged.flatMap(({ key, object, value }) => {
    const others = (byKey.get(key) ?? []).filter((one) => one.object !== object).map((one) => one.value);
    const isKnown = had.get(key)?.has(value) === true || others.includes(value);
    const sure = [...(had.get(key) ?? []), ...others.filter((one, index) => others.indexOf(one) !== index)];
    const near = isKnown ? undefined : sure.find((one) => distance(one, value) <= farthest);
    const message = `no known object has the label ${key}=${value}; did you mean "${near ?? ""}"?`;
    return near === undefined ? [] : [note({ object, at: "selectors" }, message)];
  });
}

/**
 * Cilium writes the source of a label before it:
 * https://docs.cilium.io/en/stable/operations/performance/scalability/identity-relevant-labels/
 */
function askedBy(object: PlainObject): Asked[] {
  return labelsIn(object.spec).map(([key, value]) => ({ object, key: key.replace(/^(k8s|any)[:.]/, ""), value }));
}

function labelsIn(value: unknown): (readonly [key: string, value: string])[] {
  const inner: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((item: unknown) => ["", item] as const)
    : Object.entries(fields(value));
  return inner.flatMap(([key, one]) => (isSelector(key, one) ? textsOf(one) : labelsIn(one)));
}

/** A Service has its labels in `selector` itself. */
function isSelector(key: string, value: unknown): boolean {
  const isPlain = key === "selector" && Object.values(fields(value)).every((one) => typeof one === "string");
  return key === "matchLabels" || isPlain;
}

function textsOf(labels: unknown): (readonly [string, string])[] {
  return Object.keys(fields(labels)).flatMap((key) => {
    const value = text(labels, key);
    return value === undefined ? [] : [[key, value] as const];
  });
}

/** Returns the values of each label that known pods and namespaces have. */
function labelsOf(cluster: Inventory): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const named = [...cluster.all("Namespace").map((object) => text(object, "metadata", "name")), "kube-system"];
  const namespaces = [...named, ...cluster.unseen.map(({ namespace }) => namespace)].map((name) => ({
    "kubernetes.io/metadata.name": name,
  }));
  const ofNamespaces = cluster.all("Namespace").map((object) => fields(object, "metadata", "labels"));
  for (const labels of [...namespaces, ...ofNamespaces, ...cluster.pods.map((pod) => pod.labels)].filter(isRecord)) {
    for (const [key, value] of textsOf(labels)) {
      found.set(key, (found.get(key) ?? new Set()).add(value));
    }
  }
  return found;
}
