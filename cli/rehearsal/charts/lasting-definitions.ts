import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Files of the `crds/` of a chart, or of a chart that it contains. */
const crdsFile = /^(?:charts\/[^/]+\/)*crds\/.+\.(?:ya?ml|json)$/;

/** A line of YAML or JSON with a name of the form of a definition's. It may also be that of another field, which names no definition. */
const definitionName = /^[ \t]*"?name"?:[ \t]*["']?([a-z0-9-]+(?:\.[a-z0-9-]+)+)["']?,?[ \t]*$/gm;

/**
 * Lists the names in the `crds/` of a chart. Helm creates the definitions there before it renders the templates, and never removes them,
 * even if the release fails: https://helm.sh/docs/chart_best_practices/custom_resource_definitions/
 */
export async function lastingDefinitions(chart: string): Promise<string[]> {
  const names = await readdir(chart, { recursive: true });
  const files = names.filter((name) => crdsFile.test(name.replaceAll(path.sep, "/")));
  const contents = await Promise.all(files.map((file) => readFile(path.join(chart, file), "utf8")));
  return contents.flatMap((content) => [...content.matchAll(definitionName)].flatMap(([, name]) => name ?? []));
}
