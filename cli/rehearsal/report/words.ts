import type { ChartNote } from "../charts";
import type { PhaseName } from "../contract";
import type { Part } from "./report";

/** Titles of phases that are more than their names. */
const phaseTitles: Partial<Readonly<Record<PhaseName, string>>> = {
  "up again": "second up (must change nothing)",
  scale: "scale a pool (must change only that pool)",
  upgrade: "upgrade (must be in place)",
  "up after changes": "another up (must change nothing)",
  "destroy refused": "destroy (must be refused)",
  "up after destroy": "up after destroy (same names, same account)",
};

/** Returns the title of a phase. */
export function phaseTitle(name: PhaseName): string {
  return phaseTitles[name] ?? name;
}

/** Formats a time: `42.5 s`, and from two minutes on `3 min 05 s`. */
export function durationText(seconds: number): string {
  if (seconds < 120) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

/** Titles of parts that are more than their names. */
const partTitles: Readonly<Record<string, string>> = {
  "pulumi-language-nodejs": "Node.js language host",
  "pulumi-resource-aws": "aws provider",
  "pulumi-resource-kubernetes": "kubernetes provider",
};

/** Returns a part's title, version and maker. */
export function partRow(name: string, { official, version }: Part): string[] {
  const maker = name.startsWith("pulumi") ? "Pulumi's own" : "official";
  return [partTitles[name] ?? name, version, official ? maker : "reimplemented by Keelson"];
}

/** Describes the requested version and the one in the folder: `41.0.0 requested, 41.3.0 found: another version`. */
export function versionText(chart: Pick<ChartNote, "asked" | "version">): string {
  const asked = chart.asked === "" ? "" : `${chart.asked} requested`;
  if (chart.version === undefined) {
    return asked;
  }
  const found = isUnstamped(chart.version) ? `unreleased ${chart.version} found` : `${chart.version} found`;
  const both = asked === "" ? found : `${asked}, ${found}`;
  return isOtherVersion(chart) ? `${both}: another version` : both;
}

/** Reports whether a version is the placeholder in a chart's repository, which a release replaces. */
function isUnstamped(version: string): boolean {
  return /^v?0\.0\.0($|[-+])/.test(version);
}

/** Reports whether a chart's version differs from the requested one. */
function isOtherVersion({ asked, version }: Pick<ChartNote, "asked" | "version">): boolean {
  if (asked === "" || version === undefined || isUnstamped(version)) {
    return false;
  }
  return asked.replace(/^v/, "") !== version.replace(/^v/, "");
}

/** Counts the installed charts: `0 of 3 charts installed (2 with CRDs only, 1 absent)`; empty without charts. */
export function chartsClause(charts: readonly ChartNote[]): string {
  if (charts.length === 0) {
    return "";
  }
  const count = (content: ChartNote["content"]) => charts.filter((chart) => chart.content === content).length;
  const others = charts.filter(isOtherVersion).length;
  const notes = [
    count("crdsOnly") > 0 && `${count("crdsOnly")} with CRDs only`,
    count("absent") > 0 && `${count("absent")} absent`,
    others > 0 && `${others} in another version than requested`,
  ].filter((note) => note !== false);
  const noun = charts.length === 1 ? "chart" : "charts";
  return `${count("full")} of ${charts.length} ${noun} installed${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
}
