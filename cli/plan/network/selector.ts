import { type Fields, fields, items, text, texts } from "../../values";

/** Reports whether a Kubernetes label selector matches labels. */
export function selects(selector: unknown, labels: Fields): boolean {
  const { matchLabels, matchExpressions } = fields(selector);
  return (
    Object.entries(fields(matchLabels)).every(([key, value]) => labels[key] === value) &&
    items(matchExpressions).every((expression) => meets(expression, labels))
  );
}

function meets({ key, operator, values }: Fields, labels: Fields): boolean {
  const label = labels[text(key) ?? ""];
  const isAmong = texts(values).some((value) => value === label);
  switch (operator) {
    case "In":
      return isAmong;
    case "NotIn":
      return !isAmong;
    case "Exists":
      return label !== undefined;
    default:
      return label === undefined;
  }
}

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
