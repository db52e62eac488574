import { coerce, lt } from "semver";

/** The relation between a version and the one before it. */
export type VersionStep = "next" | "major" | "back" | "unreleased" | "variant" | "unknown";

/** A version with what stands around it: `v1.21.1`, `16-alpine`, `latest-pg17`. */
const version = /^(\D*?)v?(\d+(?:\.\d+)+|\d{1,5}(?![\da-z]))(.*)$/i;

/** Words for what nobody has released: https://semver.org/#spec-item-9 */
const unreleased =
  /(?:^|[^a-z])(?:alpha|beta|rc|dev|develop|snapshot|preview|canary|nightly|pre|debug|test|wip|dirty|pr)(?![a-z])/i;

/**
 * Compares two versions of the same thing. Hashes have no order, so another one is the next. A version that becomes another kind of word,
 * such as a branch, is unknown.
 */
export function versionStep(before: string, after: string): VersionStep {
  const [was, is] = [version.exec(before), version.exec(after)];
  if (unreleased.test(after) && !unreleased.test(before)) {
    return "unreleased";
  }
  if (was === null || is === null) {
    const isNamed = was !== null && is === null;
    return !isNamed && wordsOf(before) === wordsOf(after) ? "next" : is === null ? "unknown" : "next";
  }
  const [from, to] = [coerce(was[2]), coerce(is[2])];
  if (from === null || to === null || wordsOf(was[1] ?? "") !== wordsOf(is[1] ?? "")) {
    return "unknown";
  }
  if (lt(to, from)) {
    return "back";
  }
  /* Years and numbers of builds are no major versions. */
  if (to.major > from.major && to.major < 100) {
    return "major";
  }
  return wordsOf(was[3] ?? "") === wordsOf(is[3] ?? "") ? "next" : "variant";
}

/** Returns the words in a part of a version, without hashes and numbers: `alpine` of `-alpine3.20`, nothing of `-g9bc45f7`. */
function wordsOf(part: string): string {
  return part
    .toLowerCase()
    .replaceAll(/(?<![a-z0-9])g?[0-9a-f]{7,64}(?![a-z0-9])/g, "")
    .replaceAll(/\d+/g, "")
    .split(/[^a-z]+/)
    .filter((word) => word !== "" && word !== "v")
    .join(" ");
}
