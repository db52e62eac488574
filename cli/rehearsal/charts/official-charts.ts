import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseAllDocuments, stringify } from "yaml";
import { isRecord } from "../../../components/testing";
import { type ChartFolder, findChart } from "../../charts";
import { text } from "../../values";
import { type ChartKind, openDefinitions } from "./open-schemas";

/** The sources from which Pulumi's own provider installs charts. */
interface OfficialCharts {
  /** The folder to write. */
  readonly directory: string;
  /** The folder of `--charts`. */
  readonly given?: string;
  /** The charts that the program may request, besides those in the folder. */
  readonly names: readonly string[];
  /** Lists the kinds that a chart of this name is known to define. */
  readonly kindsOf: (chart: string) => readonly ChartKind[];
}

/** The annotation of a chart that replaces a missing one; its value describes the content of the chart's folder. */
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
    await copyBrief(path.join(chart.directory, "crds"), definitions);
    return;
  }
  for (const definition of openDefinitions(kinds)) {
    const file = path.join(definitions, `${text(definition, "metadata", "name") ?? ""}.yaml`);
    await writeFile(file, stringify(definition));
  }
}

/**
 * Copies definitions without their descriptions. Helm keeps a chart in the Secret of its release, which takes 1 MiB, and the descriptions
 * are most of a definition.
 */
async function copyBrief(source: string, target: string): Promise<void> {
  for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:json|ya?ml)$/.test(entry.name)) {
      continue;
    }
    const file = path.join(entry.parentPath, entry.name);
    const documents = parseAllDocuments(await readFile(file, "utf8"));
    const brief = documents.map((document) => stringify(withoutDescriptions(document.toJS())));
    await writeFile(path.join(target, path.relative(source, file).replaceAll(path.sep, "-")), brief.join("---\n"));
  }
}

/** A property of the name `description` is a schema, and stays. */
function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutDescriptions);
  }
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([key, part]) => key !== "description" || typeof part !== "string")
          .map(([key, part]) => [key, withoutDescriptions(part)]),
      )
    : value;
}
