import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  type ChartFolder,
  findChart,
  ingressClassesIn,
  type Manifest,
  namesIn,
  renderChart,
  splitManifests,
} from "../../../charts";
import { at, text } from "../../../values";
import {
  type ChartKind,
  type ChartLedger,
  openDefinitions,
  type PackagedCharts,
  type PulledCharts,
  undefinedKinds,
} from "../../charts";
import { type ClusterAccess, type JsonObject, readObject } from "../../kubernetes";
import { capabilitiesOf } from "./capabilities";
import { crdsSwitchedOff, type ReleaseInputs, trustFrom } from "./release-inputs";

/** The sources of charts, and the tools that render them. */
export interface ChartSources {
  readonly projectDirectory: string;
  /** The folder of `--charts`. */
  readonly chartsDirectory?: string;
  /** Lists the kinds that a chart of this name is known to define. */
  readonly kindsOf: (chart: string) => readonly ChartKind[];
  /** Gets a Helm binary; called only if a chart has templates. */
  readonly helm: () => Promise<string>;
  /** Gets a kubectl, which holds Kustomize; called only if a program uses that. */
  readonly kubectl: () => Promise<string>;
  readonly environment: NodeJS.ProcessEnv;
  readonly ledger: ChartLedger;
  /** Unpacks charts that the program names by their archive. */
  readonly packaged: PackagedCharts;
  /** Downloads charts that no folder holds. @default they are absent */
  readonly pulled?: PulledCharts;
}

/** Returns the manifests of a release, from the available part of its chart. */
export async function chartManifests(
  access: ClusterAccess,
  release: ReleaseInputs,
  sources: ChartSources,
  signal: AbortSignal,
): Promise<{ readonly chart: ChartFolder; readonly manifests: readonly Manifest[] }> {
  const places = { project: sources.projectDirectory, charts: sources.chartsDirectory };
  const packaged = await sources.packaged.of(release.chart, sources.projectDirectory);
  const inFolder = packaged ?? (await findChart(release.chart, places));
  const chart =
    (inFolder.content === "full" || inFolder.own
      ? undefined
      : await sources.pulled?.of(trustFrom(sources.projectDirectory, release.remote))) ?? inFolder;
  sources.ledger.enter(chart, release.version);
  ingressClassesIn(release.values).forEach((name) => sources.ledger.ingressClasses.set(name, chart.name));
  return { chart, manifests: await contentManifests(access, release, chart, sources, signal) };
}

async function contentManifests(
  access: ClusterAccess,
  release: ReleaseInputs,
  chart: ChartFolder,
  sources: ChartSources,
  signal: AbortSignal,
): Promise<readonly Manifest[]> {
  const hasCrds = !release.skipCrds && !crdsSwitchedOff(release.values);
  if (chart.content === "full" && chart.directory !== undefined) {
    const run = { capabilities: await capabilitiesOf(access), environment: sources.environment, signal };
    const valueFiles = release.valueFiles.map((file) => path.resolve(sources.projectDirectory, file));
    const helm = await sources.helm();
    const rendered = splitManifests(await renderChart(helm, { ...release, valueFiles }, chart.directory, run));
    return hasCrds ? [...(await lateDefinitions(access, chart.name, rendered, sources)), ...rendered] : rendered;
  }
  if (!hasCrds) {
    return [];
  }
  const keeps = at(release.values, "crds", "keep") !== false;
  const definitions =
    chart.directory === undefined
      ? await openSchemas(access, chart.name, sources.kindsOf(chart.name), sources.ledger)
      : await definitionsIn(path.join(chart.directory, "crds"));
  return definitions.map((object) => ({ object, fromCrdsFolder: keeps }));
}

/** Returns the definitions that a chart's operator would create, which does not run here. Nothing ever removes them. */
async function lateDefinitions(
  access: ClusterAccess,
  chart: string,
  rendered: readonly Manifest[],
  { kindsOf, ledger }: ChartSources,
): Promise<Manifest[]> {
  const definitions = await openSchemas(access, chart, undefinedKinds(kindsOf(chart), rendered), ledger);
  return definitions.map((object) => ({ object, fromCrdsFolder: true }));
}

/** Returns definitions without schemas and notes each in the ledger. They never replace definitions that exist. */
async function openSchemas(
  access: ClusterAccess,
  chart: string,
  kinds: readonly ChartKind[],
  ledger: ChartLedger,
): Promise<JsonObject[]> {
  const definitions = openDefinitions(kinds);
  for (const definition of definitions) {
    ledger.openSchema(chart, text(definition, "spec", "names", "kind") ?? "");
  }
  const missing = await Promise.all(
    definitions.map(async (definition) => {
      const name = text(definition, "metadata", "name") ?? "";
      const reference = { apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition", name };
      return (await readObject(access, reference)) ? [] : [definition];
    }),
  );
  return missing.flat();
}

async function definitionsIn(directory: string): Promise<JsonObject[]> {
  const files = ((await namesIn(directory)) ?? []).filter((name) => /\.(ya?ml|json)$/.test(name)).toSorted();
  const contents = await Promise.all(files.map((name) => readFile(path.join(directory, name), "utf8")));
  return contents
    .flatMap(splitManifests)
    .map(({ object }) => object)
    .filter(({ kind }) => kind === "CustomResourceDefinition");
}
