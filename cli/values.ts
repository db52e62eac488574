import { isRecord, secretMark, unknownMark } from "../components/testing";

export { isRecord };

/*
 * Reads untyped values: inputs, outputs and Kubernetes objects. Every function takes a value and
 * the keys that lead into it. Absent is `undefined`, an empty list or an object without fields.
 */

/** An object with unknown fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** Plain data as it travels in JSON. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Returns the value at a path of keys. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => (isRecord(found) ? found[key] : undefined), value);
}

/** Returns the fields of an object. */
export function fields(value: unknown, ...path: readonly string[]): Fields {
  const found = at(value, ...path);
  return isRecord(found) ? found : {};
}

/** Returns the objects in a list; anything else in it counts as an object without fields. */
export function items(value: unknown, ...path: readonly string[]): Fields[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.map((item: unknown) => fields(item)) : [];
}

/** Returns a text, or a number as text. An empty text counts as absent, and so does one that is unknown or secret. */
export function text(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  if (typeof found === "number") {
    return String(found);
  }
  return typeof found === "string" && found !== "" && isKnown(found) ? found : undefined;
}

/** Returns the texts in a list. */
export function texts(value: unknown, ...path: readonly string[]): string[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.flatMap((item: unknown) => text(item) ?? []) : [];
}

/** Returns a number. */
export function number(value: unknown, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === "number" ? found : undefined;
}

/** Parses JSON in a text; `undefined` if it is unknown or not JSON, which the provider refuses by itself. */
export function parsed(value: unknown): unknown {
  const known = text(value);
  try {
    return known === undefined ? undefined : (JSON.parse(known) as unknown);
  } catch {
    return undefined;
  }
}

/** Whether a value is neither unknown before a deployment nor secret. */
export function isKnown(value: unknown): boolean {
  return value !== unknownMark && value !== secretMark;
}
