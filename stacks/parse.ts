import type { z } from "zod";
import { isRecord, nearName, type Problem } from "../components";
import { allowedKeys, describeIssue, describeUnknownKeys, type UnknownKeys, wording } from "./issues";

/** A parsed part of the stack's file. */
export interface Parsed<T> {
  /** The part without its mistakes, so that other checks can still run. Absent if too much is wrong or missing. */
  readonly value?: T;
  readonly problems: readonly Problem[];
}

export type Path = readonly PropertyKey[];

/**
 * Parses a part of the stack's file and lists all its mistakes. It corrects most mistakes, so that the part still has a value. A misspelt key counts
 * as the correct key, and a number counts as text if text is expected. Other unknown keys and wrong values are dropped. The part has no value only if
 * a required value is wrong and has no stand-in.
 *
 * @param at path of the part, for instance `["cluster"]`
 * @param standIns values by key, for required values that no other check reads
 */
export function parse<T>(
  schema: z.ZodType<T>,
  part: unknown,
  at: Path = [],
  standIns: Readonly<Record<string, unknown>> = {},
): Parsed<T> {
  const unknownKeys = issuesOf(schema, part).filter((issue) => issue.code === "unrecognized_keys");
  const known = unknownKeys.reduce(
    (value, issue) => edited(value, issue.path, (map) => withKnownKeys(map, issue)),
    part,
  );
  const issues = issuesOf(schema, known);
  const rest = issues.reduce(
    (value, issue) => edited(value, issue.path, () => meant(issue) ?? standIns[issue.path.join(".")]),
    known,
  );
  const { data: value } = schema.safeParse(rest);
  const below = <Issue extends { path: PropertyKey[] }>(issue: Issue) => ({ ...issue, path: [...at, ...issue.path] });
  return {
    value,
    problems: [...unknownKeys.map(below).flatMap(describeUnknownKeys), ...issues.map(below).map(describeIssue)],
  };
}

function issuesOf(schema: z.ZodType, value: unknown): z.core.$ZodIssue[] {
  return schema.safeParse(value, { error: wording, reportInput: true }).error?.issues ?? [];
}

/** Returns the text for a value without quotes that YAML read as a number. */
function meant(issue: z.core.$ZodIssue): string | undefined {
  const isText = issue.code === "invalid_type" && issue.expected === "string";
  return isText && typeof issue.input === "number" ? String(issue.input) : undefined;
}

/** Renames the misspelt keys of a map, and drops all other unknown keys. Drops a misspelt key, too, if the map has the correct key. */
function withKnownKeys(map: unknown, { keys, message }: UnknownKeys): unknown {
  const allowed = allowedKeys(message);
  return isRecord(map)
    ? Object.fromEntries(
        Object.entries(map).flatMap(([key, value]) => {
          const name = keys.includes(key)
            ? nearName(
                key,
                allowed.filter((each) => !(each in map)),
              )
            : key;
          return name === undefined ? [] : [[name, value]];
        }),
      )
    : map;
}

/** Copies a value with a change at a path. */
export function edited(value: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (key === undefined) {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === key ? edited(item, rest, change) : item));
  }
  return isRecord(value) ? { ...value, [key]: edited(value[String(key)], rest, change) } : value;
}
