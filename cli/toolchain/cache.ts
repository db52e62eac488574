import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";

const unfinishedPrefix = ".unfinished-";
const staleAfterMs = 6 * 60 * 60 * 1000;

/** The folder in which built tools are kept: `$XDG_CACHE_HOME` or `~/.cache`, then `keelson/toolchain`. */
export function cacheDirectory(env: NodeJS.ProcessEnv, home: string = os.homedir()): string {
  const xdg = env.XDG_CACHE_HOME;
  // The XDG base directory specification: a relative path is to be ignored.
  const base = xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(home, ".cache");
  return path.join(base, "keelson", "toolchain");
}

/** Whether a file is there and may be run. */
export async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EACCES"].includes(errorCode(error) ?? "")) {
      return false;
    }
    throw error;
  }
}

/**
 * Fills a folder of the cache in one step: under another name first, then renamed. Where two runs fill the same
 * folder, the first one's stays and the second one's is thrown away.
 */
export async function fillCacheEntry(entry: string, fill: (directory: string) => Promise<void>): Promise<void> {
  const parent = path.dirname(entry);
  await mkdir(parent, { recursive: true });
  await removeStaleEntries(parent);
  const unfinished = path.join(parent, `${unfinishedPrefix}${path.basename(entry)}-${randomBytes(6).toString("hex")}`);
  await mkdir(unfinished);
  try {
    await fill(unfinished);
    await renameUnlessThere(unfinished, entry);
  } finally {
    // Retried, since a stopped build's last processes may still be writing.
    await rm(unfinished, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function renameUnlessThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST"].includes(errorCode(error) ?? "")) {
      throw error;
    }
  }
}

/** What a killed run has left behind is never used; it is removed once no live run can be writing to it. */
async function removeStaleEntries(parent: string): Promise<void> {
  const unfinished = (await readdir(parent)).filter((name) => name.startsWith(unfinishedPrefix));
  for (const name of unfinished) {
    const folder = path.join(parent, name);
    const age = await stat(folder).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0, // Another run has just renamed or removed it.
    );
    if (age > staleAfterMs) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
