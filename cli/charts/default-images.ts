import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { namedImages } from "../../components/images";
import { isRecord, items, text } from "../values";
import { containedChart } from "./contained-chart";

/**
 * Lists the images that a chart's default values name, including those of its sub-charts: without tags and digests, by the path
 * of the values, such as `webhook.image.{registry,repository}`.
 */
export async function defaultImages(directory: string): Promise<Readonly<Record<string, string>>> {
  const named = namedImages(await defaultsOf(directory));
  return Object.fromEntries(named.map(({ path: at, image }) => [at, image]));
}

/** Reads a chart's default values. Its own values for a sub-chart override the sub-chart's. */
async function defaultsOf(directory: string): Promise<Readonly<Record<string, unknown>>> {
  const [chart, values] = await Promise.all(
    ["Chart.yaml", "values.yaml"].map(
      async (name) => parse(await readFile(path.join(directory, name), "utf8")) as unknown,
    ),
  );
  const own = isRecord(values) ? values : {};
  const contained = await Promise.all(
    items(chart, "dependencies").map(async (dependency) => {
      const name = text(dependency, "name") ?? "";
      const key = text(dependency, "alias") ?? name;
      const found = await containedChart(directory, name, text(dependency, "version") ?? "*");
      return [key, found === undefined ? {} : await defaultsOf(found)] as const;
    }),
  );
  return { ...own, ...Object.fromEntries(contained.map(([key, below]) => [key, merged(below, own[key])])) };
}

/** Lays values over others, map by map. */
function merged(below: unknown, over: unknown): unknown {
  if (!isRecord(below) || !isRecord(over)) {
    return over === undefined ? below : over;
  }
  const keys = [...new Set([...Object.keys(below), ...Object.keys(over)])];
  return Object.fromEntries(keys.map((key) => [key, merged(below[key], over[key])]));
}
