import { escaped, folded } from "../formats";
import { type DifferenceReport, type ReportSection, reportCounts, reportNotes, reportSections } from "./report";

/** Renders the difference for a comment on a pull request. */
export function differenceMarkdown(report: DifferenceReport): string {
  const { project, stack, against, found, refused } = report;
  const blocks = [
    `### ${escaped(project)}, stack ${escaped(stack)}, against ${escaped(against)}`,
    list(refused.map((line) => `- ❌ ${escaped(line)}`)),
    `**${reportCounts(found)}**`,
    ...reportSections(found).map((section) => folded(section.title, section.count, sectionList(section))),
    list(reportNotes(report).map((line) => `- ${escaped(line)}`)),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function sectionList({ items }: ReportSection): string {
  return list(
    items.flatMap(({ labels, lines }) => [
      `- <b>${escaped(labels.join(", "))}</b>`,
      ...lines.map((line) => `  - ${escaped(line)}`),
    ]),
  );
}

function list(lines: readonly string[]): string {
  return lines.join("\n");
}
