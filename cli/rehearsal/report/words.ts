import { type ChartNote } from "../charts";
import { type PhaseName } from "../contract";
import { type Part } from "./report";

/** What some phases are called, and what must come of them. */
const phaseTitles: Partial<Readonly<Record<PhaseName, string>>> = {
  "up again": "second up (must change nothing)",
  scale: "scale a pool (must change it only)",
  upgrade: "upgrade (must be in place)",
  "up after changes": "another up (must change nothing)",
  "destroy refused": "destroy (must be refused)",
};

/** A phase as people read of it. */
export function phaseTitle(name: PhaseName): string {
  return phaseTitles[name] ?? name;
}

/** A time as people read it: `42.5 s`, and from two minutes on `3 min 05 s`. */
export function durationText(seconds: number): string {
  if (seconds < 120) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

/** What some parts are called besides their file's name. */
const partTitles: Readonly<Record<string, string>> = {
  "pulumi-language-nodejs": "Node.js language host",
  "pulumi-resource-aws": "aws provider",
  "pulumi-resource-kubernetes": "kubernetes provider",
};

/** A part's name, version and maker. */
export function partRow(name: string, { official, version }: Part): string[] {
  const maker = name.startsWith("pulumi") ? "Pulumi's own" : "official";
  return [partTitles[name] ?? name, version, official ? maker : "reimplemented by Keelson"];
}

/** The version asked for, and what the folder had instead: `41.0.0 asked for, 41.3.0 found: another version`. */
export function versionText(chart: Pick<ChartNote, "asked" | "version">): string {
  const asked = chart.asked === "" ? "" : `${chart.asked} asked for`;
  if (chart.version === undefined) {
    return asked;
  }
  const found = isUnstamped(chart.version) ? `found unstamped (${chart.version})` : `${chart.version} found`;
  const both = asked === "" ? found : `${asked}, ${found}`;
  return isOtherVersion(chart) ? `${both}: another version` : both;
}

/** True for the version that a chart has in its repository, before a release stamps it. */
function isUnstamped(version: string): boolean {
  return /^v?0\.0\.0($|[-+])/.test(version);
}

/** True when a chart is there in another version than the one asked for. */
function isOtherVersion({ asked, version }: Pick<ChartNote, "asked" | "version">): boolean {
  if (asked === "" || version === undefined || isUnstamped(version)) {
    return false;
  }
  return asked.replace(/^v/, "") !== version.replace(/^v/, "");
}

/** How far charts took part: `0 of 3 charts installed (2 gave their CRDs only, 1 absent)`; empty without charts. */
export function chartsClause(charts: readonly ChartNote[]): string {
  if (charts.length === 0) {
    return "";
  }
  const count = (content: ChartNote["content"]) => charts.filter((chart) => chart.content === content).length;
  const crdsOnly = count("crdsOnly");
  const others = charts.filter(isOtherVersion).length;
  const notes = [
    crdsOnly > 0 && `${crdsOnly} gave ${crdsOnly === 1 ? "its" : "their"} CRDs only`,
    count("absent") > 0 && `${count("absent")} absent`,
    others > 0 && `${others} in another version than asked for`,
  ].filter((note) => note !== false);
  const noun = charts.length === 1 ? "chart" : "charts";
  return `${count("full")} of ${charts.length} ${noun} installed${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
}

/** The first names of a list, and how many there are besides. */
export function firstOf(names: readonly string[], limit: number): string {
  const more = names.length - limit;
  return `${names.slice(0, limit).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
