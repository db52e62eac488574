import { fields, items, text, texts } from "../values";

/** Writes a selector for a message: `app=web,tier in (front)`. */
export function selectorText(selector: unknown): string {
  const labels = Object.entries(fields(selector, "matchLabels")).map(([key, value]) => `${key}=${String(value)}`);
  const expressions = items(selector, "matchExpressions").map((expression) => {
    const values = texts(expression, "values");
    const list = values.length === 0 ? "" : ` (${values.join(", ")})`;
    return `${text(expression, "key") ?? ""} ${text(expression, "operator") ?? ""}${list}`;
  });
  return [...labels, ...expressions].join(",");
}
