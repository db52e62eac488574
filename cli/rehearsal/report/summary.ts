import type { Colors } from "picocolors/types";
import { wrap } from "../../plan/wrap";
import { shortName, stackType, typeOf } from "../engine/progress-of-events";
import { type FailureGroup, groupFailures, reasonOf } from "./failure-groups";
import type { Failure, RehearsalOutcome } from "./report";
import { chartLines, keptLines, leftoverLines, partLines, phaseLines, workloadLines } from "./sections";
import { chartsClause, firstOf, phaseTitle } from "./words";

/** The colours a summary uses. */
export type SummaryColors = Pick<Colors, "bold" | "dim" | "green" | "red" | "yellow">;

/** How many names a line of the summary lists. */
const listedNames = 6;

/** The summary that a rehearsal ends with, for people: what failed first, the verdict last (and first, if it failed). */
export function summaryText(outcome: RehearsalOutcome, colors: SummaryColors, width = 100): string {
  const { report } = outcome;
  const inside = width - 2;
  const conclusion = wrap(verdictText(outcome), width, "  ").map((line) => verdictColor(outcome, colors)(line));
  const failed = report.failures.length > 0 ? [conclusion, failureSection(outcome, colors, inside)] : [];
  if (!report.phases.some(({ name }) => name === "up")) return joined([...failed.slice(1), conclusion]);
  return joined([
    ...failed,
    section("phases", phaseLines(report.phases, outcome.partial === true ? "not run" : undefined), colors),
    section("workloads", workloadLines(outcome), colors),
    section("parts", partLines(outcome), colors),
    section("charts", chartLines(outcome.charts, inside), colors),
    section("leftovers", leftoverLines(outcome), colors),
    section("retained on purpose", keptLines(outcome.kept, inside), colors),
    section("not simulated", wrapped(report.notSimulated, inside), colors),
    conclusion,
  ]);
}

function joined(sections: readonly (readonly string[])[]): string {
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${texts.join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[], colors: SummaryColors): string[] {
  return lines.length === 0 ? [] : [colors.bold(title), ...lines.map((line) => `  ${line}`)];
}

function wrapped(lines: readonly string[], width: number): string[] {
  return lines.flatMap((line) => wrap(line, width, "  "));
}

function failureSection(outcome: RehearsalOutcome, colors: SummaryColors, width: number): string[] {
  const groups = groupFailures(outcome.report.failures);
  const lines = groups.flatMap((group) => groupLines(group, colors, width));
  return section("failures", [...lines, ...consequenceLines(outcome, width)], colors);
}

/** One failure by itself; several with one reason by their number and names, with the first one's reason. */
function groupLines({ failures, objects }: FailureGroup, colors: SummaryColors, width: number): string[] {
  const [first] = failures;
  if (objects.length < 2) return failureLines(first, colors);
  const kind = objects[0]?.split(" ")[0] ?? "";
  const names = objects.map((object) => object.slice(object.indexOf(" ") + 1));
  const title = `${phaseTitle(first.phase)}: ${objects.length} ${plural(kind)}: ${firstOf(names, listedNames)}`;
  return [
    ...wrap(title, width, "  ").map((line) => colors.red(line)),
    ...reasonOf(first.message)
      .split("\n")
      .map((line) => `  ${line}`),
  ];
}

function plural(kind: string): string {
  return kind.endsWith("s") ? `${kind}es` : `${kind}s`;
}

function consequenceLines({ cancelled }: RehearsalOutcome, width: number): string[] {
  if (cancelled.length === 0) return [];
  const count = cancelled.length === 1 ? "1 object was" : `${cancelled.length} objects were`;
  const text = `as a consequence ${count} no longer waited for: ${firstOf(cancelled, listedNames)}`;
  return wrap(text, width, "  ");
}

/** A failure: the resource's short name and type, then the message. */
export function failureLines({ phase, urn, message }: Failure, colors: SummaryColors): string[] {
  const title = phaseTitle(phase);
  const about = urn === "" || typeOf(urn) === stackType ? title : `${title}: ${shortName(urn)} (${typeOf(urn)})`;
  return [colors.red(about), ...message.split("\n").map((line) => `  ${line}`)];
}

function verdictText({ report, charts, partial }: RehearsalOutcome): string {
  const { failures, phases, stack } = report;
  const seconds = `${phases.reduce((sum, phase) => sum + phase.seconds, 0).toFixed(0)} s`;
  const clause = chartsClause(charts);
  const notes = [clause].filter((note) => note !== "").map((note) => `, ${note}`);
  const unfinished = partial === true ? "; destroy and leftovers were not run" : "";
  if (failures.length === 0) {
    const how = partial === true ? "passed so far" : "passed";
    return `rehearsal of ${stack} ${how} in ${seconds}${notes.join("")}${unfinished}`;
  }
  const count = failures.length === 1 ? "1 failure" : `${failures.length} failures`;
  return `rehearsal of ${stack} failed in ${seconds}: ${count}${notes.join("")}${unfinished}`;
}

/** Green is for what has been rehearsed whole. */
function verdictColor({ report, charts, partial }: RehearsalOutcome, colors: SummaryColors): (text: string) => string {
  if (report.failures.length > 0) return colors.red;
  return partial === true || charts.some(({ content }) => content !== "full") ? colors.yellow : colors.green;
}
