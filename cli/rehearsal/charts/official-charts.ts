import { cp, mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "yaml";
import { type ChartFolder, findChart } from "../../charts";
import { text } from "../../values";
import { type ChartKind, openDefinitions } from "./open-schemas";

/** What Pulumi's own provider installs charts from. */
interface OfficialCharts {
  /** The folder to write. */
  readonly directory: string;
  /** The folder of `--charts`. */
  readonly given?: string;
  /** The charts that the program may ask for, besides those in the folder. */
  readonly names: readonly string[];
  /** Lists the kinds that a chart of this name is known to define. */
  readonly kindsOf: (chart: string) => readonly ChartKind[];
}

/** The annotation of a chart that stands for one that is missing; its value is what the chart's folder offers. */
export const contentAnnotation = "keelson.dev/content";

/**
 * Writes a folder with every chart in a folder of its name: the given ones, and in place of each missing one a chart of its CRDs alone,
 * so that Pulumi's own provider and its Helm install it as any other.
 *
 * @returns the names of the missing ones
 */
export async function writeOfficialCharts({ directory, given, kindsOf, names }: OfficialCharts): Promise<string[]> {
  await mkdir(directory);
  const missing: string[] = [];
  const entries = given === undefined ? [] : await readdir(given, { withFileTypes: true });
  const inFolder = entries.filter((entry) => !entry.isFile()).map(({ name }) => name);
  for (const name of new Set([...names, ...inFolder])) {
    const chart = await findChart(name, { project: directory, ...(given !== undefined && { charts: given }) });
    const target = path.join(directory, name);
    if (chart.content === "full" && chart.directory !== undefined) {
      await symlink(chart.directory, target);
    } else {
      missing.push(name);
      await writeCrds(chart, target, kindsOf(chart.name));
    }
  }
  return missing;
}

async function writeCrds(chart: ChartFolder, target: string, kinds: readonly ChartKind[]): Promise<void> {
  const definitions = path.join(target, "crds");
  await mkdir(definitions, { recursive: true });
  const description = {
    apiVersion: "v2",
    name: chart.name,
    version: chart.version ?? "0.0.0",
    annotations: { [contentAnnotation]: chart.content },
  };
  await writeFile(path.join(target, "Chart.yaml"), stringify(description));
  if (chart.content === "crdsOnly" && chart.directory !== undefined) {
    await cp(path.join(chart.directory, "crds"), definitions, { recursive: true, dereference: true });
    return;
  }
  for (const definition of openDefinitions(kinds)) {
    const file = path.join(definitions, `${text(definition, "metadata", "name") ?? ""}.yaml`);
    await writeFile(file, stringify(definition));
  }
}
