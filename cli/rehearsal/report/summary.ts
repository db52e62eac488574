import type { Colors } from "picocolors/types";
import type { Changes } from "../engine/event-counts";
import { shortName, typeOf } from "../engine/progress-of-events";
import type { Failure, NamespaceWorkloads, PhaseReport, RehearsalOutcome, RehearsalReport } from "./report";

/** The colours a summary uses. */
export type SummaryColors = Pick<Colors, "bold" | "dim" | "green" | "red" | "yellow">;

/** Lays rows out in columns; numbers are aligned to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return typeof cell === "number" ? String(cell).padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
}

/** The summary that a rehearsal ends with, for people. */
export function summaryText({ report, namespaces, kept }: RehearsalOutcome, colors: SummaryColors): string {
  const reachedUp = report.phases.some(({ name }) => name === "up");
  const failures = section(
    "failures",
    report.failures.flatMap((failure) => failureLines(failure, colors)),
    colors,
  );
  if (!reachedUp) return joined([failures, [verdict(report, colors)]]);
  return joined([
    section("phases", phaseLines(report.phases), colors),
    section("workloads", workloadLines(report, namespaces, colors), colors),
    section("parts", partLines(report), colors),
    section("charts", chartLines(report), colors),
    section("leftovers", leftoverLines(report), colors),
    section("meant to stay", keptLines(kept), colors),
    section("not simulated", report.notSimulated, colors),
    failures,
    [verdict(report, colors)],
  ]);
}

function joined(sections: readonly (readonly string[])[]): string {
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${texts.join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[], colors: SummaryColors): string[] {
  return lines.length === 0 ? [] : [colors.bold(title), ...lines.map((line) => `  ${line}`)];
}

function phaseLines(phases: readonly PhaseReport[]): string[] {
  const columns: (keyof Changes)[] = ["create", "update", "replace", "delete", "same"];
  const rows = phases.map(({ name, seconds, changes }) => [
    name,
    `${seconds.toFixed(1).padStart(6)} s`,
    ...columns.map((column) => changes[column]),
  ]);
  return phases.length === 0 ? [] : table([["", "", ...columns], ...rows]);
}

function workloadLines(
  { workloads }: RehearsalReport,
  namespaces: readonly NamespaceWorkloads[],
  colors: SummaryColors,
): string[] {
  if (workloads.total === 0) return [];
  const rows = namespaces.map(({ namespace, ready, total }) => [namespace, `${ready} of ${total} ready`]);
  return [...table(rows), ...workloads.notReady.map((line) => colors.red(line))];
}

function partLines({ parts }: RehearsalReport): string[] {
  return table(
    Object.entries(parts).map(([name, { version, official }]) => [name, version, official ? "official" : "stand-in"]),
  );
}

function chartLines({ charts }: RehearsalReport): string[] {
  const named = [
    ["installed", charts.installed],
    ["CRDs only", charts.crdsOnly],
    ["absent", charts.absent],
  ] as const;
  return table(named.filter(([, names]) => names.length > 0).map(([title, names]) => [title, names.join(", ")]));
}

function leftoverLines({ leftovers }: RehearsalReport): string[] {
  return [...leftovers.kubernetes, ...leftovers.cloud.map((line) => `in the cloud: ${line}`)];
}

/** What stays, by kind: `CustomResourceDefinition  25: a, b, …`. */
function keptLines(kept: readonly string[]): string[] {
  const kindOf = (object: string) => object.slice(0, object.indexOf(" "));
  const rows = [...new Set(kept.map(kindOf))].map((kind) => {
    const objects = kept.filter((object) => kindOf(object) === kind);
    return [kind, objects.length, shortList(objects, kind)];
  });
  return table(rows);
}

function shortList(objects: readonly string[], kind: string): string {
  const names = objects.slice(0, 3).map((object) => object.slice(kind.length + 1));
  return `${names.join(", ")}${objects.length > names.length ? ", …" : ""}`;
}

/** A failure: the resource's short name and type, then the message. */
export function failureLines({ phase, urn, message }: Failure, colors: SummaryColors): string[] {
  const about =
    urn === "" || typeOf(urn) === "pulumi:pulumi:Stack" ? phase : `${phase}: ${shortName(urn)} (${typeOf(urn)})`;
  return [colors.red(about), ...message.split("\n").map((line) => `  ${line}`)];
}

function verdict({ stack, failures, phases }: RehearsalReport, colors: SummaryColors): string {
  const seconds = phases.reduce((sum, phase) => sum + phase.seconds, 0).toFixed(0);
  if (failures.length === 0) return colors.green(`rehearsal of ${stack} passed in ${seconds} s`);
  const count = failures.length === 1 ? "1 failure" : `${failures.length} failures`;
  return colors.red(`rehearsal of ${stack} failed in ${seconds} s: ${count}`);
}
