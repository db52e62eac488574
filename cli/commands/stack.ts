import { type Project, throwAwayStackName } from "../project";
import { UserError } from "../user-error";

/**
 * Returns the stack to work on: the one that you name, or a throw-away one if the project has no stack file.
 *
 * @throws UserError that offers the stacks of the project if it has any
 */
export function chosenStack({ name, stacks }: Pick<Project, "name" | "stacks">, asked: string | undefined): string {
  if (asked !== undefined) {
    return asked;
  }
  if (stacks.length > 0) {
    throw new UserError(`--stack: expected a stack, got none; project ${name} has ${stacks.join(", ")}`);
  }
  return throwAwayStackName;
}
