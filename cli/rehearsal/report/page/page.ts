import type { OperationChart, PhaseBar, RehearsalPage, Section } from "../../../pages/contract";
import { pathLines } from "../../../paths";
import { wiringLines } from "../../../wiring";
import { changedNothing, kindAndName, shortName, stackType, typeOf } from "../../engine";
import { groupFailures } from "../failure-groups";
import type { Failure, RehearsalOutcome, Timeline } from "../report";
import {
  chartLines,
  controllerLines,
  leftoverLines,
  partLines,
  permissionLines,
  retainedLines,
  skippedLines,
  workloadLines,
} from "../sections";
import { verdictText } from "../summary";
import { durationText, phaseTitle } from "../words";
import { criticalPath, made } from "./critical-path";

/** Lines of the page are broken by the browser. */
const unbroken = 10_000;

/** Prepares a rehearsal for the page that `--html` writes: failures first. */
export function rehearsalPage(outcome: RehearsalOutcome): RehearsalPage {
  const { report, timelines = [] } = outcome;
  return {
    page: "rehearsal",
    stack: report.stack,
    passed: report.failures.length === 0,
    verdict: verdictText(outcome),
    failures: groupFailures(report.failures).map(({ failures: [first, ...more] }) => ({
      title: failureTitle(first, more.length),
      message: first.message,
    })),
    phases: phaseBars(outcome),
    operations: timelines.map(operationChart),
    sections: sectionsOf(outcome),
    simulated: report.notSimulated,
  };
}

function failureTitle({ phase, urn }: Failure, more: number): string {
  const title = phaseTitle(phase);
  const about = urn === "" || typeOf(urn) === stackType ? title : `${title}: ${shortName(urn)} (${typeOf(urn)})`;
  return more === 0 ? about : `${about}, and ${more} more with the same reason`;
}

function phaseBars({ report: { failures, phases } }: RehearsalOutcome): PhaseBar[] {
  let start = 0;
  return phases.map(({ changes, name, seconds, skipped }) => {
    const bar: PhaseBar = {
      title: phaseTitle(name),
      start,
      seconds,
      state: failures.some(({ phase }) => phase === name) ? "failed" : skipped === undefined ? "passed" : "skipped",
      detail: [
        durationText(seconds),
        ...(changedNothing(changes) && changes.same === 0
          ? []
          : Object.entries(changes)
              .filter(([, count]) => count > 0)
              .map(([what, count]) => `${count} ${what}`)),
      ].join(", "),
    };
    start += seconds;
    return bar;
  });
}

function operationChart(timeline: Timeline): OperationChart {
  const critical = new Set(criticalPath(timeline));
  return {
    title: phaseTitle(timeline.phase),
    seconds: timeline.seconds,
    bars: made(timeline).map(({ began, ended, finished, op, urn }) => ({
      label: kindAndName(urn),
      op,
      began,
      ended,
      finished,
      critical: critical.has(urn),
    })),
  };
}

function sectionsOf(outcome: RehearsalOutcome): Section[] {
  const { charts, report } = outcome;
  const sections: Section[] = [
    { title: "Skipped", lines: skippedLines(outcome) },
    {
      title: "Workloads",
      lines: workloadLines(outcome),
      about: "Ready workloads on the real API server, by namespace.",
    },
    {
      title: "Wiring",
      lines: wiringLines(report.wiring),
      about: "References between live objects, including references without a target.",
    },
    {
      title: "Paths",
      lines: pathLines(report.paths),
      about: "Connections that objects need, compared with the connections that the live policies allow.",
    },
    {
      title: "Permissions",
      lines: permissionLines(outcome),
      about: "The API server's answers about permissions.",
    },
    {
      title: "Controllers",
      lines: controllerLines(outcome, unbroken),
      about: "The real controllers that ran, with their service accounts and their work.",
    },
    {
      title: "Judges",
      lines: report.judges,
      about: "The verdicts of the clouds' own provider code on each resource and each change.",
    },
    { title: "Parts", lines: partLines(outcome), about: "The tools of the rehearsal and their origins." },
    { title: "Charts", lines: chartLines(charts, unbroken) },
    { title: "Leftovers", lines: leftoverLines(outcome) },
    { title: "Retained on purpose", lines: retainedLines(outcome, unbroken) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}
