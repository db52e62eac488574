import { z } from "zod";
import { expected, nearName, type Problem, quote } from "../components";

type Path = readonly PropertyKey[];

/** An issue about unknown keys of a map. Its message lists the allowed keys (see `wording`). */
export type UnknownKeys = z.core.$ZodIssueUnrecognizedKeys;

const kinds: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "a map",
  record: "a map",
  string: "a text",
};

/** Gives the text of zod's own issues. The `error` of a schema takes precedence. */
export const wording: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "unrecognized_keys":
      return keysOf(issue.inst).join(", ");
    case "invalid_type":
      return kinds[issue.expected] ?? issue.expected;
    case "invalid_value":
      return `one of ${issue.values.map(quote).join(", ")}`;
    default:
      return undefined;
  }
};

function keysOf(map: unknown): string[] {
  if (map instanceof z.ZodRecord) {
    return map.keyType instanceof z.ZodEnum ? map.keyType.options.map(String) : [];
  }
  return map instanceof z.ZodObject ? Object.keys(map.shape).filter((key) => !isRefused(map.shape[key])) : [];
}

/** Reports whether a key exists only to report its replacement. */
function isRefused(field: unknown): boolean {
  return field instanceof z.ZodOptional && field.unwrap() instanceof z.ZodNever;
}

/** Describes each unknown key. Suggests the known key that was probably meant, otherwise lists all allowed keys. */
export function describeUnknownKeys({ keys, path, message }: UnknownKeys): Problem[] {
  return keys.map((key) => {
    const meant = nearName(key, allowedKeys(message));
    const fix = meant === undefined ? `allowed are ${message}` : `did you mean ${quote(meant)}?`;
    return { path: formatPath([...path, key]), message: `unknown key; ${fix}` };
  });
}

/** Returns the allowed keys in the message of an issue about unknown keys. */
export function allowedKeys(message: string): string[] {
  return message.split(", ");
}

/** Describes an issue about a value: what is expected, what the file has, and the fix if the schema names one. */
export function describeIssue(issue: z.core.$ZodIssue): Problem {
  const path = formatPath(issue.path);
  if (issue.code === "invalid_type" && issue.expected === "never") {
    return { path, message: issue.message };
  }
  const isKey = issue.code === "invalid_key";
  const given = isKey ? issue.path.at(-1) : issue.input;
  const [allowed = "", fix] = (isKey ? (issue.issues[0]?.message ?? "") : issue.message).split("; ");
  return isLong(given)
    ? { path, message: `expected ${allowed}${fix === undefined ? "" : `; ${fix}`}` }
    : expected(path, allowed, given, fix);
}

/** Long values are not shown, because they would hide the message. */
function isLong(given: unknown): boolean {
  return quote(given).length > 80;
}

export function formatPath(path: Path): string {
  const inside = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return `keelson${inside.replace(/^\./, ":")}`;
}
