import { groupBy } from "../../group-by";
import { type DifferenceReport, headClasses, headTitles, markOf, otherRefusals } from "../difference";
import { escaped } from "../formats";
import { condensed, shortNames, unseenIn } from "./condense";
import { type Shared, sharedBy, stackNames } from "./shares";

/** A line that a reviewer must see, even if others have no room. */
interface Line {
  /** Decides which lines get room first. 0 is the most serious. */
  readonly rank: number;
  readonly title: string;
  readonly text: string;
}

/** The lines about a stack in the head. */
export interface HeadOf {
  readonly stack: string;
  readonly report: Pick<DifferenceReport, "head" | "failing" | "refused">;
}

/** A part of the head: lines that some stacks share. They either decide about the change, or only follow from it. */
interface Section extends Shared<Line> {
  readonly heading: string;
}

/**
 * Renders the heads of all stacks, with shared lines only once: first the lines that decide, beginning with those of the most important
 * stack, then the rest.
 */
export function headsMarkdown(heads: readonly HeadOf[], length: number, elsewhere: string): string {
  const all = heads.map(({ stack }) => stack);
  const groups = sharedBy(
    heads.map(({ stack, report }) => ({ stack, values: linesOf(report) })),
    ({ title, text }) => `${title}\n${text}`,
  );
  const sections = groups.length === 1 ? groups.map((group) => section(group, all)) : inOrder(groups, all);
  const shown = fittingLines(sections, elsewhere, length);
  return sections.map((each) => sectionMarkdown(each, elsewhere, shown)).join("\n\n");
}

/** Puts the lines that decide before the rest, so that restarts of several stacks do not hide the ❌ of one stack. */
function inOrder(groups: readonly Shared<Line>[], all: readonly string[]): Section[] {
  const part = (isDeciding: boolean) =>
    groups.flatMap((group) => {
      const values = group.values.filter(({ rank }) => rank <= deciding === isDeciding);
      return values.length === 0 ? [] : [{ ...group, values }];
    });
  const decided = part(true);
  const more = (group: Shared<Line>) =>
    decided.some(({ stacks }) => stacks.join() === group.stacks.join()) ? ": what else changes" : "";
  return [
    ...decided.map((group) => section(group, all)),
    ...part(false).map((group) => section(group, all, more(group))),
  ];
}

function section(group: Shared<Line>, all: readonly string[], more = ""): Section {
  return { ...group, heading: `### ${escaped(stackNames(group.stacks, all))}${more}` };
}

/** The last rank of lines that decide about a change: by default those fail a plan. */
const deciding = headClasses.indexOf("unjudged") + 1;

/** The last rank of lines that are never summed up, because each of them matters. */
const grave = headClasses.indexOf("lost") + 1;

/** More lines of one class are folded. */
const mostDeciding = 12;
const mostOthers = 5;

function linesOf({ head, failing, refused }: HeadOf["report"]): Line[] {
  return [
    ...otherRefusals({ refused }).map((sentence) => ({ rank: 0, title: "Refused", text: `❌ ${escaped(sentence)}` })),
    ...head.map((line) => ({
      rank: headClasses.indexOf(line.class) + 1,
      title: headTitles[line.class],
      text: `${markOf(line, failing)}${escaped(line.text)}`,
    })),
  ];
}

/** Returns the lines that fit: by rank, and within a rank in the order of the stacks. */
function fittingLines(sections: readonly Section[], elsewhere: string, length: number): ReadonlySet<Line> {
  const classes = sections.reduce((sum, { values }) => sum + new Set(values.map(({ title }) => title)).size, 0);
  const overhead = sections.reduce((sum, each) => sum + sectionMarkdown(each, elsewhere, new Set()).length + 2, 0);
  let left = length - overhead - classes * foldLength;
  const lines = sections.flatMap(({ values }) => values);
  const shown = new Set<Line>();
  for (const line of [...lines].sort((one, other) => one.rank - other.rank)) {
    left -= lengthOf(line);
    if (left >= 0) {
      shown.add(line);
    }
  }
  return shown;
}

/** The most characters that folding the lines of a class takes. */
const foldLength = 120;

/** The most characters that a line takes: in full, and once more if it is cut, with the count of others like it. */
function lengthOf({ text }: Line): number {
  const short = shortNames(text);
  return text.length + 3 + (short === text ? 0 : short.length + 3) + 30;
}

function sectionMarkdown({ heading, values }: Section, elsewhere: string, shown: ReadonlySet<Line>): string {
  const classes = [...groupBy(values, ({ title }) => title)].map(([title, lines]) => {
    const own = lines.filter((line) => shown.has(line));
    const hidden = lines.length - own.length;
    return [
      `**${title}**`,
      "",
      ...classLines(own),
      ...(hidden === 0 ? [] : [`- ${hidden} more: see ${elsewhere}`]),
    ].join("\n");
  });
  return [heading, ...classes].join("\n\n");
}

/** Lists the lines of a class, and folds those that say no more than the others. */
function classLines(lines: readonly Line[]): string[] {
  const rank = lines[0]?.rank ?? 0;
  const items = condensed(
    lines.map(({ text }) => text),
    rank <= grave,
  );
  const most = rank <= deciding ? mostDeciding : mostOthers;
  /* One line more is shorter than its fold. */
  const visible = items.length <= most + 1 ? items : items.slice(0, most);
  const rest = items.slice(visible.length);
  const folded = [...visible.flatMap(unseenIn), ...rest.flatMap(({ all }) => all)];
  const unseen = rest.reduce((sum, { all }) => sum + all.length, 0);
  const summary = unseen === 0 ? "in full" : `and ${unseen} ${unseen === 1 ? "other" : "others"}`;
  return [
    ...visible.map((item) => `- ${item.visible}`),
    ...(folded.length === 0
      ? []
      : ["", `<details><summary>${summary}</summary>`, "", ...folded.map((line) => `- ${line}`), "", "</details>"]),
  ];
}

/** Reports whether a head has lines. */
export function hasLines({ head, refused }: Pick<DifferenceReport, "head" | "refused">): boolean {
  return head.length + refused.length > 0;
}
