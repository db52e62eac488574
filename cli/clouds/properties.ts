import { at, type Fields, isFields, number, text } from "../values";

/** Properties of a resource, as the provider sees them. */
export type Properties = Fields;

/** The value at a path of keys, or undefined where the path leads nowhere. */
export const valueAt = at;

/** The text at a path; empty where there is none. */
export function textAt(properties: unknown, ...keys: readonly string[]): string {
  return text(properties, ...keys) ?? "";
}

/** The number at a path; `undefined` where there is none. */
export const numberAt = number;

/** The texts of the list at a path; none where there is no list. */
export function textsAt(properties: unknown, ...keys: readonly string[]): string[] {
  const value = valueAt(properties, ...keys);
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The objects of the list at a path; none where there is no list. */
export function recordsAt(properties: unknown, ...keys: readonly string[]): Properties[] {
  const value = valueAt(properties, ...keys);
  return Array.isArray(value) ? value.filter(isFields) : [];
}
