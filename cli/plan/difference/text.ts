import { wrap } from "../../wrap";
import type { TextStyle } from "../formats";
import { type DifferenceReport, headSections, reportCounts, reportNotes, reportSections } from "./report";

const width = 120;

/** Renders the difference for a terminal. What is refused follows as the command's errors. */
export function differenceText(report: DifferenceReport, style: TextStyle): string {
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
      lines.map(({ text }) => text),
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

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.flatMap((line) => indented("  ", line))];
}

function indented(indent: string, line: string): string[] {
  return wrap(line, width - indent.length, "    ").map((part) => `${indent}${part}`);
}
