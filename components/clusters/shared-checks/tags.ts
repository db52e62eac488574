import { once } from "../../checks";
import { checkCredentials } from "../../plain-secrets";
import { collectProblems, expected, type Problem } from "../../problems";

/** The limits of a cloud for tags. Google Cloud calls them labels. */
export interface TagLimits {
  /** Keys that the cluster sets itself. */
  readonly own: readonly string[];
  /** The form of a key and its value in words. */
  readonly form: string;
  readonly isAllowed: (key: string, value: string) => boolean;
  /** Most tags. @default no limit */
  readonly max?: number;
}

const required = ["owner", "environment", "stack"];

type Tags = Readonly<Record<string, string>>;

/** Lists the mistakes in the tags of a cluster's resources. */
export function checkTags(path: "tags" | "labels", tags: Tags, limits: TagLimits): Problem[] {
  const absent = required.map(
    (key) =>
      (tags[key] ?? "").trim() === "" &&
      expected(`${path}.${key}`, "a value", tags[key], "every resource needs this key to show its owner and its costs"),
  );
  return [...collectProblems(absent), ...checkAllowedTags(path, tags, limits)];
}

/** Lists the tags that a cloud refuses, and the tags that the component sets itself. */
export function checkAllowedTags(path: "tags" | "labels", tags: Tags, limits: TagLimits): Problem[] {
  const { own, form, isAllowed, max = Number.POSITIVE_INFINITY } = limits;
  const count = Object.keys(tags).length;
  const problems = collectProblems([
    ...own.map(
      (key) =>
        Object.hasOwn(tags, key) && { path: `${path}.${key}`, message: "is already set by the component; remove it" },
    ),
    ...Object.entries(tags).map(([key, value]) => !isAllowed(key, value) && expected(`${path}.${key}`, form, value)),
    count > max && expected(path, `at most ${max}`, count),
  ]);
  const inTheOpen = "everybody with access to the resource can read this value; remove it";
  /* Only a value in the form of a credential counts, because a tag such as `SecretOwner` contains none. */
  const secrets = checkCredentials(path, tags, inTheOpen);
  /* IAM and Azure treat keys that differ only in case as the same. */
  const keys = Object.keys(tags).map((key) => key.toLowerCase());
  return [
    ...problems,
    ...secrets,
    ...once(path, keys, "key", "keys that differ only in upper and lower case are the same key"),
  ];
}
