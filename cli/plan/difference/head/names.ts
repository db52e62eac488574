import { escapedPattern } from "../../../escaped-pattern";
import { groupBy } from "../../../group-by";

/** Joins labels and writes their common start only once: `Deployment boutique/{cart, frontend}`. `startIn` finds the start of a label. */
export function joinedLabels(labels: readonly string[], startIn: (label: string) => string = startOf): string {
  return [...groupBy(labels, startIn)]
    .map(([start, alike]) =>
      alike.length === 1 || start === ""
        ? alike.join(", ")
        : `${start}{${alike.map((label) => label.slice(start.length)).join(", ")}}`,
    )
    .join(", ");
}

/** Joins lines of the form `label: what` that say the same about several labels. */
export function joinedLines(lines: readonly string[]): string[] {
  const what = (line: string) => line.slice(line.indexOf(": "));
  return [...groupBy(lines, what)].map(
    ([same, alike]) => `${joinedLabels(alike.map((line) => line.slice(0, -same.length)))}${same}`,
  );
}

/** Reports whether a text has a label in it, alone or among joined ones. */
export function names(text: string, label: string): boolean {
  const start = startOf(label);
  const name = escapedPattern(label.slice(start.length));
  const isAmong = start !== "" && new RegExp(`${escapedPattern(start)}\\{(?:[^}]*, )?${name}[,}]`).test(text);
  return isAmong || new RegExp(`(?:^|[^\\w/.-])${escapedPattern(label)}(?![\\w/-]|\\.\\w)`, "m").test(text);
}

/** Returns a label without its own name: the kind, and the namespace of an object. */
function startOf(label: string): string {
  const [start] = /^\S+ (?:[^/\s]+\/)?(?=\S+$)/.exec(label) ?? [""];
  return start;
}

/** A line may have a shorter text in it by chance. */
export const shortestValue = 6;
