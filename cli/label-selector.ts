import { type Fields, fields, items, text, texts } from "./values";

/** Reports whether a Kubernetes label selector matches labels. An empty one matches everything. */
export function selects(selector: unknown, labels: Fields): boolean {
  const wanted = Object.entries(fields(selector, "matchLabels"));
  return (
    wanted.every(([key, value]) => labels[key] === value) &&
    items(selector, "matchExpressions").every((expression) => satisfies(expression, labels))
  );
}

/** Reports whether a selector has no requirement, so that it matches everything. */
export function selectsAll(selector: unknown): boolean {
  return Object.keys(fields(selector, "matchLabels")).length + items(selector, "matchExpressions").length === 0;
}

/** Judges a requirement: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements */
function satisfies(expression: Fields, labels: Fields): boolean {
  const key = text(expression, "key") ?? "";
  const values = texts(expression, "values");
  const value = text(labels, key);
  const isThere = Object.hasOwn(labels, key);
  switch (text(expression, "operator")) {
    case "In":
      return isThere && values.includes(value ?? "");
    case "NotIn":
      return !isThere || !values.includes(value ?? "");
    case "Exists":
      return isThere;
    default:
      return !isThere;
  }
}
