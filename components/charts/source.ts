import { existsSync } from "node:fs";
import { matches } from "../checks";
import { expected, type Problem } from "../problems";

/**
 * A pinned Helm chart. All pins have the same shape, so that a bot finds them.
 *
 * @example
 * ```ts
 * const chart: Chart = { name: "valkey", version: "2.4.7", repository: "https://charts.example.com" };
 * ```
 */
export interface Chart {
  /** `https://…` of a chart repository, or `oci://…` that ends in the chart's name. */
  readonly repository: string;
  readonly name: string;
  /** Exact version; no range. */
  readonly version: string;
}

/**
 * Where charts come from: `upstream` (the repository of each chart), `oci://…` (a mirror with every chart under its name), or a
 * directory with every chart in a folder of its name, relative to the project.
 */
export type ChartSource = string;

/** Where Helm finds a chart, as inputs of a Release. */
export interface ChartLocation {
  readonly chart: string;
  readonly version?: string;
  readonly repositoryOpts?: { readonly repo: string };
}

/** Returns where Helm finds a chart in a source. A chart that is a folder needs no download. */
export function locateChart(chart: Chart | string, source: ChartSource): ChartLocation {
  if (typeof chart === "string") {
    return { chart };
  }
  if (source.startsWith("oci://")) {
    return { chart: `${source.replace(/\/+$/, "")}/${chart.name}`, version: chart.version };
  }
  if (source !== "upstream") {
    return { chart: `${source.replace(/\/+$/, "")}/${chart.name}` };
  }
  return chart.repository.startsWith("oci://")
    ? { chart: chart.repository, version: chart.version }
    : { chart: chart.name, version: chart.version, repositoryOpts: { repo: chart.repository } };
}

/** Lists the mistakes in a source. */
export function checkSource(source: ChartSource): Problem[] {
  const form = '"upstream", the "oci://…" of a mirror, or a directory that begins with "./", "../" or "/"';
  const isAbsent = /^\.{0,2}\//.test(source) && !existsSync(source);
  return isAbsent
    ? [expected("charts", "an existing directory", source, "paths are relative to the project's folder")]
    : matches("charts", source, /^(upstream$|oci:\/\/[^\s/]+|\.{0,2}\/)/, form);
}
