import type { Project } from "../project";
import { UserError } from "../user-error";

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
 * Returns the stack of a command that needs one.
 *
 * @throws UserError if none is given
 */
export function chosenStack({ name, stacks }: Project, given: string | undefined): string {
  if (given === undefined) {
    throw new UserError(`expected a stack, got none; project ${name} has ${stacks.join(", ") || "none"}`);
  }
  return given;
}
