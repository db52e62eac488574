import { existsSync } from "node:fs";
import { matches } from "../checks";
import { expected, type Problem } from "../problems";

/**
 * A Helm chart with an exact version. All charts in the code have this shape, so that a bot can find and update them.
 *
 * @example
 * ```ts
 * const chart: Chart = { name: "valkey", version: "2.4.7", repository: "https://charts.example.com" };
 * ```
 */
export interface Chart {
  /** Address of the chart: `https://…` of a chart repository, or `oci://…` that ends in the chart's name. */
  readonly repository: string;
  /** Name of the chart. */
  readonly name: string;
  /** Exact version of the chart. Ranges are refused. */
  readonly version: string;
}

/**
 * The source of charts. `upstream` is the repository of each chart. `oci://…` is a mirror that contains every chart under the chart's name. Any other
 * value is a directory, relative to the project. The directory contains one folder for each chart, named after the chart.
 */
export type ChartSource = string;

/** The place of a chart, as inputs of a Release. */
export interface ChartLocation {
  readonly chart: string;
  readonly version?: string;
  readonly repositoryOpts?: { readonly repo: string };
}

/** Returns the place where Helm finds a chart in a source. Helm does not download a chart that is a folder. */
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
    ? [expected("charts", "an existing directory", source, "the path is relative to the project's folder")]
    : matches("charts", source, /^(upstream$|oci:\/\/[^\s/]+|\.{0,2}\/)/, form);
}
