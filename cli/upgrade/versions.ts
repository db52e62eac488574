import { UserError } from "../user-error";

/** Returns the minor of a Kubernetes version: 35 of `1.35`, of `1.35.4` and of `v1.35.4-gke.1000`. */
export function minorOf(version: string): number | undefined {
  const minor = /^v?1\.(\d+)(?:[.+-]|$)/.exec(version)?.[1];
  return minor === undefined ? undefined : Number(minor);
}

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
