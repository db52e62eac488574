import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import type { KnownChart, KnownMap, KnownValues } from "../../components/charts";
import { isRecord, items, text } from "../values";
import { containedChart } from "./contained-chart";
import { defaultImages } from "./default-images";
import { isMap, knownValues, opened, refined, withPath } from "./known-values";
import { schemaValues } from "./schema-values";
import { chartKinds, chartScope, containerPorts } from "./template-facts";
import { readUsedValues } from "./used-values";

/**
 * Reads the values, images, kinds, ports and reach of a chart from its folder: `values.yaml`, its schema, the uses in its templates, and the same of the charts
 * that it contains. Anything may be below the name of a contained chart whose folder is neither in `charts/` nor beside it in the right
 * version.
 *
 * @returns undefined if the folder has no values.yaml
 */
export async function readChartValues(directory: string): Promise<KnownChart | undefined> {
  const [chartText, valuesText, schemaText] = await Promise.all(
    ["Chart.yaml", "values.yaml", "values.schema.json"].map((name) => textOf(directory, name)),
  );
  if (valuesText === undefined) {
    return undefined;
  }
  const chart: unknown = parse(chartText ?? "");
  const { named, whole } = await readUsedValues(directory);
  const { values: bySchema, closed } = schemaValues(JSON.parse(schemaText ?? "{}"));
  const byName = named.reduce((all, one) => withPath(all, one), knownValues(valuesText));
  const open = whole.filter((one) => !closed.includes(one.join(".")));
  const used = refined(open.reduce(opened, byName), bySchema);
  const contained = await Promise.all(
    items(chart, "dependencies").map(async (dependency) => {
      const name = text(dependency, "name") ?? "";
      return [
        text(dependency, "alias") ?? name,
        await valuesOfContained(directory, name, text(dependency, "version") ?? "*"),
      ] as const;
    }),
  );
  const libraries = await Promise.all(items(chart, "dependencies").map((one) => usedByLibrary(directory, one)));
  const values = libraries.flat().reduce((all, one) => withPath(all, one), withContained(used, contained));
  return {
    version: text(chart, "version") ?? "",
    images: await defaultImages(directory),
    kinds: await chartKinds(directory),
    ports: await containerPorts(directory),
    ...(await chartScope(directory)),
    values,
  };
}

/** Lists the values that the templates of a library read. They run in the chart that contains it, and read that chart's values. */
async function usedByLibrary(directory: string, dependency: unknown): Promise<readonly (readonly string[])[]> {
  const folder = path.join(directory, "charts", text(dependency, "name") ?? "");
  const isLibrary = text(parse((await textOf(folder, "Chart.yaml")) ?? ""), "type") === "library";
  return isLibrary ? (await readUsedValues(folder)).named : [];
}

function withContained(own: KnownMap, contained: readonly (readonly [string, KnownValues])[]): KnownMap {
  const merged = contained.map(([key, values]) => [key, merge(values, own[key] ?? {})] as const);
  return contained.length === 0 ? own : { ...own, ...Object.fromEntries(merged), global: "any" };
}

function merge(one: KnownValues, other: KnownValues): KnownValues {
  if (!isMap(one) || !isMap(other)) {
    return one === "any" || other === "any" ? "any" : isMap(one) ? one : other;
  }
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    keys.map((key) => [key, merge(one[key] ?? other[key] ?? "any", other[key] ?? one[key] ?? "any")]),
  );
}

async function valuesOfContained(directory: string, name: string, range: string): Promise<KnownValues> {
  const found = await containedChart(directory, name, range);
  const chart = found === undefined ? undefined : await readChartValues(found);
  return chart === undefined ? "any" : { ...chart.values, enabled: "plain" };
}

async function textOf(directory: string, name: string): Promise<string | undefined> {
  const found = await readFile(path.join(directory, name), "utf8").catch(ignoreMissing);
  return typeof found === "string" ? found : undefined;
}

/** Stands for a missing file or folder by nothing, and throws every other error. */
function ignoreMissing(error: unknown): never[] {
  if (isRecord(error) && (error.code === "ENOENT" || error.code === "ENOTDIR")) {
    return [];
  }
  throw error;
}
