import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { runProcess } from "../../toolchain";
import { UserError } from "../../user-error";

/** A project as it was at a git ref, for as long as it is looked at. */
export interface FormerProject {
  /** The project's folder in a worktree of its own. */
  readonly root: string;
  /** For instance `main (1a2b3c4)`. */
  readonly called: string;
  /** The lock file asks for other packages than those that are installed now. */
  readonly otherPackages: boolean;
}

/** The commit that a git ref means, or nothing where the folder is in no repository or has no such ref. */
export async function commitOf(folder: string, ref: string): Promise<string | undefined> {
  return git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`).catch(() => undefined);
}

/** Checks a commit out beside the user's files, with the packages that are installed, and leaves nothing of it behind. */
export async function withWorktree<T>(
  root: string,
  { ref, commit }: { ref: string; commit: string },
  use: (project: FormerProject, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const repository = await git(root, "rev-parse", "--show-toplevel");
  const interruption = interruptedBySignals();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "keelson-against-")));
  try {
    await git(repository, "worktree", "add", "--quiet", "--detach", folder, commit);
    const former = join(folder, relative(repository, realpathSync(root)));
    if (!existsSync(former)) {
      throw new UserError(`${ref} has no folder ${relative(repository, root)}: the project was not there then`);
    }
    linkPackages(repository, realpathSync(root), folder);
    const otherPackages = await locksDiffer(repository, commit, realpathSync(root));
    const called = commit.startsWith(ref) ? commit.slice(0, 7) : `${ref} (${commit.slice(0, 7)})`;
    const result = await use({ root: former, called, otherPackages }, interruption.signal);
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

/** Programs are planned with the packages that are installed: npm's workspaces among them lead to the present folders. */
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

async function locksDiffer(repository: string, commit: string, root: string): Promise<boolean> {
  const folders = [...new Set([repository, root])];
  const locks = folders.map((from) => join(from, "package-lock.json")).filter((lock) => existsSync(lock));
  const changed = await git(repository, "diff", "--name-only", commit, "--", ...locks);
  return changed !== "";
}

async function remove(repository: string, folder: string): Promise<void> {
  try {
    await git(repository, "worktree", "remove", "--force", folder);
  } catch (error) {
    // Where git was stopped before it had made the worktree, there is only the folder.
    if (existsSync(join(folder, ".git"))) {
      throw error;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await runProcess("git", ["-C", folder, ...args]);
  return stdout.trim();
}

/** Turns Ctrl-C and termination into an abort, so that there is time to clean up. */
function interruptedBySignals(): { readonly signal: AbortSignal; end(): void } {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new UserError("stopped: nothing is left behind"));
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return {
    signal: stopping.signal,
    end: () => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
    },
  };
}
