import { groupBy } from "../../group-by";
import type { PlannedResource } from "../planned-resource";
import { kindOfPlanned, labelOfPlanned } from "./words";

/** Resources with the same changes, and those changes. */
interface ReportItem {
  readonly labels: readonly string[];
  readonly lines: readonly string[];
}

/** A section of the report. */
export interface ReportSection {
  readonly title: "Replaced" | "Deleted" | "Nodes replaced one by one" | "Changed" | "Created";
  readonly count: number;
  readonly items: readonly ReportItem[];
}

/** More resources than this are counted by kind. */
const many = 12;

/** Groups resources with the same changes, and writes a change that many of them share once. */
export function section(
  title: ReportSection["title"],
  entries: readonly (readonly [PlannedResource, readonly string[]])[],
): ReportSection {
  const common = commonLines(entries);
  const shared = [...groupBy(common, ({ resources }) => resources.map(({ urn }) => urn).join("\n")).values()];
  const isCommon = new Set(common.map(({ line }) => line));
  const rest = entries.map(([resource, lines]) => [resource, lines.filter((line) => !isCommon.has(line))] as const);
  const own = rest.filter(([, lines], index) => lines.length > 0 || entries[index]?.[1].length === 0);
  const alike = groupBy(own, ([resource, lines]) => (lines.length === 0 ? resource.urn : lines.join("\n")));
  const items = [
    ...shared.map((group) => ({
      labels: labelsOf(group[0]?.resources ?? []),
      lines: group.map(({ line }) => line),
    })),
    ...[...alike.values()].map((group) => ({
      labels: labelsOf(group.map(([resource]) => resource)),
      lines: group[0]?.[1] ?? [],
    })),
  ];
  return { title, count: entries.length, items };
}

/** From this many resources on, a common change is written once. */
const manyAlike = 4;

/** Lists lines that many resources share; some of these resources have more lines elsewhere. */
function commonLines(
  entries: readonly (readonly [PlannedResource, readonly string[]])[],
): { readonly line: string; readonly resources: readonly PlannedResource[] }[] {
  const byLine = groupBy(
    entries.flatMap(([resource, lines]) => [...new Set(lines)].map((line) => ({ line, resource }))),
    ({ line }) => line,
  );
  return [...byLine]
    .filter(([, all]) => all.length >= manyAlike)
    .map(([line, all]) => ({ line, resources: all.map(({ resource }) => resource) }));
}

/** Names each resource, or counts them by kind if there are many. */
function labelsOf(resources: readonly PlannedResource[]): string[] {
  if (resources.length <= many) {
    return resources.map(labelOfPlanned);
  }
  const kinds = [...groupBy(resources, kindOfPlanned)].map(([kind, { length }]) => [kind, length] as const);
  return kinds.sort(([, one], [, other]) => other - one).map(([kind, length]) => `${length} ${kind}`);
}
