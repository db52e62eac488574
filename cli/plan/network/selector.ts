import { fields, items, text, texts } from "../../values";

/** The labels that describe a selection best. */
const namingLabel = /(?:^|[/-])(?:component|workload|name|app)$/;

/** Describes a selection in a word: `frontend`, `exposed=true`, or "" for everything. */
export function selected(selector: unknown): string {
  const { matchLabels, matchExpressions } = fields(selector);
  const labels = Object.entries(fields(matchLabels)).map(([key, value]) => [key, text(value) ?? "…"] as const);
  const naming = labels.find(([key]) => key.endsWith("/component")) ?? labels.find(([key]) => namingLabel.test(key));
  const shown = labels.map(([key, value]) => `${key.slice(key.lastIndexOf("/") + 1)}=${value}`);
  const expressions = items(matchExpressions).map(({ key, operator, values }) =>
    `${text(key) ?? ""} ${text(operator) ?? ""} ${texts(values).join("|")}`.trim(),
  );
  return [...(naming === undefined ? shown : [naming[1]]), ...expressions].join("+");
}
