import { collectProblems, type Problem, quote } from "../problems";

/** A pinned Helm chart. Kept in one shape everywhere, so that a bot finds every pin. */
export interface Chart {
  /** `https://…` of a chart repository, or `oci://…` with the chart's name at its end. */
  readonly repository: string;
  readonly name: string;
  /** Exact version; no range. */
  readonly version: string;
}

/**
 * Where charts come from: `upstream` (each chart's own repository), `oci://…` (a mirror that holds every chart under its
 * name), or a directory that holds every chart in a folder of its name, relative to the project.
 */
export type ChartSource = string;

/** Where Helm finds a chart: inputs of a Release. */
export interface ChartLocation {
  readonly chart: string;
  readonly version?: string;
  readonly repositoryOpts?: { readonly repo: string };
}

/** Works out where a chart is taken from. */
export function locateChart(chart: Chart, source: ChartSource): ChartLocation {
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

/** Objections to a source that is none of the three kinds. */
export function checkSource(source: ChartSource): Problem[] {
  return collectProblems([
    source !== "upstream" &&
      !/^(oci:\/\/|\.{0,2}\/)/.test(source) && {
        path: "charts",
        message: `"upstream", "oci://…" of a mirror, or a directory from "./", "../" or "/", given ${quote(source)}`,
      },
  ]);
}
