import type { Colors } from "picocolors/types";
import { pathLines } from "../../paths";
import { shortened } from "../../shortened";
import { wiringLines } from "../../wiring";
import { wrap } from "../../wrap";
import { shortName, stackType, typeOf } from "../engine";
import { type FailureGroup, groupFailures, reasonOf } from "./failure-groups";
import type { Failure, RehearsalOutcome } from "./report";
import {
  chartLines,
  clusterLines,
  controllerLines,
  leftoverLines,
  partLines,
  permissionLines,
  phaseLines,
  retainedLines,
  skippedLines,
  workloadLines,
} from "./sections";
import { chartsClause, durationText, phaseTitle } from "./words";

/** The colours a summary uses. */
export type SummaryColors = Pick<Colors, "bold" | "dim" | "green" | "red" | "yellow">;

/** How many names a line lists. */
const listedNames = 6;

/** Writes the summary of a rehearsal: failures first, the verdict last (and also first, if it failed). */
export function summaryText(outcome: RehearsalOutcome, colors: SummaryColors, width = 100): string {
  const { report } = outcome;
  const inside = width - 2;
  const conclusion = wrap(verdictText(outcome), width, "  ").map((line) => verdictColor(outcome, colors)(line));
  const failed = report.failures.length > 0 ? [conclusion, failureSection(outcome, colors, inside)] : [];
  if (!report.phases.some(({ name }) => name === "up")) {
    return joined([...failed.slice(1), conclusion]);
  }
  return joined([
    ...failed,
    section("phases", phaseLines(outcome), colors),
    section("skipped", skippedLines(outcome), colors),
    section("clusters", clusterLines(outcome), colors),
    section("workloads", workloadLines(outcome), colors),
    section("wiring", wrapped(wiringLines(report.wiring), inside), colors),
    section("paths", wrapped(pathLines(report.paths), inside), colors),
    section("permissions", permissionLines(outcome), colors),
    section("controllers", controllerLines(outcome, inside), colors),
    section("judges", wrapped(report.judges, inside), colors),
    section("parts", partLines(outcome), colors),
    section("charts", chartLines(outcome.charts, inside), colors),
    section("leftovers", leftoverLines(outcome), colors),
    section("retained on purpose", retainedLines(outcome, inside), colors),
    section("limits of the simulation", wrapped(report.notSimulated, inside), colors),
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

/** Shows a single failure in full, and a group by its number, its names and its first reason. */
function groupLines({ failures, objects }: FailureGroup, colors: SummaryColors, width: number): string[] {
  const [first] = failures;
  if (objects.length < 2) {
    return failureLines(first, colors);
  }
  const kind = objects[0]?.split(" ")[0] ?? "";
  const names = objects.map((object) => object.slice(object.indexOf(" ") + 1));
  const title = `${phaseTitle(first.phase)}: ${objects.length} ${plural(kind)}: ${shortened(names, listedNames)}`;
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
  if (cancelled.length === 0) {
    return [];
  }
  const count = cancelled.length === 1 ? "1 object" : `${cancelled.length} objects`;
  const text = `therefore, the rehearsal stopped waiting for ${count}: ${shortened(cancelled, listedNames)}`;
  return wrap(text, width, "  ");
}

/** Shows a failure: the resource's name and type, then the message. */
export function failureLines({ phase, urn, message }: Failure, colors: SummaryColors): string[] {
  const title = phaseTitle(phase);
  const about = urn === "" || typeOf(urn) === stackType ? title : `${title}: ${shortName(urn)} (${typeOf(urn)})`;
  return [colors.red(about), ...message.split("\n").map((line) => `  ${line}`)];
}

/** Says in a sentence how a rehearsal went. */
export function verdictText(outcome: RehearsalOutcome): string {
  const { report, charts } = outcome;
  const { failures, phases, stack } = report;
  const total = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const time = total < 120 ? `${total.toFixed(0)} s` : durationText(total);
  const clause = chartsClause(charts);
  const notes = `${clause === "" ? "" : `, ${clause}`}${unfinishedText(outcome)}${onceText(outcome)}`;
  if (failures.length === 0) {
    const how = isWhole(outcome) ? "passed" : "passed so far";
    return `rehearsal of ${stack} ${how} in ${time}${notes}`;
  }
  const count = failures.length === 1 ? "1 failure" : `${failures.length} failures`;
  return `rehearsal of ${stack} failed in ${time}: ${count}${notes}`;
}

/** Names the omitted and the skipped phases. */
function unfinishedText({ planned, report }: RehearsalOutcome): string {
  const left = planned.filter((name) => report.omitted.includes(name));
  const skipped = report.phases.filter((phase) => phase.skipped !== undefined).map(({ name }) => name);
  return `${happened(left, "not run")}${happened(skipped, "skipped")}`;
}

/** Says that a destroyed stack was not created again, which only `--full` does. */
function onceText({ report: { omitted } }: RehearsalOutcome): string {
  const isLeftOut = omitted.includes("up after destroy") && !omitted.includes("destroy");
  return isLeftOut ? "; up after destroy was left out (run it with --full)" : "";
}

function happened(names: readonly string[], what: string): string {
  if (names.length === 0) {
    return "";
  }
  const last = names.at(-1) ?? "";
  return names.length === 1 ? `; ${last} was ${what}` : `; ${names.slice(0, -1).join(", ")} and ${last} were ${what}`;
}

/** Reports whether no phase was omitted or skipped. */
function isWhole(outcome: RehearsalOutcome): boolean {
  return unfinishedText(outcome) === "";
}

/** Returns green only if everything was rehearsed. */
function verdictColor(outcome: RehearsalOutcome, colors: SummaryColors): (text: string) => string {
  const { report, charts } = outcome;
  if (report.failures.length > 0) {
    return colors.red;
  }
  return !isWhole(outcome) || charts.some(({ content }) => content !== "full") ? colors.yellow : colors.green;
}
