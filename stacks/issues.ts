import { closest } from "fastest-levenshtein";
import { z } from "zod";

/**
 * Renders every mistake in a configuration, a line each, with its path, what is allowed and what was given; an unknown key
 * with the nearest known one.
 */
export function describeIssues(error: z.ZodError, schema: z.ZodType, input: unknown): string[] {
  return error.issues.flatMap((issue) => describeIssue(issue, schema, input));
}

function describeIssue(issue: z.core.$ZodIssue, schema: z.ZodType, input: unknown): string[] {
  const path = formatPath(issue.path);
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(schemaAt(schema, issue.path, input));
    return issue.keys.map((key) => `✖ unknown key ${JSON.stringify(key)}${suggestion(key, known)}  → at ${path}`);
  }
  if (issue.code === "invalid_key") {
    const wanted = issue.issues.map(({ message }) => message).join(", ");
    return [`✖ ${wanted}${given(issue.path.at(-1))}  → at ${path}`];
  }
  const value = issue.path.reduce<unknown>(valueAt, input);
  return value === undefined
    ? [`✖ a value is missing: ${expectation(issue)}  → at ${path}`]
    : [`✖ ${expectation(issue)}${given(value)}  → at ${path}`];
}

function valueAt(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
}

function formatPath(path: readonly PropertyKey[]): string {
  const inside = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return `keelson${inside.replace(/^\./, ":")}`;
}

const kinds: Readonly<Record<string, string>> = { array: "a list", object: "a map", record: "a map", string: "a text" };

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return issue.message.startsWith("Invalid") ? oneOf(issue.values) : issue.message;
    case "invalid_union":
      return "options" in issue ? oneOf(issue.options as unknown[]) : issue.message;
    case "invalid_type":
      return issue.message.startsWith("Invalid input") ? (kinds[issue.expected] ?? issue.expected) : issue.message;
    default:
      return issue.message;
  }
}

function oneOf(values: readonly unknown[]): string {
  return `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`;
}

/** Quotes what was given, unless it could be a secret or is long. */
function given(input: unknown): string {
  const text = JSON.stringify(input) ?? "nothing";
  return text.length > 80 ? "" : `, given ${text}`;
}

function suggestion(key: string, known: readonly string[]): string {
  return known.length === 0
    ? ""
    : `: did you mean ${JSON.stringify(closest(key, [...known]))}? Allowed are ${known.join(", ")}`;
}

function schemaAt(schema: z.ZodType, path: readonly PropertyKey[], input: unknown): z.ZodType | undefined {
  const end = path.reduce<{ at: z.ZodType | undefined; value: unknown }>(
    ({ at, value }, key) => {
      const inner = unwrap(at, value);
      return { at: inner && step(inner, key), value: valueAt(value, key) };
    },
    { at: schema, value: input },
  );
  return unwrap(end.at, end.value);
}

function step(schema: z.ZodType, key: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    return schema.shape[String(key)] as z.ZodType | undefined;
  }
  if (schema instanceof z.ZodRecord) {
    return schema.valueType as z.ZodType;
  }
  return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : undefined;
}

/** What an optional or defaulted schema is of, and which of several the value chose. */
function unwrap(schema: z.ZodType | undefined, value: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return unwrap(schema.unwrap() as z.ZodType, value);
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = schema.def;
    const choice = valueAt(value, discriminator);
    return schema.options.find(
      (option) => option instanceof z.ZodObject && (option.shape[discriminator] as z.ZodType).safeParse(choice).success,
    ) as z.ZodType | undefined;
  }
  return schema;
}

function knownKeys(schema: z.ZodType | undefined): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
