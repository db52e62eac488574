import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { isFields } from "../../values";

/** What can be done with a chart: render it, take its CRDs, or nothing. */
export type ChartContent = "full" | "crdsOnly" | "absent";

/** A chart as a rehearsal finds it. */
export interface ChartFolder {
  /** The chart's own name, without repository. */
  readonly name: string;
  readonly content: ChartContent;
  /** Where it is; undefined when it is absent. */
  readonly directory?: string;
  /** The version that its Chart.yaml names; undefined when there is none. */
  readonly version?: string;
  /** True for a chart that the program names by a path of its own. */
  readonly own: boolean;
}

/**
 * Judges a folder by the names in it; undefined stands for a folder that does not exist. A chart without templates of its own
 * can be made of others, which then lie in its `charts/`.
 */
export function contentOf(names: readonly string[] | undefined): ChartContent {
  if (names?.includes("templates") || (names?.includes("Chart.yaml") && names.includes("charts"))) {
    return "full";
  }
  return names?.includes("crds") ? "crdsOnly" : "absent";
}

/** A chart's name without its repository: the last part of `oci://registry/path/name` or of a folder's path. */
export function chartName(chart: string): string {
  return chart.replace(/\/+$/, "").split("/").at(-1) ?? chart;
}

function isOwnPath(chart: string): boolean {
  return chart.startsWith(".") || path.isAbsolute(chart);
}

/** The folder that a chart may be in: its own path when it is one, else below the charts directory. */
export function candidateFolder(
  chart: string,
  places: { readonly project: string; readonly charts?: string },
): string | undefined {
  if (isOwnPath(chart)) {
    return path.resolve(places.project, chart);
  }
  return places.charts === undefined ? undefined : path.join(places.charts, chartName(chart));
}

/** Looks for a chart and says what is in its folder. */
export async function findChart(
  chart: string,
  places: { readonly project: string; readonly charts?: string },
): Promise<ChartFolder> {
  const directory = candidateFolder(chart, places);
  const own = isOwnPath(chart);
  const content = contentOf(directory === undefined ? undefined : await namesIn(directory));
  if (directory === undefined || content === "absent") {
    return { name: chartName(chart), content, own };
  }
  const { name = chartName(chart), version } = await selfDescription(directory);
  return { name, content, directory, own, ...(version !== undefined && { version }) };
}

/** The name and version that a chart gives itself. */
async function selfDescription(directory: string): Promise<{ readonly name?: string; readonly version?: string }> {
  if (!(await namesIn(directory))?.includes("Chart.yaml")) {
    return {};
  }
  const chart: unknown = parse(await readFile(path.join(directory, "Chart.yaml"), "utf8"));
  if (!isFields(chart)) {
    return {};
  }
  const { name, version } = chart;
  return { ...(typeof name === "string" && { name }), ...(typeof version === "string" && { version }) };
}

/** The names in a folder; undefined when there is no such folder. */
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

/** True when a folder of charts has one that can be rendered. */
export async function holdsFullCharts(directory: string): Promise<boolean> {
  const names = (await namesIn(directory)) ?? [];
  const contents = await Promise.all(names.map(async (name) => contentOf(await namesIn(path.join(directory, name)))));
  return contents.includes("full");
}
