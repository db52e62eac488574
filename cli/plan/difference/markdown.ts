import { escaped, folded } from "../formats";
import {
  type DifferenceReport,
  headSections,
  markOf,
  otherRefusals,
  reportCounts,
  reportNotes,
  reportSections,
} from "./report";
import type { ReportSection } from "./report-section";

/** Renders the difference for a comment on a pull request. */
export function differenceMarkdown(report: DifferenceReport): string {
  const { project, stack, against } = report;
  return blocks([
    `### ${escaped(project)}, stack ${escaped(stack)}, against ${escaped(against)}`,
    headMarkdown(report),
    `**${reportCounts(report.found)}**`,
    detailsMarkdown(report),
  ]);
}

/** Renders the refused changes and the lines that matter most. */
function headMarkdown(report: DifferenceReport): string {
  return joined([
    list(otherRefusals(report).map((line) => `- ❌ ${escaped(line)}`)),
    ...headSections(report).map(({ title, lines }) =>
      joined([`**${title}**`, list(lines.map((line) => `- ${markOf(line, report.failing)}${escaped(line.text)}`))]),
    ),
  ]);
}

/** Renders all changes, folded. */
function detailsMarkdown(report: DifferenceReport): string {
  return joined([
    ...reportSections(report.found).map((section) => folded(section.title, section.count, itemList(section))),
    list(reportNotes(report).map((line) => `- ${escaped(line)}`)),
  ]);
}

function blocks(parts: readonly string[]): string {
  return `${joined(parts)}\n`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

/** Renders a section of changes, folded. */
export function sectionMarkdown(section: Pick<ReportSection, "items"> & { readonly title: string }): string {
  const count = section.items.reduce((sum, { labels }) => sum + labels.length, 0);
  return folded(section.title, count, itemList(section));
}

function itemList({ items }: Pick<ReportSection, "items">): string {
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
