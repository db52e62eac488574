import { distance } from "fastest-levenshtein";
import { groupBy } from "../../group-by";
import { fields, items, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import type { PlainObject } from "../objects";
import { note } from "../verdicts";

/** A label of pods or of an alert. */
interface Label {
  readonly object: PlainObject;
  readonly key: string;
  readonly value: string;
}

/** A key with more values is a name, and names may be similar. */
const mostValues = 4;
/** Least number of objects with the usual value. */
const usual = 10;
/** How many letters of a misspelt value differ at most. */
const farthest = 2;

/**
 * Notes a label whose value only one object has and that is similar to the value of many others: probably a misspelt word. No other judge
 * finds it, because no object refers to such labels; only cost reports, people's lists and Alertmanager's routes use them.
 */
export function judgeOddLabels(cluster: Inventory): Verdict[] {
  const labels = [...cluster.pods.flatMap(labelsOfPods), ...alertLabels(cluster)];
  return [...groupBy(labels, ({ key }) => key).values()].flatMap((own) => {
    const byValue = groupBy(own, ({ value }) => value);
    return byValue.size > mostValues ? [] : [...byValue.values()].flatMap((alike) => judgeValue(alike, byValue));
  });
}

function judgeValue(alike: readonly Label[], byValue: ReadonlyMap<string, readonly Label[]>): Verdict[] {
  const [first] = alike;
  if (first === undefined || new Set(alike.map(({ object }) => object)).size > 1) {
    return [];
  }
  const { key, object, value } = first;
  const near = [...byValue].find(
    ([other, many]) => other !== value && many.length >= usual && distance(other, value) <= farthest,
  );
  const message = `expected a value of ${key} that other objects have, got "${value}"; did you mean "${near?.[0] ?? ""}"?`;
  return near === undefined ? [] : [note({ object, at: "labels" }, message)];
}

function labelsOfPods({ labels, object }: Inventory["pods"][number]): Label[] {
  return Object.keys(labels).flatMap((key) => labelOf(object, labels, key));
}

function alertLabels(cluster: Inventory): Label[] {
  return cluster
    .all("PrometheusRule.monitoring.coreos.com")
    .flatMap((object) =>
      items(object, "spec", "groups").flatMap(({ rules }) =>
        items(rules).flatMap(({ labels }) =>
          Object.keys(fields(labels)).flatMap((key) => labelOf(object, fields(labels), key)),
        ),
      ),
    );
}

function labelOf(object: PlainObject, labels: object, key: string): Label[] {
  const value = text(labels, key);
  return value === undefined ? [] : [{ object, key, value }];
}
