import { groupBy } from "../../group-by";
import { type DifferenceReport, reportNotes, reportSections, sectionMarkdown } from "../difference";
import { escaped } from "../formats";
import type { Part } from "./room";
import { sharedBy, stackNames } from "./shares";

/** A change of resources, written once for all stacks that have it. */
interface Item {
  readonly title: string;
  readonly labels: readonly string[];
  readonly lines: readonly string[];
}

/** Renders all changes, folded: one part for each set of stacks that share some. `elsewhere` is the place of all changes. */
export function detailParts(reports: readonly DifferenceReport[], elsewhere: string): Part[] {
  const all = reports.map(({ stack }) => stack);
  const groups = sharedBy(
    reports.map((report) => ({ stack: report.stack, values: itemsOf(report) })),
    ({ title, labels, lines }) => [title, ...labels, "", ...lines].join("\n"),
  );
  return groups.map(({ stacks, values }) => {
    const names = escaped(stackNames(stacks, all));
    const sections = [...groupBy(values, ({ title }) => title)].map(([title, items]) =>
      sectionMarkdown({ title, items }),
    );
    const summary = `All changes of <b>${names}</b> · ${values.reduce((sum, { labels }) => sum + labels.length, 0)}`;
    return {
      whole: `<details><summary>${summary}</summary>\n\n${sections.join("\n\n")}\n\n</details>`,
      otherwise: `${summary}: too long for this comment; see ${elsewhere}`,
      cuttable: true,
    };
  });
}

function itemsOf(report: DifferenceReport): Item[] {
  const notes = reportNotes(report).map((note) => ({ title: "Notes", labels: [note], lines: [] }));
  return [
    ...reportSections(report.found).flatMap(({ title, items }) => items.map((item) => ({ ...item, title }))),
    ...notes,
  ];
}
