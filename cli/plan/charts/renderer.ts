import path from "node:path";
import { type KnownChart, type StrayValue, strayValues } from "../../../components/charts";
import { secretMark, unknownMark } from "../../../components/testing";
import {
  type Capabilities,
  findChart,
  readChartValues,
  renderChart,
  requireFolder,
  splitManifests,
} from "../../charts";
import { messageOf } from "../../error-message";
import { progressLine, resolveTools } from "../../toolchain";
import { isRecord } from "../../values";
import type { PlannedResource } from "../planned-resource";
import { type ChartPart, chartRows } from "./objects";
import type { PlannedRelease } from "./releases";

/** The objects that a release renders, or why they are unknown. */
export type Rendered =
  | { readonly rows: readonly PlannedResource[]; readonly stray?: readonly StrayValue[] }
  | { readonly absent: string }
  | { readonly failure: string };

/** Renders a release for a cluster. */
export type RenderRelease = (release: PlannedRelease, capabilities: Capabilities) => Promise<Rendered>;

/**
 * Returns a function that renders releases by the real Helm, with charts from a folder: `<folder>/<chart>`, or `<folder>/<chart>-<version>`
 * if the folder holds several versions. A chart of another version counts as absent.
 *
 * @param project the project's folder, in which its own charts are
 * @param part the part of a chart to render @default "release"
 */
export async function chartRenderer(folder: string, project: string, part?: ChartPart): Promise<RenderRelease> {
  await requireFolder(folder);
  const { helm } = await resolveTools(["helm"], {
    report: (event) => process.stderr.write(`${progressLine(event)}\n`),
  });
  const values = new Map<string, ReturnType<typeof readChartValues>>();
  const valuesOf = (directory: string) => {
    const known = values.get(directory) ?? readChartValues(directory);
    values.set(directory, known);
    return known;
  };
  return async (release, capabilities) => {
    const { directory, found } = await chartDirectory(folder, release, project);
    if (directory === undefined) {
      const held = found.length === 0 ? "" : `; it contains ${found.join(", ")}`;
      return { absent: `${folder} contains no chart ${release.chart} ${release.version ?? ""}`.trimEnd() + held };
    }
    const run = { capabilities, environment: process.env, signal: new AbortController().signal };
    try {
      const rendered = await renderChart(helm.path, release, directory, run);
      return {
        rows: chartRows(release, splitManifests(rendered), part),
        stray: strayValuesOf(release.values, await valuesOf(directory)),
      };
    } catch (error) {
      return { failure: messageOf(error) };
    }
  };
}

/** Finds the folder of a release's chart in its version, or lists the versions that the folder has. */
export async function chartDirectory(
  folder: string,
  { chart, folder: own, version }: Pick<PlannedRelease, "chart" | "folder" | "version">,
  project: string,
): Promise<{ readonly directory?: string; readonly found: readonly string[] }> {
  if (own !== undefined) {
    const { content, directory } = await findChart(own, { project });
    return { ...(content === "full" && directory !== undefined && { directory }), found: [] };
  }
  const versioned = path.join(folder, `${chart}-${version ?? ""}`);
  const found: string[] = [];
  for (const candidate of [path.join(folder, chart), versioned, path.join(versioned, chart)]) {
    const held = await findChart(candidate, { project: folder });
    if (held.content === "full" && held.directory !== undefined) {
      if (version === undefined || bare(held.version) === bare(version)) {
        return { directory: held.directory, found };
      }
      found.push(held.version ?? "a chart without a version");
    }
  }
  return { found };
}

/** Charts call the same version `1.2.3` and `v1.2.3`. */
function bare(version: string | undefined): string | undefined {
  return version?.replace(/^v/, "");
}

/** Checks a release's values against those that the chart's own folder knows: its values.yaml, its schema and its templates. */
export function strayValuesOf(values: unknown, known: KnownChart | undefined): StrayValue[] {
  return known === undefined ? [] : strayValues(withoutMarks(values), known.values);
}

/** Leaves out values that a plan does not know or does not show. */
function withoutMarks(value: unknown): unknown {
  if (value === secretMark || value === unknownMark) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.map(withoutMarks);
  }
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutMarks(one)]))
    : value;
}
