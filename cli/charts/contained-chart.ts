import { readFile } from "node:fs/promises";
import path from "node:path";
import { satisfies } from "semver";
import { parse } from "yaml";
import { isRecord, text } from "../values";
import { namesIn } from "./chart-folder";

/** Finds the folder of a chart that another contains: in its `charts/`, or beside it in a version that fits. */
export async function containedChart(directory: string, name: string, range: string): Promise<string | undefined> {
  const inside = path.join(directory, "charts", name);
  if (await hasValues(inside)) {
    return inside;
  }
  const beside = path.join(directory, "..", name);
  return (await hasValues(beside)) && satisfies(await versionOf(beside), range) ? beside : undefined;
}

async function hasValues(directory: string): Promise<boolean> {
  return (await namesIn(directory))?.includes("values.yaml") ?? false;
}

async function versionOf(directory: string): Promise<string> {
  const chart: unknown = parse(await readFile(path.join(directory, "Chart.yaml"), "utf8"));
  return (isRecord(chart) ? text(chart, "version") : undefined) ?? "";
}
