import { type Project, throwAwayStackName } from "../project";
import { UserError } from "../user-error";

/** The options that choose the project, besides its files. */
export interface ProjectOptions {
  readonly cwd: string;
  readonly config: readonly string[];
  readonly stackReferences?: string;
}

/** Reads the project that a command is to work on. */
export async function projectOf({ config, cwd, stackReferences }: ProjectOptions): Promise<Project> {
  const { givenConfig, readProject, readStackReferences } = await import("../project");
  const references = stackReferences === undefined ? undefined : readStackReferences(stackReferences);
  return readProject(cwd, givenConfig(config), references);
}

/**
 * Returns the stack that a command gets, as its argument or as `--stack`.
 *
 * @throws UserError if both name different ones
 */
export function givenStack(argument: string | undefined, option: string | undefined): string | undefined {
  if (argument !== undefined && option !== undefined && argument !== option) {
    throw new UserError(`--stack: expected one stack, got "${argument}" and "${option}"; keep one of them`);
  }
  return argument ?? option;
}

/**
 * Returns the stack to work on: the one that you name, or a throw-away one if the project has no stack file.
 *
 * @throws UserError that offers the stacks of the project if it has any
 */
export function chosenStack({ name, stacks }: Pick<Project, "name" | "stacks">, asked: string | undefined): string {
  if (asked !== undefined) {
    return asked;
  }
  const [first] = stacks;
  if (first !== undefined) {
    throw new UserError(
      `--stack: expected a stack of project ${name} (${stacks.join(", ")}), got none; add for instance --stack ${first}`,
    );
  }
  return throwAwayStackName;
}
