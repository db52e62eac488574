import { collectProblems, type Problem, quote } from "../../problems";

const required = ["owner", "environment", "stack"];
const own = ["managed-by", "cluster"];
const maxLabels = 60;

/** Lists the objections to labels. https://cloud.google.com/kubernetes-engine/docs/how-to/creating-managing-labels#requirements */
export function checkLabels(labels: Readonly<Record<string, string>>): Problem[] {
  return collectProblems([
    ...required.map(
      (label) =>
        (labels[label] ?? "") === "" && {
          path: `labels.${label}`,
          message: `needed on everything, for cost and ownership, given ${quote(labels[label])}`,
        },
    ),
    ...own.map(
      (label) => label in labels && { path: `labels.${label}`, message: "set by the cluster itself: leave it out" },
    ),
    ...Object.entries(labels).map(
      ([label, value]) =>
        !(/^[a-z][a-z0-9_-]{0,62}$/.test(label) && /^[a-z0-9_-]{0,63}$/.test(value)) && {
          path: `labels.${label}`,
          message: `a key that begins with a letter and a value, each of up to 63 lower-case letters, digits, "_" and "-", given ${quote(value)}`,
        },
    ),
    Object.keys(labels).length > maxLabels && {
      path: "labels",
      message: `at most ${maxLabels}, given ${Object.keys(labels).length}`,
    },
  ]);
}
