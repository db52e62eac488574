/** A version as far as it matters for whether a tool fits. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** How far a tool found on this machine may be from the pinned version. */
export type FitRule = "same-minor" | "one-minor-apart" | "same-major" | "same-major-not-older";

/** The first version in what a tool prints about itself, for instance `Kubernetes v1.35.4`. */
export function versionIn(output: string): Version | undefined {
  const match = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(output);
  if (match === null) {
    return undefined;
  }
  const [, major, minor, patch = "0"] = match;
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** A version in the shape of the pins, for instance `v1.35.4`. */
export function formatVersion({ major, minor, patch }: Version): string {
  return `v${major}.${minor}.${patch}`;
}

/** Negative where `left` is older than `right`, positive where it is newer, zero where they are the same. */
export function compareVersions(left: Version, right: Version): number {
  return left.major - right.major || left.minor - right.minor || left.patch - right.patch;
}

/** Whether a tool of the version `found` may stand in for the pinned one. */
export function fits(rule: FitRule, pin: Version, found: Version): boolean {
  if (found.major !== pin.major) {
    return false;
  }
  switch (rule) {
    case "same-major":
      return true;
    case "same-major-not-older":
      return compareVersions(found, pin) >= 0;
    case "same-minor":
      return found.minor === pin.minor;
    case "one-minor-apart":
      return Math.abs(found.minor - pin.minor) <= 1;
  }
}

/** The versions a rule allows, in words for a message. */
export function allowedVersions(rule: FitRule, pin: Version): string {
  const { major, minor } = pin;
  switch (rule) {
    case "same-major":
      return `v${major}`;
    case "same-major-not-older":
      return `v${major}, ${formatVersion(pin)} or newer`;
    case "same-minor":
      return `v${major}.${minor}`;
    case "one-minor-apart":
      return `v${major}.${minor - 1} to v${major}.${minor + 1}`;
  }
}
