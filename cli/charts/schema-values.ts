import type { KnownMap, KnownValues } from "../../components/charts";
import { isRecord } from "../values";

/** The content of a chart's `values.schema.json`: the keys and types of maps, and which maps refuse other keys. */
export interface SchemaValues {
  readonly values: KnownMap;
  /** Paths of maps with `additionalProperties: false`. */
  readonly closed: readonly string[];
}

type Schema = Readonly<Record<string, unknown>>;

/** Reads the schema of a chart's values. A value that may have several shapes counts as anything, except for types and words. */
export function schemaValues(schema: unknown): SchemaValues {
  const closed: string[] = [];
  const root = isRecord(schema) ? schema : {};
  const values = valuesAt(root, root, [], closed);
  return { values: isRecord(values) ? values : {}, closed };
}

function valuesAt(given: unknown, root: Schema, path: readonly string[], closed: string[]): KnownValues {
  const schema = resolve(given, root);
  if (path.length > 12 || ["anyOf", "oneOf", "allOf", "not", "if"].some((key) => key in schema)) {
    return "any";
  }
  const words = schema.enum;
  if (Array.isArray(words)) {
    return words;
  }
  const { properties } = schema;
  if (isRecord(properties)) {
    if (schema.additionalProperties === false) {
      closed.push(path.join("."));
    }
    const keys = Object.entries(properties);
    return Object.fromEntries(keys.map(([key, one]) => [key, valuesAt(one, root, [...path, key], closed)]));
  }
  const types = [schema.type].flat().filter((type) => typeof type === "string");
  return types.length === 0 || types.includes("object") ? "any" : types.filter((type) => type !== "null").join("|");
}

/** Returns the definition that a schema refers to. */
function resolve(schema: unknown, root: Schema): Schema {
  if (!isRecord(schema)) {
    return {};
  }
  const { $ref: reference } = schema;
  if (typeof reference !== "string" || !reference.startsWith("#/")) {
    return reference === undefined ? schema : { not: reference };
  }
  const found = reference
    .slice(2)
    .split("/")
    .reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), root);
  return isRecord(found) ? resolve(found, root) : {};
}
