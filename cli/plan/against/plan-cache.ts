import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, relative } from "node:path";
import type { Project } from "../../project";
import type { ReviewConfig } from "../difference";
import type { PlannedResource } from "../planned-resource";

/** Everything that one plan depends on, so that equal keys mean equal plans. */
export interface PlanKey {
  readonly commit: string;
  /** The project's folder in the repository. */
  readonly folder: string;
  readonly stack: string;
  /** The values of `--config` and `--stack-references`. */
  readonly given: Pick<Project, "given" | "stackReferences">;
  /** The installed packages. */
  readonly packages: string;
  /** The tool that plans. */
  readonly tool: string;
}

/** A plan as the cache keeps it; `absent` if the stack had no file then. */
export type CachedPlan =
  | { readonly absent: true }
  | { readonly resources: readonly PlannedResource[]; readonly review: ReviewConfig };

const longestStay = 30 * 24 * 60 * 60 * 1000;

/** Returns the folder of cached plans: `keelson/plans` in `$XDG_CACHE_HOME` or `~/.cache`. Only its owner may read it. */
export function planCacheFolder(env: NodeJS.ProcessEnv = process.env, home: string = homedir()): string {
  const xdg = env.XDG_CACHE_HOME;
  /* The XDG base directory specification says to ignore a relative path. */
  const base = xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, ".cache");
  return join(base, "keelson", "plans");
}

/** Reads a plan from the cache. A file that is not one, for instance of a killed run, counts as absent. */
export function cachedPlan(folder: string, key: PlanKey): CachedPlan | undefined {
  const file = fileOf(folder, key);
  try {
    const plan = JSON.parse(readFileSync(file, "utf8")) as CachedPlan;
    utimesSync(file, new Date(), new Date());
    return plan;
  } catch {
    return undefined; /* missing or incomplete: it is planned again */
  }
}

/** Keeps a plan, in which secrets are already masked, and removes plans that were not used for a month. */
export function keepPlan(folder: string, key: PlanKey, plan: CachedPlan): void {
  const file = fileOf(folder, key);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(unfinished, JSON.stringify(plan), { mode: 0o600 });
  renameSync(unfinished, file);
  for (const name of readdirSync(folder)) {
    const stat = statSync(join(folder, name), { throwIfNoEntry: false });
    if (stat !== undefined && Date.now() - stat.mtimeMs > longestStay) {
      rmSync(join(folder, name), { force: true });
    }
  }
}

function fileOf(folder: string, key: PlanKey): string {
  const { given, stackReferences } = key.given;
  const parts = [key.commit, key.folder, key.stack, given, stackReferences, key.packages, key.tool, process.version];
  return join(folder, `${hashOf(JSON.stringify(parts))}.json`);
}

/** Returns a hash of the command line's own files, so that another version does not use its plans. */
export function toolIdentity(): string {
  const cli = join(__dirname, "..", "..");
  const hash = createHash("sha256");
  for (const root of [cli, join(dirname(cli), "components")].filter((folder) => existsSync(folder))) {
    for (const file of filesIn(root)) {
      hash.update(relative(root, file)).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

/** Returns what identifies the installed packages: the lock files of the project and its repository. */
export function packagesIdentity(folders: readonly string[]): string {
  const locks = folders.map((folder) => join(folder, "package-lock.json")).filter((file) => existsSync(file));
  return hashOf(locks.map((file) => readFileSync(file, "utf8")).join("\n"));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules" && !name.startsWith("."))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : /\.(?:[cm]?[jt]s|json)$/.test(entry.name) ? [path] : [];
    });
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
