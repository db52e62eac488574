import { groupBy } from "../../group-by";

/** Lines that say the same of many objects, as one line. */
export interface Condensed {
  readonly visible: string;
  /** The lines that it replaces, in full. */
  readonly all: readonly string[];
}

/** Returns the lines that a condensed one counts or shortens. */
export function unseenIn({ visible, all }: Condensed): readonly string[] {
  const [first = "", ...others] = all;
  return visible.startsWith(first) ? others : all;
}

/** Condenses lines of one class: those that say the same of other objects become one, and long lists of names are cut. */
export function condensed(lines: readonly string[], isGrave: boolean): Condensed[] {
  /* Lines about openings and about unlimited rights are never summed up. */
  if (isGrave) {
    return lines.map((line) => ({ visible: line, all: [line] }));
  }
  return [...groupBy(lines, likeness).values()].flatMap((all) =>
    all.length < fewestAlike
      ? all.map((line) => ({ visible: shortNames(line), all: [line] }))
      : [{ visible: `${shortNames(all[0] ?? "")} <i>and ${all.length - 1} more like it</i>`, all }],
  );
}

/** Two lines are as short as a count and a fold. */
const fewestAlike = 3;

/** A named object that comes or goes, such as a volume, means the same in any list. Other values mean the same only under the same path. */
const ownObject = /^(?:\{.* → \(nothing\)|\(nothing\) → \{.*)$/s;

/** A value and what it becomes, after the path of an input. */
const valueChange = /^.*?(\S+) ((?:"|\{|\[|\(|\d|true\b|false\b).* → .*)$/s;

/** Returns a line without the objects that it is about. Lines with the same result are alike. */
function likeness(line: string): string {
  const mark = /^(?:❌|⚠️ allowed by this change:|allowed by the stack's file:) /.exec(line)?.[0] ?? "";
  const text = line.slice(mark.length);
  if (text.includes(": pods of the chart may restart")) {
    return `${mark}a release`;
  }
  const [, path = "", values = ""] = valueChange.exec(text) ?? [];
  if (values !== "") {
    return `${mark}${ownObject.test(values) ? path.replace(/^.*(?=[.[])/, "") : path} ${values}`;
  }
  const [subject = "", ...rest] = text.split(": ");
  return `${mark}${subject.replace(/[^\s/]+\//g, "*/")}${rest.length === 0 ? "" : ": "}${rest.join(": ").replaceAll(/\[[^\]]*\]/g, "[]")}`;
}

/** Longer lists of names are cut after some. */
const mostNames = 4;
const shownNames = 3;

/** Cuts the lists of names in a line: `Deployment boutique/{ad, cart, checkout and 8 others}`. */
export function shortNames(line: string): string {
  const [subject = "", ...rest] = line.split(": ");
  const labels = subject
    .split(/, (?![^{]*\})/)
    .map((label) => label.replace(/\{([^{}]*)\}/, (_, names: string) => `{${shortList(names.split(", "))}}`));
  return [shortList(labels), ...rest].join(": ");
}

function shortList(all: readonly string[]): string {
  return all.length <= mostNames
    ? all.join(", ")
    : `${all.slice(0, shownNames).join(", ")} and ${all.length - shownNames} others`;
}
