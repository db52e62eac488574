import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { isRecord } from "../values";

/** The content of a chart's folder: a whole chart, only CRDs, or nothing. */
export type ChartContent = "full" | "crdsOnly" | "absent";

/** The available part of a chart. */
export interface ChartFolder {
  /** The chart's name, without its repository. */
  readonly name: string;
  readonly content: ChartContent;
  /** Its folder; undefined if it is absent. */
  readonly directory?: string;
  /** The version in its Chart.yaml; undefined if there is none. */
  readonly version?: string;
  /** Whether the program names it by a path. */
  readonly own: boolean;
  /** Where it was downloaded from; undefined if it was not. */
  readonly origin?: string;
}

/**
 * Judges a folder by the names in it; undefined stands for a missing folder. A chart without templates may consist of the
 * charts in its `charts/`.
 */
export function contentOf(names: readonly string[] | undefined): ChartContent {
  if (names?.includes("templates") || (names?.includes("Chart.yaml") && names.includes("charts"))) {
    return "full";
  }
  return names?.includes("crds") ? "crdsOnly" : "absent";
}

/** Returns a chart's name: the last part of `oci://registry/path/name` or of a folder's path. */
export function chartName(chart: string): string {
  return chart.replace(/\/+$/, "").split("/").at(-1) ?? chart;
}

function isOwnPath(chart: string): boolean {
  return chart.startsWith(".") || path.isAbsolute(chart);
}

/** Returns the folder that may hold a chart: its own path, or a folder of its name in the charts directory. */
export function candidateFolder(
  chart: string,
  places: { readonly project: string; readonly charts?: string },
): string | undefined {
  if (isOwnPath(chart)) {
    return path.resolve(places.project, chart);
  }
  return places.charts === undefined ? undefined : path.join(places.charts, chartName(chart));
}

/**
 * Looks for a chart and judges its folder. As with Helm, a folder of the project comes first, with or without `./`:
 * https://github.com/helm/helm/blob/v3.19.0/pkg/action/install.go LocateChart
 */
export async function findChart(
  chart: string,
  places: { readonly project: string; readonly charts?: string },
): Promise<ChartFolder> {
  const own = isOwnPath(chart) || (await isProjectFolder(chart, places.project));
  const directory = own ? path.resolve(places.project, chart) : candidateFolder(chart, places);
  const content = contentOf(directory === undefined ? undefined : await namesIn(directory));
  if (directory === undefined || content === "absent") {
    return { name: chartName(chart), content, own };
  }
  const { name = chartName(chart), version } = await selfDescription(directory);
  return { name, content, directory, own, ...(version !== undefined && { version }) };
}

async function isProjectFolder(chart: string, project: string): Promise<boolean> {
  return !chart.includes("://") && contentOf(await namesIn(path.resolve(project, chart))) !== "absent";
}

/** Reads the name and version from a Chart.yaml. */
async function selfDescription(directory: string): Promise<{ readonly name?: string; readonly version?: string }> {
  if (!(await namesIn(directory))?.includes("Chart.yaml")) {
    return {};
  }
  const chart: unknown = parse(await readFile(path.join(directory, "Chart.yaml"), "utf8"));
  if (!isRecord(chart)) {
    return {};
  }
  const { name, version } = chart;
  return { ...(typeof name === "string" && { name }), ...(typeof version === "string" && { version }) };
}

/** Lists the names in a folder; undefined if it does not exist. */
export async function namesIn(directory: string): Promise<string[] | undefined> {
  try {
    return await readdir(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") {
      return undefined;
    }
    throw error;
  }
}

/** Reports whether a folder holds a chart that can be rendered. */
export async function holdsFullCharts(directory: string): Promise<boolean> {
  const names = (await namesIn(directory)) ?? [];
  const contents = await Promise.all(names.map(async (name) => contentOf(await namesIn(path.join(directory, name)))));
  return contents.includes("full");
}
