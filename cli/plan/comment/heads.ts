import { groupBy } from "../../group-by";
import { type DifferenceReport, type HeadLine, headClasses, headTitles, markOf } from "../difference";
import { escaped } from "../formats";
import { type Shared, sharedBy, stackNames } from "./shares";

/** A line that a reviewer sees, whatever else has no room. */
interface Line {
  /** Decides which lines get room first. 0 is the gravest. */
  readonly rank: number;
  readonly title: string;
  readonly text: string;
}

/** The lines about a stack in the head. */
export interface HeadOf {
  readonly stack: string;
  readonly report: Pick<DifferenceReport, "head" | "failing" | "refused">;
}

/** Renders the heads of all stacks, with shared lines only once. The gravest lines get room first. */
export function headsMarkdown(heads: readonly HeadOf[], length: number, elsewhere: string): string {
  const all = heads.map(({ stack }) => stack);
  const groups = sharedBy(
    heads.map(({ stack, report }) => ({ stack, values: linesOf(report) })),
    ({ title, text }) => `${title}\n${text}`,
  );
  const shown = fittingLines(groups, { all, elsewhere }, length);
  return groups.map((group) => groupMarkdown(group, { all, elsewhere }, shown)).join("\n\n");
}

function linesOf({ head, failing, refused }: HeadOf["report"]): Line[] {
  /* The head has a line for what fails; a refusal is a sentence of its own. */
  const sentences = refused.filter(
    (sentence) => !headClasses.some((cls) => sentence.startsWith(`${headTitles[cls]}: `)),
  );
  return [
    ...sentences.map((sentence) => ({ rank: 0, title: "Refused", text: `❌ ${escaped(sentence)}` })),
    ...head.map((line) => ({
      rank: headClasses.indexOf(line.class) + 1,
      title: headTitles[line.class],
      text: `${markOf(line, failing)}${escaped(line.text)}`,
    })),
  ];
}

/** Returns the lines that fit: by rank, and within a rank in the order of the stacks. */
function fittingLines(groups: readonly Shared<Line>[], place: Place, length: number): ReadonlySet<Line> {
  const overhead = groups.reduce((sum, group) => sum + groupMarkdown(group, place, new Set()).length + 2, 0);
  let left = length - overhead;
  const lines = groups.flatMap(({ values }) => values);
  const shown = new Set<Line>();
  for (const line of [...lines].sort((one, other) => one.rank - other.rank)) {
    left -= line.text.length + 3;
    if (left >= 0) {
      shown.add(line);
    }
  }
  return shown;
}

/** The context of the heads: all stacks, and where the rest is. */
interface Place {
  readonly all: readonly string[];
  readonly elsewhere: string;
}

function groupMarkdown({ stacks, values }: Shared<Line>, { all, elsewhere }: Place, shown: ReadonlySet<Line>): string {
  const classes = [...groupBy(values, ({ title }) => title)].map(([title, lines]) => {
    const own = lines.filter((line) => shown.has(line));
    const hidden = lines.length - own.length;
    return [
      `**${title}**`,
      "",
      ...own.map(({ text }) => `- ${text}`),
      ...(hidden === 0 ? [] : [`- ${hidden} more: see ${elsewhere}`]),
    ].join("\n");
  });
  return [`### ${escaped(stackNames(stacks, all))}`, ...classes].join("\n\n");
}

/** Reports whether a head has lines. */
export function hasLines({
  head,
  refused,
}: {
  readonly head: readonly HeadLine[];
  readonly refused: readonly string[];
}): boolean {
  return head.length + refused.length > 0;
}
