import { readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { type Project, readProject } from "../../project";
import { runProcess } from "../../toolchain";
import { UserError } from "../../user-error";
import { type PlannedResource, parsePlan } from "../planned-resource";
import { commitOf, type FormerProject, withWorktree } from "./worktree";

/** What a plan is compared with. */
export interface EarlierPlan {
  /** In the user's words. */
  readonly called: string;
  readonly resources: readonly PlannedResource[];
  readonly notes: readonly string[];
}

/** Earlier plans by stack; one that cannot be had is the reason why. */
export type EarlierPlans = ReadonlyMap<string, EarlierPlan | UserError>;

/** Finds the earlier plan of each stack: in a file that `plan --json` wrote, or by planning the program at a git ref. */
export async function earlierPlans(
  project: Project,
  stacks: readonly string[],
  against: string,
): Promise<EarlierPlans> {
  const [stack] = stacks;
  if (isFile(against)) {
    if (stack === undefined || stacks.length > 1) {
      throw new UserError(
        `--against ${against} is a file, the plan of one stack: name the stack by --stack, or a git ref`,
      );
    }
    const resources = parsePlan(readFileSync(against, "utf8"), against);
    checkStack(resources, project, stack, against);
    return new Map([[stack, { called: basename(against), resources, notes: [] }]]);
  }
  const commit = await commitOf(project.root, against);
  if (commit === undefined) {
    throw new UserError(
      `--against ${JSON.stringify(against)} is neither a file nor a commit of this repository: give a plan that "plan --json" wrote, or a branch, tag or commit`,
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
  // A process of its own, since a program may do anything with the one that it runs in.
  const main = join(__dirname, "..", "..", "main.ts");
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
      `${file} is the plan of another stack: it has ${other.urn}, and ${expected}… is wanted; write it by "plan --stack ${stack} --json ${file}"`,
    );
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
