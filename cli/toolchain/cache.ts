import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";

const unfinishedPrefix = ".unfinished-";
const staleAfterMs = 6 * 60 * 60 * 1000;

/** Returns the cache's folder: `keelson/toolchain` in `$XDG_CACHE_HOME` or `~/.cache`. */
export function cacheDirectory(env: NodeJS.ProcessEnv, home: string = os.homedir()): string {
  const xdg = env.XDG_CACHE_HOME;
  /* The XDG base directory specification says to ignore a relative path. */
  const base = xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(home, ".cache");
  return path.join(base, "keelson", "toolchain");
}

/** Reports whether a file exists and may be executed. */
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
 * Fills a folder of the cache in one step: under another name first, then by a rename. If two runs fill the same folder, the
 * first one wins.
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
    /* Retried, because the last processes of a stopped build may still write. */
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

/** Removes what killed runs left behind, once no live run can still write to it. */
async function removeStaleEntries(parent: string): Promise<void> {
  const unfinished = (await readdir(parent)).filter((name) => name.startsWith(unfinishedPrefix));
  for (const name of unfinished) {
    const folder = path.join(parent, name);
    const age = await stat(folder).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      /* Another run has just renamed or removed it. */
      () => 0,
    );
    if (age > staleAfterMs) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
