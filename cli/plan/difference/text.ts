import { wrap } from "../../wrap";
import type { TextStyle } from "../formats";
import { widest } from "../text-width";
import { type DifferenceReport, headSections, markOf, reportCounts, reportNotes, reportSections } from "./report";

/** Renders the difference as text of a width. What to do about failing lines follows as the command's errors. */
export function differenceText(report: DifferenceReport, style: TextStyle, width = widest): string {
  const { indented, listed } = linesOf(width);
  const { project, stack, against, found } = report;
  const sections = reportSections(found).map(({ title, items }) => [
    style.bold(title),
    ...items.flatMap(({ labels, lines }) => [
      ...indented("  ", labels.join(", ")),
      ...lines.flatMap((line) => indented("    ", line)),
    ]),
  ]);
  const head = headSections(report).map(({ title, lines }) =>
    listed(
      style.bold(title),
      lines.map((line) => `${markOf(line, report.failing)}${line.text}`),
    ),
  );
  const blocks = [
    [style.bold(`${project}, stack ${stack}, against ${against}`)],
    ...head,
    ...sections,
    listed(style.bold("Notes"), reportNotes(report)),
    [reportCounts(found)],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

/** Returns how lines are broken to fit a width. */
function linesOf(width: number) {
  const indented = (indent: string, line: string) =>
    wrap(line, width - indent.length, "    ").map((part) => `${indent}${part}`);
  const listed = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [title, ...lines.flatMap((line) => indented("  ", line))];
  return { indented, listed };
}
