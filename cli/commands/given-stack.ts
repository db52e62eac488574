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
