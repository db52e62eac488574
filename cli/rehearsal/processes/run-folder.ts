import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { UserError } from "../../user-error";

const prefix = "keelson-";
const ownerFile = "owner";

/** How long the folder of temporary files may be: sockets lie up to 45 bytes deeper, and macOS takes 103 (`sun_path`). */
const longestParent = 58;

/**
 * Creates a folder for a run, with a note of its owner, and removes the folders of owners that are gone.
 *
 * @throws UserError if sockets in it would have too long a path
 */
export async function makeRunFolder(parent = os.tmpdir(), owner = process.pid): Promise<string> {
  const length = Buffer.byteLength(parent);
  if (length > longestParent) {
    throw new UserError(
      `TMPDIR: expected a path of at most ${longestParent} bytes, because it must hold sockets, got ${parent} with ${length}; set another TMPDIR`,
    );
  }
  await sweepRunFolders(parent);
  const directory = await mkdtemp(path.join(parent, prefix));
  await writeFile(path.join(directory, ownerFile), `${os.hostname()} ${owner}`);
  return directory;
}

/** Removes the folders of runs whose process was killed. */
async function sweepRunFolders(parent: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => removeIfOrphaned(path.join(parent, name))));
}

async function removeIfOrphaned(directory: string): Promise<void> {
  const owner = await readFile(path.join(directory, ownerFile), "utf8").catch(() => "");
  const [host, pid = ""] = owner.split(" ");
  /* Containers may share this folder, but not process ids. */
  if (host !== os.hostname() || !/^[1-9]\d*$/.test(pid) || isAlive(Number(pid))) {
    return;
  }
  /* Another run may remove it at the same time, or its last processes may still write into it. */
  await rm(directory, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
