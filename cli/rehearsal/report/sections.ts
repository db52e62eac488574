import { shortened } from "../../shortened";
import { wrap } from "../../wrap";
import type { ChartNote } from "../charts";
import { phaseNames } from "../contract";
import { type Changes, changedNothing } from "../engine";
import { unexplained } from "./failure-groups";
import type { PhaseReport, RehearsalOutcome } from "./report";
import { durationText, partRow, phaseTitle, versionText } from "./words";

/** Formats rows as columns; numbers are aligned to the right. */
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

const columns: readonly (keyof Changes)[] = ["create", "update", "replace", "delete", "same"];

/** Lists every phase with its time and its changes, or whether it was not run or skipped. */
export function phaseLines({ report, planned }: RehearsalOutcome): string[] {
  const rows = phaseNames.flatMap((name) => {
    const ran = report.phases.filter((phase) => phase.name === name).map(phaseRow);
    if (ran.length > 0 || !planned.includes(name)) {
      return ran;
    }
    return [[phaseTitle(name), report.omitted.includes(name) ? "not run" : "skipped", ...columns.map(() => "")]];
  });
  return table([["", "", ...columns], ...aligned(rows)]);
}

/** Aligns the times to the right. */
function aligned(rows: readonly (readonly (string | number)[])[]): (string | number)[][] {
  const width = Math.max(8, ...rows.map(([, time]) => String(time).length));
  return rows.map(([title = "", time = "", ...counts]) => [title, String(time).padStart(width), ...counts]);
}

function phaseRow({ name, seconds, changes, skipped }: PhaseReport): (string | number)[] {
  const blank = changedNothing(changes) && changes.same === 0;
  return [
    phaseTitle(name),
    skipped === undefined ? durationText(seconds) : "skipped",
    ...columns.map((column) => (blank ? "" : changes[column])),
  ];
}

/** Lists why phases were skipped. */
export function skippedLines({ report }: RehearsalOutcome): string[] {
  return report.phases.flatMap(({ name, skipped }) => {
    if (skipped === undefined) {
      return [];
    }
    return [phaseTitle(name), ...skipped.split("\n").map((line) => `  ${line}`)];
  });
}

/** Lists the clusters of a program that creates several, each with its API server. */
export function clusterLines({ report: { clusters } }: RehearsalOutcome): string[] {
  return clusters.length < 2 ? [] : table(clusters.map(({ apiServer, name }) => [name, apiServer]));
}

/** Counts the ready workloads of each namespace, and lists the unready ones that no failure names. */
export function workloadLines({ report, namespaces, cancelled }: RehearsalOutcome): string[] {
  const { failures, workloads } = report;
  if (workloads.total === 0) {
    return [];
  }
  const rows = namespaces.map(({ namespace, ready, total }) => [namespace, `${ready} of ${total} ready`]);
  return [...table(rows), ...unexplained(workloads.notReady, failures, cancelled)];
}

/** Summarises for each tenant the checked subjects, and whether the answers match the program's intent. */
export function permissionLines({ report }: RehearsalOutcome): string[] {
  const rows = report.permissions.map(({ dangling, namespace, podsLetIn, podsRefused, subjects }) => {
    const count = (kind: string) => {
      const found = subjects.filter(({ subject }) => subject.startsWith(kind)).length;
      return `${found} ${kind}${found === 1 ? "" : "s"}`;
    };
    const wrong = subjects.reduce((sum, { notAsIntended }) => sum + notAsIntended.length, dangling.length);
    const asked = subjects.reduce((sum, one) => sum + one.asked, 0);
    return [
      namespace,
      `${count("group")}, ${count("service account")}`,
      `${asked} questions, ${wrong === 0 ? "all as intended" : `${wrong} not as intended`}`,
      `refused ${podsRefused} of ${podsRefused + podsLetIn.length} pods that break the rules`,
    ];
  });
  return table(rows);
}

/**
 * Describes each add-on's own controller: the account that it ran as, the objects that it handled, those that nothing here could have
 * handled, and its restarts.
 */
export function controllerLines({ report }: RehearsalOutcome, width: number): string[] {
  return report.controllers.flatMap((controller) => {
    const { account, failures, handled, name, restarts, total, tried, unhandled, version } = controller;
    if (account === undefined) {
      const why = failures.length > 0 ? "see the failures" : "the stack has no ready Deployment of this controller";
      return wrap(`${name} ${version} did not run: ${why}`, width, "  ");
    }
    const again = restarts && `restarted ${restarts.times === 1 ? "once" : `${restarts.times} times`}`;
    const did = [
      ...tried,
      ...(total === undefined ? [] : [`handled ${handled.length} of ${total} objects of the stack`]),
      ...(again === undefined ? [] : [`${again}, because it ${restarts?.last}`]),
    ];
    const lines = unhandled.map(({ object, reason }) => `not handled: ${object}: ${reason}`);
    return [
      ...wrap(`${name} ${version} ran as ${account}: ${did.join("; ")}`, width, "  "),
      ...lines.flatMap((line) => wrap(line, width - 2, "  ")).map((line) => `  ${line}`),
    ];
  });
}

/** Lists the parts and who made them. */
export function partLines({ report }: RehearsalOutcome): string[] {
  return table(Object.entries(report.parts).map(([name, part]) => partRow(name, part)));
}

const contentTitles = { full: "installed", crdsOnly: "CRDs only", absent: "absent" } as const;

/** Lists each chart: whether it was available, in which version, and which of its kinds accept any field. */
export function chartLines(charts: readonly ChartNote[], width: number): string[] {
  const rows = table(charts.map((chart) => [chart.name, contentTitles[chart.content], originText(chart)]));
  return charts.flatMap((chart, index) => [rows[index] ?? "", ...openSchemaLines(chart, width)]);
}

function originText(chart: ChartNote): string {
  return chart.origin === undefined ? versionText(chart) : `${versionText(chart)}, downloaded from ${chart.origin}`;
}

function openSchemaLines({ openKinds }: ChartNote, width: number): string[] {
  if (openKinds.length === 0) {
    return [];
  }
  const text = `CRDs with open schemas, which accept any field: ${openKinds.join(", ")}`;
  return wrap(text, width - 2, "  ").map((line) => `  ${line}`);
}

/** How many leftovers of the cluster, and of the cloud, are listed. */
const listedLeftovers = 20;

/** Lists the leftovers in the cluster and in the cloud. */
export function leftoverLines({ report }: RehearsalOutcome): string[] {
  const { cloud, kubernetes } = report.leftovers;
  return [...firstLines(kubernetes), ...firstLines(cloud).map((line) => `in the cloud: ${line}`)];
}

function firstLines(lines: readonly string[]): string[] {
  const more = lines.length - listedLeftovers;
  return more > 0 ? [...lines.slice(0, listedLeftovers), `${more} more`] : [...lines];
}

/** Lists what is retained, objects by kind: `25 CustomResourceDefinitions: a, b, c and 22 more`. */
export function retainedLines({ report }: RehearsalOutcome, width: number): string[] {
  const { cloud, kubernetes } = report.retained;
  const kindOf = (object: string) => object.slice(0, object.indexOf(" "));
  const rows = [...new Set(kubernetes.map(kindOf))].map((kind) => {
    const names = kubernetes.filter((object) => kindOf(object) === kind).map((object) => object.slice(kind.length + 1));
    return `${names.length} ${kind}${names.length === 1 ? "" : "s"}: ${shortened(names, 3)}`;
  });
  return [...rows, ...cloud.map((line) => `in the cloud: ${line}`)].flatMap((line) => wrap(line, width, "  "));
}
