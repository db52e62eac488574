import { shortened } from "../../shortened";
import type { PlannedResource } from "../planned-resource";
import type { Cause } from "./causes";
import type { Changed } from "./changes";
import type { Difference, Replaced } from "./difference";
import { type HeadLine, headClasses, headTitles } from "./head";
import { type ReportSection, section } from "./report-section";
import type { Reviewed } from "./review";
import type { RollCause } from "./rolled-pools";
import { labelOfPlanned, shownChange } from "./words";

/** A difference and what to say about it. */
export interface DifferenceReport extends Reviewed {
  readonly project: string;
  readonly stack: string;
  /** The other side of the comparison, as the user wrote it. */
  readonly against: string;
  readonly found: Difference;
  readonly notes: readonly string[];
}

/** Returns the sections that are not empty, the gravest first. */
export function reportSections({
  created,
  deleted,
  changed,
  replaced,
  rolled,
  succeeded,
}: Difference): ReportSection[] {
  const labels = new Map([...created, ...deleted].map((resource) => [resource.urn, labelOfPlanned(resource)]));
  for (const { after } of [...changed, ...replaced, ...rolled]) {
    labels.set(after.urn, labelOfPlanned(after));
  }
  const labelOf = (urn: string) => labels.get(urn) ?? urn;
  const sections: ReportSection[] = [
    section(
      "Replaced",
      replaced.map((resource) => [resource.after, replacedLines(resource, labelOf)]),
    ),
    section("Deleted", withoutLines(deleted)),
    section(
      "Nodes replaced one by one",
      rolled.map(({ after, causes }) => [after, causes.map((cause) => rollLine(cause, labelOf))]),
    ),
    section(
      "Changed",
      changed.map((resource) => [resource.after, resource.properties.map(shownChange)]),
    ),
    section(
      "Created",
      created.map((resource) => [resource, successionLines(succeeded.find(({ after }) => after === resource))]),
    ),
  ];
  return sections.filter(({ count }) => count > 0);
}

/** The head's lines of one class. */
export interface HeadSection {
  readonly title: string;
  readonly lines: readonly HeadLine[];
}

/** Returns the head by class; classes without lines are left out. */
export function headSections({ head }: Pick<DifferenceReport, "head">): HeadSection[] {
  const sections = headClasses.map((cls) => ({
    title: headTitles[cls],
    lines: head.filter((line) => line.class === cls),
  }));
  return sections.filter(({ lines }) => lines.length > 0);
}

/** Says what a line of the head leads to: that it fails the plan, or that the stack's file lets it pass. */
export function markOf(line: HeadLine, failing: readonly HeadLine[]): string {
  if (failing.includes(line)) {
    return "❌ ";
  }
  const marks = { now: "⚠️ allowed by this change: ", before: "allowed by the stack's file: " };
  return line.allowed === undefined ? "" : marks[line.allowed];
}

/** Returns the sentences with which a plan fails, except those about lines of the head, which have a mark there. */
export function otherRefusals({ refused }: Pick<DifferenceReport, "refused">): string[] {
  return refused.filter((sentence) => !headClasses.some((cls) => sentence.startsWith(`${headTitles[cls]}: `)));
}

/** Counts a difference, for instance `1 replaced, 2 changed, 104 unchanged`. */
export function reportCounts({ created, deleted, changed, replaced, rolled, unchanged }: Difference): string {
  const counts: [number, string][] = [
    [replaced.length, "replaced"],
    [deleted.length, "deleted"],
    [rolled.length, rolled.length === 1 ? "pool with new nodes" : "pools with new nodes"],
    [changed.length, "changed"],
    [created.length, "created"],
    [unchanged, "unchanged"],
  ];
  return counts
    .filter(([count, what]) => count > 0 || what === "unchanged")
    .map(([count, what]) => `${count} ${what}`)
    .join(", ");
}

/** Lists further notes for the reader. */
export function reportNotes({ found, notes }: DifferenceReport): string[] {
  const unjudged = found.unjudged.map((type) => `Keelson does not know which inputs of ${type} force a replacement`);
  return [...notes, ...unjudged, ...secretNotes(found)];
}

/** Says that a changed secret looks unchanged. */
function secretNotes({ secrets: { resources, values } }: Difference): string[] {
  if (values === 0) {
    return [];
  }
  const what = values === 1 ? "1 secret value" : `${values} secret values`;
  const where = resources === 1 ? "1 resource" : `${resources} resources`;
  return [
    `${what} in ${where} could not be compared; Keelson shows a resource as unchanged if nothing else in it changes`,
  ];
}

/** Names the differences from the resource that it replaces. */
function successionLines(succeeded: Changed | undefined): string[] {
  return succeeded === undefined
    ? []
    : [`takes the place of ${labelOfPlanned(succeeded.before)}`, ...succeeded.properties.map(shownChange)];
}

function withoutLines(resources: readonly PlannedResource[]): [PlannedResource, string[]][] {
  return resources.map((resource) => [resource, []]);
}

function replacedLines({ causes, properties }: Replaced, labelOf: (urn: string) => string): string[] {
  const forcing = new Set(causes.map(({ path }) => path));
  const others: Changed["properties"] = properties.filter(({ path }) => !forcing.has(path));
  return [...causes.map((cause) => causeLine(cause, labelOf)), ...others.map(shownChange)];
}

function rollLine(cause: RollCause, labelOf: (urn: string) => string): string {
  return cause.kind === "input"
    ? `${shownChange(cause)} (${cause.source})`
    : `${cause.path} comes from a new version of ${labelOf(cause.urn)}: ${shortened([...new Set(cause.changes)])}`;
}

/** Says why a resource is replaced. */
export function causeLine(cause: Cause, labelOf: (urn: string) => string): string {
  return cause.kind === "input"
    ? `${shownChange(cause)}: cannot change in place (${cause.source})`
    : `${cause.path} comes from ${labelOf(cause.urn)}, which is replaced`;
}
