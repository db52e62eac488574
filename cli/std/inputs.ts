import type { Fields } from "../values";

/** Answers a function of `@pulumi/std`, by its inputs. */
export type StdFunction = (inputs: Fields) => unknown;

/** Returns a text, which may be empty. */
export function textOf(inputs: Fields, name = "input"): string {
  const value = inputs[name];
  if (typeof value !== "string") {
    throw new Error(`${name}: expected a text, got ${JSON.stringify(value)}`);
  }
  return value;
}

/** Returns a number. */
export function numberOf(inputs: Fields, name = "input"): number {
  const value = inputs[name];
  if (typeof value !== "number") {
    throw new Error(`${name}: expected a number, got ${JSON.stringify(value)}`);
  }
  return value;
}

/** Returns a list. */
export function listOf(inputs: Fields, name = "input"): readonly unknown[] {
  const value: unknown = inputs[name];
  if (!Array.isArray(value)) {
    throw new Error(`${name}: expected a list, got ${JSON.stringify(value)}`);
  }
  return value;
}

/** Writes any value so that equal ones are equal texts. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value) ?? "";
}
