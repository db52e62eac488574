import { coerce, type SemVer, satisfies } from "semver";

/** How far a tool found on this machine may be from the pinned version. */
export type FitRule = "same-minor" | "one-minor-apart" | "same-major" | "same-major-not-older";

/** Finds the first version in a tool's output, for instance in `Kubernetes v1.35.4`. */
export function versionIn(output: string): SemVer | undefined {
  return coerce(/\d+\.\d+(?:\.\d+)?/.exec(output)?.[0]) ?? undefined;
}

/** Formats a version like the pins, for instance `v1.35.4`. */
export function formatVersion({ version }: SemVer): string {
  return `v${version}`;
}

/** Reports whether a tool of the version `found` can replace the pinned one. */
export function fits(rule: FitRule, pin: SemVer, found: SemVer): boolean {
  return satisfies(found, allowed(rule, pin).range);
}

/** Describes the versions that a rule allows. */
export function allowedVersions(rule: FitRule, pin: SemVer): string {
  return allowed(rule, pin).words;
}

function allowed(rule: FitRule, { major, minor, version }: SemVer): { readonly range: string; readonly words: string } {
  switch (rule) {
    case "same-major":
      return { range: `${major}.x`, words: `v${major}` };
    case "same-major-not-older":
      return { range: `>=${version} <${major + 1}`, words: `v${major}, v${version} or newer` };
    case "same-minor":
      return { range: `${major}.${minor}.x`, words: `v${major}.${minor}` };
    case "one-minor-apart":
      return {
        range: `>=${major}.${minor - 1} <${major}.${minor + 2}`,
        words: `v${major}.${minor - 1} to v${major}.${minor + 1}`,
      };
  }
}
