import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { type Project, readProject } from "../../project";
import { runProcess } from "../../toolchain";
import { UserError } from "../../user-error";
import { type PlannedResource, parsePlan } from "../planned-resource";
import { commitOf, type FormerProject, withWorktree } from "./worktree";

/** The plan that a stack's plan is compared with. */
export interface EarlierPlan {
  /** Its name, as the user gave it. */
  readonly called: string;
  readonly resources: readonly PlannedResource[];
  readonly notes: readonly string[];
}

/** Earlier plans by stack. If a plan fails, its entry is the error. */
export type EarlierPlans = ReadonlyMap<string, EarlierPlan | UserError>;

/** Gets the earlier plan of each stack: from a file that `plan --json` wrote, or by planning the program at a git ref. */
export async function earlierPlans(
  project: Project,
  stacks: readonly string[],
  against: string,
): Promise<EarlierPlans> {
  const [stack] = stacks;
  if (isFile(against)) {
    if (stack === undefined || stacks.length > 1) {
      throw new UserError(
        `--against: expected a git ref to compare several stacks with, got ${against}, the plan of one stack; name that stack by --stack`,
      );
    }
    const resources = parsePlan(readFileSync(against, "utf8"), against);
    checkStack(resources, project, stack, against);
    return new Map([[stack, { called: basename(against), resources, notes: [] }]]);
  }
  const commit = await commitOf(project.root, against);
  if (commit === undefined) {
    throw new UserError(
      `--against: expected a file or a commit of this repository, got ${JSON.stringify(against)}; name a plan that "plan --json" wrote, or a branch, tag or commit`,
    );
  }
  return withWorktree(project.root, { ref: against, commit }, async (former, signal) => {
    const plans = new Map<string, EarlierPlan | UserError>();
    for (const name of stacks) {
      plans.set(name, await planAtRef(former, name, signal));
    }
    return plans;
  });
}

async function planAtRef(former: FormerProject, stack: string, signal: AbortSignal): Promise<EarlierPlan | UserError> {
  const { called, otherPackages, root } = former;
  if (!readProject(root).stacks.includes(stack)) {
    return { called, resources: [], notes: [`stack ${stack} has no file at ${called}: all of it is new`] };
  }
  // Another process, because a program may change the process that it runs in.
  const main = require.resolve("../../main");
  const args = [...process.execArgv, main, "plan", "--stack", stack, "--cwd", root, "--json", "-"];
  try {
    const { stdout } = await runProcess(process.execPath, args, { signal });
    const packages = `package-lock.json differs from ${called}: that program was planned with the packages installed now`;
    return { called, resources: parsePlan(stdout, called), notes: otherPackages ? [packages] : [] };
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message.replace(/^.*\n/, "") : String(error);
    return new UserError(`stack ${stack} as of ${called} cannot be planned:\n${reason}`);
  }
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
