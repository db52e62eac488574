import { readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ownCommand } from "../../invocation";
import { givenBeside, type Project, readProject, readStack } from "../../project";
import { runProcess } from "../../toolchain";
import { UserError } from "../../user-error";
import { type FileSetting, type ReviewConfig, reviewConfig } from "../difference";
import { type PlannedResource, parsePlan } from "../planned-resource";
import { changedSecretsOf } from "./changed-secrets";
import { changedSettings } from "./changed-settings";
import { ownEnvironment, ownHome } from "./own-environment";
import {
  type CachedPlan,
  cachedPlan,
  keepPlan,
  type PlanKey,
  packagesIdentity,
  planCacheFolder,
  toolIdentity,
} from "./plan-cache";
import { commitOf, fileAt, type Revision, revisionOf, withWorktree } from "./worktree";

/** The plan that a stack's plan is compared with. */
export interface EarlierPlan {
  /** Its name, as the user gave it. */
  readonly called: string;
  readonly resources: readonly PlannedResource[];
  readonly notes: readonly string[];
  /** The keys of the stack's file whose encrypted values differ. */
  readonly changedSecrets: readonly string[];
  /** The settings of the engine that differ in the project's and the stack's file. */
  readonly settings: readonly FileSetting[];
  /** What the stack's file allowed a review; `undefined` if that is not known. */
  readonly review: ReviewConfig | undefined;
}

/** Earlier plans by stack. If a plan fails, its entry is the error. */
export type EarlierPlans = ReadonlyMap<string, EarlierPlan | UserError>;

/**
 * Gets the earlier plan of each stack: from a file that `plan --json` wrote, or by planning the program at a git ref.
 *
 * @param onRunning is called once the process of the first plan runs
 */
export async function earlierPlans(
  project: Project,
  stacks: readonly string[],
  against: string,
  onRunning: () => void = () => {},
): Promise<EarlierPlans> {
  const [stack] = stacks;
  if (isFile(against)) {
    if (stack === undefined || stacks.length > 1) {
      throw new UserError(
        `--against: expected a git ref for several stacks, got ${against}, the plan of one stack; name that stack with --stack`,
      );
    }
    const resources = parsePlan(readFileSync(against, "utf8"), against);
    checkStack(resources, project, stack, against);
    return new Map([
      [stack, { called: basename(against), resources, notes: [], changedSecrets: [], settings: [], review: undefined }],
    ]);
  }
  const commit = await commitOf(project.root, against);
  if (commit === undefined) {
    throw new UserError(
      `--against: expected a file or a git ref, got ${JSON.stringify(against)}; name a plan that "plan --json" wrote, or a branch, tag or commit`,
    );
  }
  return plansAt(project, stacks, await revisionOf(project.root, { ref: against, commit }), onRunning);
}

/** Plans the program at a commit, except for plans that are in the cache. */
async function plansAt(
  project: Project,
  stacks: readonly string[],
  revision: Revision,
  onRunning: () => void,
): Promise<EarlierPlans> {
  const folder = planCacheFolder(ownEnvironment, ownHome);
  const tool = toolIdentity();
  const packages = packagesIdentity([project.root, revision.repository]);
  const keyOf = (stack: string): PlanKey => ({
    commit: revision.commit,
    folder: revision.folder,
    stack,
    given: { given: project.given, stackReferences: project.stackReferences },
    packages,
    tool,
  });
  const known = new Map(stacks.map((stack) => [stack, cachedPlan(folder, keyOf(stack))] as const));
  const missing = stacks.filter((stack) => known.get(stack) === undefined);
  const planned: ReadonlyMap<string, CachedPlan | UserError> =
    missing.length === 0
      ? new Map()
      : await withWorktree(project.root, revision, async (root, signal) => {
          const plans = new Map<string, CachedPlan | UserError>();
          for (const stack of missing) {
            plans.set(stack, await planAtRef(project, { root, called: revision.called }, stack, signal, onRunning));
          }
          return plans;
        });
  for (const [stack, plan] of planned) {
    if (!(plan instanceof UserError)) {
      keepPlan(folder, keyOf(stack), plan);
    }
  }
  const found = await Promise.all(
    stacks.map(async (stack) => {
      const plan = known.get(stack) ?? planned.get(stack) ?? new UserError(`stack ${stack} was not planned`);
      return [stack, plan instanceof UserError ? plan : await earlierPlan(project, stack, revision, plan)] as const;
    }),
  );
  return new Map(found);
}

async function earlierPlan(
  project: Project,
  stack: string,
  revision: Revision,
  plan: CachedPlan,
): Promise<EarlierPlan> {
  const { called, otherPackages } = revision;
  if ("absent" in plan) {
    const notes = [`stack ${stack} has no file at ${called}, so everything in the stack is new`];
    return { called, resources: [], notes, changedSecrets: [], settings: [], review: {} };
  }
  const packages = `package-lock.json has changed since ${called}, but the earlier program was planned with today's packages`;
  const { file, isThrowAway } = readStack(project, stack);
  const before = isThrowAway === true ? undefined : await fileAt(revision, file);
  return {
    called,
    resources: plan.resources,
    notes: otherPackages ? [packages] : [],
    changedSecrets: before === undefined ? [] : changedSecretsOf(before, file),
    settings: await changedSettings(revision, project, isThrowAway === true ? undefined : file),
    review: plan.review,
  };
}

async function planAtRef(
  given: Pick<Project, "given" | "stackReferences" | "stacks">,
  { root, called }: { readonly root: string; readonly called: string },
  stack: string,
  signal: AbortSignal,
  onRunning: () => void,
): Promise<CachedPlan | UserError> {
  const project = readProject(root);
  const isThrowAway = project.stacks.length === 0 && given.stacks.length === 0;
  if (!isThrowAway && !project.stacks.includes(stack)) {
    return { absent: true };
  }
  /* Another process, because a program may change the process that it runs in. Both sides of a comparison run at the same time. */
  try {
    const beside = isThrowAway ? given.given : givenBeside(project, stack, given.given);
    const values = givenArguments({ ...given, given: beside }, root);
    const args = [...ownCommand(), "plan", "--stack", stack, "--cwd", root, ...values, "--json", "-"];
    const running = runProcess(process.execPath, args, { signal, env: ownEnvironment });
    onRunning();
    const { stdout } = await running;
    const { config } = readStack(isThrowAway ? { ...project, given: given.given } : project, stack);
    return { resources: parsePlan(stdout, called), review: reviewConfig(config) };
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message.replace(/^.*\n/, "") : String(error);
    return new UserError(`stack ${stack} at ${called} cannot be planned:\n${reason}`);
  }
}

/** Returns the options that give an earlier program the same values as the present one. Their file goes with the worktree. */
function givenArguments(
  { given, stackReferences }: Pick<Project, "given" | "stackReferences">,
  root: string,
): string[] {
  const config = Object.entries(given).flatMap(([key, value]) => ["--config", `${key}=${value}`]);
  if (stackReferences === undefined) {
    return config;
  }
  const file = join(root, ".keelson-stack-references.json");
  writeFileSync(file, JSON.stringify(stackReferences), { mode: 0o600 });
  return [...config, "--stack-references", file];
}

function checkStack(resources: readonly PlannedResource[], project: Project, stack: string, file: string): void {
  const expected = `urn:pulumi:${stack}::${project.name}::`;
  const other = resources.find(({ urn }) => !urn.startsWith(expected));
  if (other !== undefined) {
    throw new UserError(
      `${file} is the plan of another stack: expected URNs that begin with ${expected}, got ${other.urn}; write it with "plan --stack ${stack} --json ${file}"`,
    );
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
