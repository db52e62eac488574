import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import type { RegisteredResource } from "../../components/testing";
import { builtinKinds, type ChartFolder, findChart, namesIn, renderChart, splitManifests } from "../charts";
import { messageOf } from "../error-message";
import { readRelease } from "../rehearsal/kubernetes-provider/release";
import { text } from "../values";
import type { SourcedObject } from "./apis";
import type { Finding } from "./finding";
import { judgeKubeVersion } from "./kube-version";
import { type PlannedRelease, plannedReleases } from "./retired";
import { versionText } from "./versions";

/** Where charts are and who renders them. */
export interface ChartSearch {
  /** The project's folder, for charts that the program names by a path. */
  readonly project: string;
  /** The folder of `--charts`. */
  readonly charts?: string;
  /** Gets a Helm binary; called only if a chart has templates. */
  readonly helm: () => Promise<string>;
  /** Groups, versions and kinds that the cluster serves besides Kubernetes' own: `cert-manager.io/v1`. */
  readonly apiVersions: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** What charts bring. */
export interface ChartContents {
  readonly objects: readonly SourcedObject[];
  readonly findings: readonly Finding[];
}

/** Renders every chart that the folder holds for the target's Kubernetes, with the values of the plan. */
export async function chartContents(
  releases: readonly PlannedRelease[],
  target: number,
  search: ChartSearch,
): Promise<ChartContents> {
  const contents: ChartContents[] = [];
  for (const release of releases) {
    contents.push(await contentOf(release, target, search));
  }
  return {
    objects: contents.flatMap(({ objects }) => objects),
    findings: contents.flatMap(({ findings }) => findings),
  };
}

/** Returns the definitions of kinds in the folders of a plan's charts, without rendering anything. */
export async function chartDefinitions(
  resources: readonly RegisteredResource[],
  charts: string,
): Promise<SourcedObject[]> {
  const found = await Promise.all(
    plannedReleases(resources).map(async ({ chart, inputs }) => {
      const { directory } = await findChart(text(inputs, "chart") ?? chart, { project: charts, charts });
      return directory === undefined ? [] : (await definitionsOnly(chart, directory, false)).objects;
    }),
  );
  return found.flat();
}

async function contentOf(release: PlannedRelease, target: number, search: ChartSearch): Promise<ChartContents> {
  const places = { project: search.project, charts: search.charts };
  const chart = await findChart(text(release.inputs, "chart") ?? release.chart, places);
  if (chart.directory === undefined) {
    const fix = search.charts === undefined ? "name a folder with --charts" : "get it with helm pull --untar";
    const message = `its objects, kubeVersion and CRDs were not checked; ${fix}`;
    return { objects: [], findings: [unseen(release.chart, message)] };
  }
  const range = await kubeVersionOf(chart.directory);
  const judged = [...judgeKubeVersion(release.chart, range, target), ...otherVersion(release, chart)];
  const isRefused = judged.some(({ state }) => state === "blocker");
  const { findings, objects } =
    chart.content === "full" && !isRefused
      ? await rendered(release, chart.directory, target, search)
      : await definitionsOnly(release.chart, chart.directory, isRefused);
  return { objects, findings: [...judged, ...findings] };
}

/** The version in a chart's source if its releases set the real one. */
const placeholder = /^v?0\.0(\.0)?$/;

function otherVersion({ chart, inputs }: PlannedRelease, { version }: ChartFolder): Finding[] {
  const wanted = text(inputs, "version");
  return wanted === undefined ||
    version === undefined ||
    placeholder.test(version) ||
    wanted.replace(/^v/, "") === version.replace(/^v/, "")
    ? []
    : [
        unseen(
          chart,
          `the plan has version ${wanted}, but the check used ${version}, because the folder contains only this version`,
        ),
      ];
}

async function rendered(
  { chart, inputs }: PlannedRelease,
  directory: string,
  target: number,
  { apiVersions, environment, helm }: ChartSearch,
): Promise<ChartContents> {
  const capabilities = { kubeVersion: `v${versionText(target)}.0`, apiVersions: [...builtinKinds, ...apiVersions] };
  const release = readRelease(JSON.parse(JSON.stringify(inputs)));
  const run = { capabilities, environment, signal: new AbortController().signal };
  try {
    const text = await renderChart(await helm(), release, directory, run);
    return { objects: sourced(chart, text, release.namespace), findings: [] };
  } catch (error) {
    const reason = messageOf(error);
    return { objects: [], findings: [unseen(chart, `Helm cannot render the chart with the plan's values: ${reason}`)] };
  }
}

async function definitionsOnly(chart: string, directory: string, isRefused: boolean): Promise<ChartContents> {
  const folder = path.join(directory, "crds");
  const files = ((await namesIn(folder)) ?? []).filter((name) => /\.(ya?ml|json)$/.test(name)).toSorted();
  const contents = await Promise.all(files.map((name) => readFile(path.join(folder, name), "utf8")));
  const objects = contents.flatMap((content) => sourced(chart, content));
  const reason = isRefused ? "Helm refuses to render the chart" : "the folder has only its CRDs";
  return { objects, findings: [unseen(chart, `its objects were not checked, because ${reason}`)] };
}

function sourced(chart: string, yaml: string, namespace?: string): SourcedObject[] {
  const from = { from: `chart ${chart}`, ...(namespace === undefined ? {} : { namespace }) };
  return splitManifests(yaml).map(({ object }) => ({ object, ...from }));
}

async function kubeVersionOf(directory: string): Promise<string | undefined> {
  const file = path.join(directory, "Chart.yaml");
  const isThere = (await namesIn(directory))?.includes("Chart.yaml") === true;
  return isThere ? text(parse(await readFile(file, "utf8")), "kubeVersion") : undefined;
}

function unseen(chart: string, message: string): Finding {
  return { check: "charts", state: "unseen", subject: `chart ${chart}`, message };
}
