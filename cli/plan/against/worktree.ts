import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { abortedByStop } from "../../interruption";
import { runProcess } from "../../toolchain";
import { UserError } from "../../user-error";
import { ownEnvironment } from "./own-environment";

/** A commit of a project's repository. */
export interface Revision {
  readonly ref: string;
  readonly commit: string;
  /** The repository's top folder. */
  readonly repository: string;
  /** The project's folder in the repository. */
  readonly folder: string;
  /** The ref and its commit, for instance `main (1a2b3c4)`. */
  readonly called: string;
  /** Whether its lock file differs from today's. */
  readonly otherPackages: boolean;
}

/** Describes a commit for a project in a folder. */
export async function revisionOf(
  root: string,
  { ref, commit }: { readonly ref: string; readonly commit: string },
): Promise<Revision> {
  const repository = await git(root, "rev-parse", "--show-toplevel");
  return {
    ref,
    commit,
    repository,
    folder: relative(repository, realpathSync(root)),
    called: commit.startsWith(ref) ? commit.slice(0, 7) : `${ref} (${commit.slice(0, 7)})`,
    otherPackages: await locksDiffer(repository, commit, realpathSync(root)),
  };
}

/** Returns the content of a file at a commit; `undefined` if it was not there. */
export async function fileAt({ commit, repository }: Revision, file: string): Promise<string | undefined> {
  const path = relative(repository, realpathSync(file)).replaceAll("\\", "/");
  return git(repository, "show", `${commit}:${path}`).catch(() => undefined);
}

/** Returns the commit of a git ref; `undefined` outside a repository or for an unknown ref. */
export async function commitOf(folder: string, ref: string): Promise<string | undefined> {
  return git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`).catch(() => undefined);
}

/** Checks out a commit beside the user's files, uses the installed packages, and removes it all afterwards. */
export async function withWorktree<T>(
  root: string,
  { ref, commit, repository, folder: inside }: Revision,
  use: (root: string, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const interruption = abortedByStop("stopped; nothing is left behind");
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "keelson-against-")));
  try {
    await git(repository, "worktree", "add", "--quiet", "--detach", folder, commit);
    const former = join(folder, inside);
    if (!existsSync(former)) {
      throw new UserError(`${ref} has no folder ${inside}: the project did not exist then`);
    }
    linkPackages(repository, realpathSync(root), folder);
    const result = await use(former, interruption.signal);
    interruption.signal.throwIfAborted();
    return result;
  } catch (error) {
    interruption.signal.throwIfAborted();
    throw error;
  } finally {
    await remove(repository, folder);
    interruption.end();
  }
}

/** Links the installed packages into the worktree. The links of npm's workspaces must lead into the worktree itself. */
function linkPackages(repository: string, root: string, folder: string): void {
  for (let from = root; ; from = dirname(from)) {
    const packages = join(from, "node_modules");
    const to = join(folder, relative(repository, packages));
    if (existsSync(packages) && !existsSync(to)) {
      symlinkSync(packages, to);
    }
    if (from === repository || from === dirname(from)) {
      return;
    }
  }
}

/** Also notices a lock file that is gone. The list of paths must not be empty, because Git would compare everything. */
async function locksDiffer(repository: string, commit: string, root: string): Promise<boolean> {
  const locks = [...new Set([repository, root])].map((from) => join(from, "package-lock.json"));
  const changed = await git(repository, "diff", "--name-only", commit, "--", ...locks);
  return changed !== "";
}

async function remove(repository: string, folder: string): Promise<void> {
  try {
    await git(repository, "worktree", "remove", "--force", folder);
  } catch (error) {
    /* If git was stopped before it made the worktree, there is only the folder. */
    if (existsSync(join(folder, ".git"))) {
      throw error;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await runProcess("git", ["-C", folder, ...args], { env: ownEnvironment });
  return stdout.trim();
}
