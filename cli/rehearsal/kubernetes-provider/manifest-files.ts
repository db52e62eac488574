import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { splitManifests } from "../../charts";
import { escapedPattern } from "../../escaped-pattern";
import type { JsonObject } from "../kubernetes";
import type { ChartSources } from "./release";
import { isRemote, remoteManifest } from "./remote-manifest";

/**
 * Reads the objects in a file of manifests, in all files that a pattern such as `manifests/*.yaml` names, or in a manifest on the
 * internet.
 */
export async function manifestsIn(
  pattern: string,
  sources: Pick<ChartSources, "ledger" | "projectDirectory" | "pulled">,
  signal: AbortSignal,
): Promise<JsonObject[]> {
  if (isRemote(pattern)) {
    return remoteManifest(pattern, sources, signal);
  }
  const full = path.resolve(sources.projectDirectory, pattern);
  const files = path.basename(full).includes("*") ? await matching(path.dirname(full), path.basename(full)) : [full];
  const contents = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return contents.flatMap((content) => splitManifests(content).map(({ object }) => object));
}

async function matching(directory: string, pattern: string): Promise<string[]> {
  const expression = new RegExp(`^${pattern.split("*").map(escapedPattern).join(".*")}$`);
  const names = await readdir(directory);
  return names
    .filter((name) => expression.test(name))
    .toSorted()
    .map((name) => path.join(directory, name));
}
