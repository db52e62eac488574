import { readFile } from "node:fs/promises";
import path from "node:path";
import { type ChartFolder, findChart, namesIn } from "../../charts/chart-folder";
import type { ChartLedger } from "../../charts/chart-ledger";
import { type ClusterAccess, readObject } from "../../kubernetes/cluster-access";
import { at, textAt } from "../../kubernetes/object";
import { capabilitiesOf, renderChart } from "./helm-template";
import { type Manifest, splitManifests } from "./manifests";
import { type ChartKind, openDefinitions, undefinedKinds } from "./open-schemas";
import { crdsSwitchedOff, type ReleaseInputs } from "./release-inputs";

/** Where charts come from, and what renders them. */
export interface ChartSources {
  readonly projectDirectory: string;
  /** The folder of `--charts`. */
  readonly chartsDirectory?: string;
  /** The kinds that a chart is known to bring. */
  readonly kindsOf: (chart: string) => readonly ChartKind[];
  /** Gets a Helm binary; only asked for when a chart with templates is there. */
  readonly helm: () => Promise<string>;
  readonly environment: NodeJS.ProcessEnv;
  readonly ledger: ChartLedger;
}

/** What a release consists of, as far as its chart is at hand. */
export async function chartManifests(
  access: ClusterAccess,
  release: ReleaseInputs,
  sources: ChartSources,
  signal: AbortSignal,
): Promise<{ readonly chart: ChartFolder; readonly manifests: readonly Manifest[] }> {
  const places = { project: sources.projectDirectory, charts: sources.chartsDirectory };
  const chart = await findChart(release.chart, places);
  sources.ledger.enter(chart, release.version);
  return { chart, manifests: await contentManifests(access, release, chart, sources, signal) };
}

async function contentManifests(
  access: ClusterAccess,
  release: ReleaseInputs,
  chart: ChartFolder,
  sources: ChartSources,
  signal: AbortSignal,
): Promise<readonly Manifest[]> {
  if (chart.content === "full" && chart.directory !== undefined) {
    const run = { capabilities: await capabilitiesOf(access), environment: sources.environment, signal };
    const rendered = splitManifests(await renderChart(await sources.helm(), release, chart.directory, run));
    return withoutCrds(release)
      ? rendered
      : [...(await lateDefinitions(access, chart.name, rendered, sources)), ...rendered];
  }
  if (withoutCrds(release)) {
    return [];
  }
  const keeps = at(release.values, "crds", "keep") !== false;
  const definitions =
    chart.directory === undefined
      ? await openSchemas(access, chart.name, sources.kindsOf(chart.name), sources)
      : await definitionsIn(path.join(chart.directory, "crds"));
  return definitions.map((object) => ({ object, fromCrdsFolder: keeps }));
}

function withoutCrds(release: ReleaseInputs): boolean {
  return release.skipCrds || crdsSwitchedOff(release.values);
}

/** Definitions that a chart's operator makes once it runs, which it does not do here; nothing ever takes them away. */
async function lateDefinitions(
  access: ClusterAccess,
  chart: string,
  rendered: readonly Manifest[],
  sources: ChartSources,
): Promise<Manifest[]> {
  const definitions = await openSchemas(access, chart, undefinedKinds(sources.kindsOf(chart), rendered), sources);
  return definitions.map((object) => ({ object, fromCrdsFolder: true }));
}

/** Definitions of kinds without a schema, each noted in the ledger. */
async function openSchemas(
  access: ClusterAccess,
  chart: string,
  kinds: readonly ChartKind[],
  sources: Pick<ChartSources, "ledger">,
) {
  const definitions = openDefinitions(kinds);
  for (const definition of definitions) {
    sources.ledger.openSchema(chart, textAt(definition, "spec", "names", "kind"));
  }
  return missingDefinitions(access, definitions);
}

/** Open schemas never take the place of definitions that are there. */
async function missingDefinitions(
  access: ClusterAccess,
  definitions: Manifest["object"][],
): Promise<Manifest["object"][]> {
  const missing = await Promise.all(
    definitions.map(async (definition) => {
      const reference = {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        name: textAt(definition, "metadata", "name"),
      };
      return (await readObject(access, reference)) ? [] : [definition];
    }),
  );
  return missing.flat();
}

async function definitionsIn(directory: string): Promise<Manifest["object"][]> {
  const files = ((await namesIn(directory)) ?? []).filter((name) => /\.(ya?ml|json)$/.test(name)).toSorted();
  const texts = await Promise.all(files.map((name) => readFile(path.join(directory, name), "utf8")));
  return texts
    .flatMap(splitManifests)
    .map(({ object }) => object)
    .filter(({ kind }) => kind === "CustomResourceDefinition");
}
