import type { PlanPage } from "../../contract";

/** A component, and the words by which it is found. */
export interface Entry {
  readonly id: number;
  readonly title: string;
  readonly sub: string;
  readonly words: string;
}

/** Lists the components whose name, kind or resources contain all words of a question: matching names first. */
export function found(entries: readonly Entry[], question: string): Entry[] {
  const words = question
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const rank = ({ title }: Entry) => {
    const name = title.toLowerCase();
    return words.every((word) => name.includes(word)) ? name.length : 1000 + name.length;
  };
  const matching =
    words.length === 0 ? [] : entries.filter((entry) => words.every((word) => entry.words.includes(word)));
  return matching.sort((one, other) => rank(one) - rank(other));
}

/** Returns the entries that the search covers. */
export function entriesOf({ components }: Pick<PlanPage, "components">): Entry[] {
  return components.map(({ kind, lines, name, parent, title }, id) => {
    const around = parent === undefined ? "" : (components[parent]?.title ?? "");
    const labels = lines.map(({ label }) => label).join(" ");
    const sub = [kind, around].filter((text) => text !== "").join(" in ");
    return { id, title, sub, words: `${title} ${name} ${kind} ${around} ${labels}`.toLowerCase() };
  });
}
