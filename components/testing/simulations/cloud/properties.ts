import { isRecord } from "../../wire-values";

/** Properties of a resource, as the provider sees them. */
export type Properties = Readonly<Record<string, unknown>>;

/** The value at a path of keys, or undefined where the path leads nowhere. */
export function valueAt(properties: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), properties);
}

/** The text at a path; empty where there is none. */
export function textAt(properties: unknown, ...keys: readonly string[]): string {
  const value = valueAt(properties, ...keys);
  return typeof value === "string" ? value : "";
}

/** The number at a path; `undefined` where there is none. */
export function numberAt(properties: unknown, ...keys: readonly string[]): number | undefined {
  const value = valueAt(properties, ...keys);
  return typeof value === "number" ? value : undefined;
}

/** The texts of the list at a path; none where there is no list. */
export function textsAt(properties: unknown, ...keys: readonly string[]): string[] {
  const value = valueAt(properties, ...keys);
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The objects of the list at a path; none where there is no list. */
export function recordsAt(properties: unknown, ...keys: readonly string[]): Properties[] {
  const value = valueAt(properties, ...keys);
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
