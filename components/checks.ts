import type * as pulumi from "@pulumi/pulumi";
import { expected, isPlain, type Problem, quote } from "./problems";
import { parseQuantity } from "./quantity";

/*
 * The kit that arguments are checked with. Each check takes the path of a value and the value, and lists the mistakes.
 * An absent value and an Output pass: whether a value is required is for the caller to say, and an Output is not known yet.
 */

type Checked<T> = pulumi.Input<T> | undefined;

/** Bounds of a number, both inclusive. */
export interface Bounds {
  readonly min: number;
  readonly max?: number;
  /** Unit in the plural, for instance `GiB`, or what is counted, for instance `nodes`. */
  readonly unit?: string;
  /** What to do about a wrong value, where the bounds do not say it. */
  readonly fix?: string;
}

/** Whether a value is a whole number within bounds. */
export function isWhole(value: number, min: number, max = Number.POSITIVE_INFINITY): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** A whole number within bounds. */
export function whole(path: string, value: Checked<number>, { min, max, unit, fix }: Bounds): Problem[] {
  const range = max === undefined ? `, ${min} or more` : ` from ${min} to ${max}`;
  const what = unit === undefined ? "a whole number" : `a whole number of ${unit}`;
  return !isPlain<number>(value) || isWhole(value, min, max) ? [] : [expected(path, `${what}${range}`, value, fix)];
}

/** One of a fixed set of words. */
export function oneOf(path: string, value: Checked<string>, words: readonly string[], fix?: string): Problem[] {
  const isKnown = !isPlain<string>(value) || words.includes(value);
  return isKnown ? [] : [expected(path, `one of ${words.map(quote).join(", ")}`, value, fix)];
}

/**
 * One of the values of another argument.
 *
 * @param source path of that argument, for instance `vpc.zones`
 */
export function among(path: string, value: Checked<string>, source: string, values: readonly string[]): Problem[] {
  const isKnown = !isPlain<string>(value) || values.includes(value);
  return isKnown ? [] : [expected(path, `one of ${source} (${values.join(", ")})`, value)];
}

/**
 * A text of a certain form.
 *
 * @param form the form in words, for instance `a name of lower-case letters`
 */
export function matches(path: string, value: Checked<string>, pattern: RegExp, form: string, fix?: string): Problem[] {
  return !isPlain<string>(value) || pattern.test(value) ? [] : [expected(path, form, value, fix)];
}

/**
 * A list or map that, if given, is not empty.
 *
 * @param what one entry, for instance `zone`
 */
export function notEmpty(path: string, entries: object | undefined, what: string, fix?: string): Problem[] {
  const isEmpty = entries !== undefined && Object.keys(entries).length === 0;
  return isEmpty ? [expected(path, `at least one ${what}`, entries, fix)] : [];
}

/**
 * Values that are all different; one mistake for each value that repeats.
 *
 * @param what one value, for instance `container port`
 */
export function once(path: string, values: readonly (string | number)[], what: string, fix?: string): Problem[] {
  const repeated = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  return [...repeated].map((value) => expected(path, `each ${what} once`, value, fix ?? "it is there more than once"));
}

/** The names of Kubernetes' minor versions that are checked here: 1.20 to 1.99. */
export const minorVersion = /^1\.[2-9]\d$/;

/** A Kubernetes minor version, such as `1.35`. */
export function minor(path: string, value: Checked<string>): Problem[] {
  const form = 'a Kubernetes minor version such as "1.35"';
  return matches(path, value, minorVersion, form, "the cloud chooses the patch");
}

/**
 * A Kubernetes quantity above 0.
 *
 * @param example for instance `256Mi`
 */
export function quantity(path: string, value: Checked<string | number>, example: string, fix?: string): Problem[] {
  const isPositive = !isPlain<string | number>(value) || (parseQuantity(String(value)) ?? 0) > 0;
  return isPositive ? [] : [expected(path, `a quantity above 0, such as ${quote(example)}`, value, fix)];
}
