import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { splitManifests } from "../../charts";
import type { JsonObject } from "../kubernetes";

/**
 * Reads the objects in a file of manifests, or in all files that a pattern such as `manifests/*.yaml` names.
 *
 * @param folder what a relative path begins at
 * @throws Error for an address on the internet, which a rehearsal does not reach
 */
export async function manifestsIn(folder: string, pattern: string): Promise<JsonObject[]> {
  if (/^https?:\/\//.test(pattern)) {
    throw new Error(
      `${pattern}: a rehearsal does not read manifests from the internet; download the file and name its path`,
    );
  }
  const full = path.resolve(folder, pattern);
  const files = path.basename(full).includes("*") ? await matching(path.dirname(full), path.basename(full)) : [full];
  const contents = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return contents.flatMap((content) => splitManifests(content).map(({ object }) => object));
}

async function matching(directory: string, pattern: string): Promise<string[]> {
  const expression = new RegExp(`^${pattern.split("*").map(escaped).join(".*")}$`);
  const names = await readdir(directory);
  return names
    .filter((name) => expression.test(name))
    .toSorted()
    .map((name) => path.join(directory, name));
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
}
