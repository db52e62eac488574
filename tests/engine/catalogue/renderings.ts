import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtinKinds, builtinVersion, chartName, pullChart, splitManifests } from "../../../cli/charts";
import { plannedResources } from "../../../cli/plan";
import { chartRenderer, type Rendered, type RenderRelease, releasesOf } from "../../../cli/plan/charts";
import { resolveTools } from "../../../cli/toolchain";
import { text } from "../../../cli/values";
import { nameOf, type PlainObject } from "../../../cli/wiring";
import { catalogue } from "../../../components";
import { type Chart, cniCharts, valuesKnownBy } from "../../../components/charts";
import type { ProgramRun } from "../../../components/testing";

/** Every chart of the catalogue and of the CNIs, with its companions. */
const charts: readonly Chart[] = [
  ...catalogue.flatMap(({ facts: { chart, crds } }) => (crds.how === "companion" ? [chart, crds.chart] : [chart])),
  ...cniCharts.map(({ chart }) => chart),
];

/** Finds the folder of charts that KEELSON_CHARTS names; without it, Helm downloads each chart. */
export async function chartsFolder(): Promise<string> {
  const given = process.env.KEELSON_CHARTS;
  if (given !== undefined) {
    return given;
  }
  const { helm } = await resolveTools(["helm"]);
  const folder = mkdtempSync(join(tmpdir(), "keelson-charts-"));
  const run = { environment: process.env, signal: new AbortController().signal };
  for (const { name, repository, version } of charts) {
    const isOci = repository.startsWith("oci://");
    const remote = isOci ? { chart: repository, version } : { chart: name, repository, version };
    const unpacked = mkdtempSync(join(folder, "pulling-"));
    renameSync(await pullChart(helm.path, remote, unpacked, run), join(folder, name));
    rmSync(unpacked, { recursive: true });
  }
  return folder;
}

/** A cluster that serves every kind that a chart of the catalogue defines. */
const capabilities = {
  kubeVersion: builtinVersion,
  apiVersions: [
    ...builtinKinds,
    ...new Set(
      charts.flatMap(({ name }) =>
        (valuesKnownBy(name)?.kinds ?? []).flatMap((kind) => {
          const [apiVersion = "", word = ""] = kind.split(" ");
          return [apiVersion, `${apiVersion}/${word}`];
        }),
      ),
    ),
  ],
};

/** A release of a program, and what Helm renders of it. */
export interface RenderedRelease {
  readonly chart: string;
  readonly version: string;
  readonly rendered: Rendered;
}

/** Renders a program's releases; releases with the same inputs once. */
export class Renderings {
  readonly #render: RenderRelease;
  readonly #known = new Map<string, Promise<Rendered>>();

  constructor(render: RenderRelease) {
    this.#render = render;
  }

  static async from(folder: string): Promise<Renderings> {
    return new Renderings(await chartRenderer(folder, process.cwd(), "releaseAndHooks"));
  }

  async of({ resources }: ProgramRun): Promise<RenderedRelease[]> {
    return Promise.all(
      releasesOf(plannedResources(resources), "all").map(async (release) => {
        const { chart, inputs, version = "" } = release;
        const key = JSON.stringify({ ...inputs, chart: chartName(text(inputs, "chart") ?? "") });
        const rendered = this.#known.get(key) ?? this.#render(release, capabilities);
        this.#known.set(key, rendered);
        return { chart, version, rendered: await rendered };
      }),
    );
  }
}

/** Reads the definitions in the `crds/` folders of the charts that the folder has. The Gateway API's are in several: the first one counts. */
export async function definitionsIn(folder: string): Promise<PlainObject[]> {
  const found = new Map<string, PlainObject>();
  for (const { name } of charts.filter((chart) => existsSync(join(folder, chart.name)))) {
    const files = await readdir(join(folder, name), { recursive: true });
    for (const file of files.filter((one) => /^(charts\/[^/]+\/)*crds\/.+\.ya?ml$/.test(one))) {
      const manifests = splitManifests(await readFile(join(folder, name, file), "utf8"));
      for (const { object } of manifests.filter(({ object: { kind } }) => kind === "CustomResourceDefinition")) {
        const id = nameOf(object);
        found.set(id, found.get(id) ?? object);
      }
    }
  }
  return [...found.values()];
}
