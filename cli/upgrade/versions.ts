import { minorOf } from "../kubernetes-version";
import { UserError } from "../user-error";

/** Reads the option `--to`. @throws UserError unless it is a minor version such as 1.36 */
export function targetMinor(given: string): number {
  const minor = /^1\.\d+$/.test(given) ? minorOf(given) : undefined;
  if (minor === undefined) {
    throw new UserError(`--to: expected a minor version such as 1.36, got "${given}"; leave out the patch version`);
  }
  return minor;
}

/** Writes a minor as a version: `1.36`. */
export function versionText(minor: number): string {
  return `1.${minor}`;
}
