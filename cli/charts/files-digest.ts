import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/**
 * Returns a digest of a folder's files: of the names in order, each with the digest of its content. It does not depend on times, owners or
 * the way in which the folder came here.
 */
export async function filesDigest(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .toSorted();
  const all = createHash("sha256");
  for (const name of names) {
    const content = createHash("sha256").update(await readFile(path.join(directory, name)));
    all.update(`${content.digest("hex")}  ${name}\n`);
  }
  return `sha256:${all.digest("hex")}`;
}
