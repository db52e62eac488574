import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { satisfies } from "semver";
import { parse } from "yaml";
import { isRecord, items, text } from "../values";
import { type KnownMap, type KnownValues, knownValues, withPath } from "./known-values";

/** What one release of a chart knows. */
export interface ChartValues {
  readonly version: string;
  readonly values: KnownMap;
}

/**
 * Reads what a chart's folder says of its values: `values.yaml`, the uses in its templates, and the same of the charts that it contains.
 * Anything may be below the name of a contained chart whose folder is neither in `charts/` nor beside it in the right version.
 *
 * @returns undefined if the folder has no values.yaml
 */
export async function readChartValues(directory: string): Promise<ChartValues | undefined> {
  const [chartText, valuesText] = await Promise.all(
    ["Chart.yaml", "values.yaml"].map((name) => textOf(directory, name)),
  );
  if (valuesText === undefined) {
    return undefined;
  }
  const chart: unknown = parse(chartText ?? "");
  const used = (await usedPaths(directory)).reduce((all, one) => withPath(all, one), knownValues(valuesText));
  const contained = await Promise.all(
    items(chart, "dependencies").map(async (dependency) => {
      const name = text(dependency, "name") ?? "";
      return [
        text(dependency, "alias") ?? name,
        await valuesOfContained(directory, name, text(dependency, "version") ?? "*"),
      ] as const;
    }),
  );
  return { version: text(chart, "version") ?? "", values: withContained(used, contained) };
}

function withContained(own: KnownMap, contained: readonly (readonly [string, KnownValues])[]): KnownMap {
  const merged = contained.map(([key, values]) => [key, merge(values, own[key] ?? {})] as const);
  return contained.length === 0 ? own : { ...own, ...Object.fromEntries(merged), global: "any" };
}

function merge(one: KnownValues, other: KnownValues): KnownValues {
  if (typeof one === "string" || typeof other === "string") {
    return one === "any" || other === "any" ? "any" : typeof one === "string" ? other : one;
  }
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    keys.map((key) => [key, merge(one[key] ?? other[key] ?? "any", other[key] ?? one[key] ?? "any")]),
  );
}

async function valuesOfContained(directory: string, name: string, range: string): Promise<KnownValues> {
  const inside = await readChartValues(path.join(directory, "charts", name));
  const beside = inside ?? (await readChartValues(path.join(directory, "..", name)));
  const fits = inside !== undefined || (beside !== undefined && satisfies(beside.version, range));
  return beside !== undefined && fits ? { ...beside.values, enabled: "plain" } : "any";
}

/** Lists the values that the templates use, such as `.Values.image.tag`. */
async function usedPaths(directory: string): Promise<string[][]> {
  const templates = path.join(directory, "templates");
  const names = await readdir(templates, { recursive: true }).catch(ignoreMissing);
  const texts = await Promise.all(
    names.filter((name) => /\.(ya?ml|tpl|txt)$/.test(name)).map((name) => readFile(path.join(templates, name), "utf8")),
  );
  return texts.flatMap((template) =>
    [...template.matchAll(/\.Values((?:\.[A-Za-z_]\w*)+)/g)].map(([, used = ""]) => used.slice(1).split(".")),
  );
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
