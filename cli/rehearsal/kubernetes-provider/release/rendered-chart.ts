import type { ClusterAccess, JsonObject } from "../../kubernetes";
import { type ChartSources, chartManifests } from "./chart-content";
import { separateHooks } from "./hooks";
import { readRelease } from "./release-inputs";

/** Returns the objects of a chart as `helm template` renders them, without hooks, for a program that makes each a resource of its own. */
export async function renderedChart(
  access: ClusterAccess,
  inputs: JsonObject,
  sources: ChartSources,
  signal: AbortSignal,
): Promise<JsonObject[]> {
  const { manifests } = await chartManifests(access, readRelease(inputs), sources, signal);
  return separateHooks(manifests).manifests.map(({ object }) => object);
}
