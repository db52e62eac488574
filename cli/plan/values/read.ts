import { SECRET, UNKNOWN } from "../../../components/testing";

/** An object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** A value's fields; none where it is no object. */
export function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A list's items as objects; none where it is no list. */
export function items(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

/** A list's items as texts; none where it is no list. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((item: unknown) => text(item) ?? []) : [];
}

/** What is found by going down from field to field. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => fields(found)[key], value);
}

/** A text or a number that is known and not secret, as text. */
export function text(value: unknown): string | undefined {
  if (typeof value === "number") {
    return String(value);
  }
  return typeof value === "string" && value !== "" && isKnown(value) ? value : undefined;
}

/** A number that is known. */
export function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** Whether a value is neither unknown before a deployment nor secret. */
export function isKnown(value: unknown): boolean {
  return value !== UNKNOWN && value !== SECRET;
}
