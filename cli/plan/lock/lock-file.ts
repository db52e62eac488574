import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse, stringify } from "yaml";
import { UserError } from "../../user-error";
import { isRecord, text } from "../../values";
import type { Lock, LockedChart } from "./lock";

/** The folder of lock files, in the project's folder. */
const lockFolder = "keelson.lock";

/** Returns the lock of a stack, as a path in the project's folder. */
export function lockPath(stack: string): string {
  return path.join(lockFolder, `${stack}.yaml`);
}

/** Renders a lock, for reviewers and bots: each chart and each image on lines of its own, sorted. */
export function lockText(stack: string, lock: Lock): string {
  const head = `# The charts and images of stack ${stack}. Written by: keelson charts lock ${stack}\n# Digests after tags stay when you write the lock again; a bot may add and update them.\n`;
  return `${head}${stringify(lock, { lineWidth: 0 })}`;
}

/**
 * Reads the lock of a stack.
 *
 * @returns undefined if there is none
 * @throws UserError if the file is not a lock
 */
export async function readLock(root: string, stack: string): Promise<Lock | undefined> {
  const file = lockPath(stack);
  const content = await readFile(path.join(root, file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  });
  if (content === undefined) {
    return undefined;
  }
  const lock = lockIn(content);
  if (lock === undefined) {
    throw new UserError(`${file}: expected lists of charts and images; write it with: keelson charts lock ${stack}`);
  }
  return lock;
}

function lockIn(content: string): Lock | undefined {
  const lock = parsed(content);
  if (!isRecord(lock) || !Array.isArray(lock.charts) || !Array.isArray(lock.images)) {
    return undefined;
  }
  const charts = lock.charts.map(chartIn);
  const images = lock.images.filter((image) => typeof image === "string");
  const isWhole = charts.every((one) => one !== undefined) && images.length === lock.images.length;
  return isWhole ? { charts: charts.filter((one) => one !== undefined), images } : undefined;
}

function parsed(content: string): unknown {
  try {
    return parse(content);
  } catch {
    return undefined; /* not YAML, so not a lock; the caller reports it */
  }
}

function chartIn(chart: unknown): LockedChart | undefined {
  if (!isRecord(chart)) {
    return undefined;
  }
  const [name, version] = [text(chart, "name"), text(chart, "version")];
  const [repository, files] = [text(chart, "repository"), text(chart, "files")];
  return name === undefined || version === undefined
    ? undefined
    : { name, version, ...(repository !== undefined && { repository }), ...(files !== undefined && { files }) };
}
