import type * as pulumi from "@pulumi/pulumi";
import { expected, isPlain, type Problem, quote } from "./problems";
import { parseQuantity } from "./quantity";

/*
 * The kit that arguments are checked with. Each check takes the path of a value and the value, and lists the mistakes.
 * An absent value and an Output pass: whether a value is required is for the caller to say, and an Output is not known yet.
 */

type Checked<T> = pulumi.Input<T | undefined> | undefined;

/** Bounds of a number, both inclusive. */
export interface Bounds {
  readonly min: number;
  readonly max?: number;
  /** Unit in the plural, for instance `GiB`, or what is counted, for instance `nodes`. */
  readonly unit?: string;
  /** What to do about a wrong value, unless the bounds say it already. */
  readonly fix?: string;
}

/** Reports whether a value is a whole number within bounds. */
export function isWhole(value: number, min: number, max = Number.POSITIVE_INFINITY): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** Checks that a value is a whole number within bounds. */
export function whole(path: string, value: Checked<number>, { min, max, unit, fix }: Bounds): Problem[] {
  const range = max === undefined ? `, ${min} or more` : ` from ${min} to ${max}`;
  const what = unit === undefined ? "a whole number" : `a whole number of ${unit}`;
  return !isPlain<number>(value) || isWhole(value, min, max) ? [] : [expected(path, `${what}${range}`, value, fix)];
}

/** Checks that a value is one of a fixed set of words. */
export function oneOf(path: string, value: Checked<string>, words: readonly string[], fix?: string): Problem[] {
  const isKnown = !isPlain<string>(value) || words.includes(value);
  const known =
    words.length === 0 ? "no value, because there is nothing to choose from" : `one of ${words.map(quote).join(", ")}`;
  return isKnown ? [] : [expected(path, known, value, fix)];
}

/**
 * Checks that a value is one of the values of another argument.
 *
 * @param source path of that argument, for instance `vpc.zones`
 */
export function among(path: string, value: Checked<string>, source: string, values: readonly string[]): Problem[] {
  const isKnown = !isPlain<string>(value) || values.includes(value);
  const known = values.length === 0 ? "there is none" : values.join(", ");
  return isKnown ? [] : [expected(path, `one of ${source} (${known})`, value)];
}

/**
 * Checks that a text has a certain form.
 *
 * @param form the form in words, for instance `a name of lower-case letters`
 */
export function matches(path: string, value: Checked<string>, pattern: RegExp, form: string, fix?: string): Problem[] {
  return !isPlain<string>(value) || pattern.test(value) ? [] : [expected(path, form, value, fix)];
}

/**
 * Checks that a list or map, if given, is not empty.
 *
 * @param what one entry, for instance `zone`
 */
export function notEmpty(path: string, entries: object | undefined, what: string, fix?: string): Problem[] {
  const isEmpty = entries !== undefined && Object.keys(entries).length === 0;
  return isEmpty ? [expected(path, `at least one ${what}`, entries, fix)] : [];
}

/**
 * Checks that all values are different. Lists one mistake for each value that repeats.
 *
 * @param what one value, for instance `container port`
 */
export function once(path: string, values: readonly (string | number)[], what: string, fix?: string): Problem[] {
  const repeated = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  return [...repeated].map((value) => expected(path, `each ${what} once`, value, fix ?? "it is listed more than once"));
}

/** Matches the minor versions of Kubernetes from 1.20 to 1.99. */
export const minorVersion = /^1\.[2-9]\d$/;

/** The newest minor version of Kubernetes for which this version of Keelson was made: 37 is 1.37. Raise it with `cli/toolchain`. */
const newestMinor = 37;

/** Minor versions that may have been released since: Kubernetes has three a year. https://kubernetes.io/releases/release/ */
const minorsAhead = 2;

/** Lists the mistake of a version that is not exact. */
export function exactVersion(path: string, value: Checked<string>): Problem[] {
  return matches(
    path,
    value,
    /^v?\d+\.\d+\.\d+([-+].+)?$/,
    'an exact version such as "1.2.3"',
    "a range selects newer versions over time",
  );
}

/** Checks that a value is a Kubernetes minor version such as `1.35` that can already be released. */
export function minor(path: string, value: Checked<string>): Problem[] {
  const form = 'a Kubernetes minor version such as "1.35"';
  const newest = newestMinor + minorsAhead;
  const isAhead = isPlain<string>(value) && minorVersion.test(value) && Number(value.slice("1.".length)) > newest;
  const ahead = `a minor version up to 1.${newest}`;
  const fix = `this version of Keelson supports only versions up to 1.${newestMinor}; update Keelson`;
  return isAhead
    ? [expected(path, ahead, value, fix)]
    : matches(path, value, minorVersion, form, "the cloud chooses the patch version");
}

/** A Kubernetes quantity. */
export function quantity(path: string, value: string | undefined): Problem[] {
  const isQuantity = value === undefined || parseQuantity(value) !== undefined;
  return isQuantity ? [] : [expected(path, 'a Kubernetes quantity such as "250m" or "128Mi"', value)];
}

/** A DNS label, as Kubernetes names objects, containers and volumes. */
export function dnsLabel(
  path: string,
  value: string,
  first: "letter" | "letter or digit" = "letter or digit",
): Problem[] {
  const ends = first === "letter" ? "beginning with a letter and not ending" : "not beginning or ending";
  const form = `a DNS label (at most 63 characters of a-z, 0-9 and "-", ${ends} with "-")`;
  const pattern = first === "letter" ? /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/ : /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
  return matches(path, value, pattern, form);
}

const subdomain = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** The name of a Kubernetes object. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
export function objectName(path: string, value: Checked<string>, what = "the name of an object"): Problem[] {
  return matches(path, value, subdomain, what);
}

const domain = /^(?=.{1,253}$)([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)*[a-z][-a-z0-9]*[a-z0-9]$/;

/** A domain in lower case. */
export function domainName(path: string, value: Checked<string>): Problem[] {
  return matches(path, value, domain, "a domain such as example.com");
}

/** A path that begins with `/`. */
export function absolutePath(path: string, value: string): Problem[] {
  return matches(path, value, /^\//, 'a path that begins with "/"', `write ${quote(`/${value}`)}`);
}

/**
 * Exactly one of some options.
 *
 * @param path path of the object that has the options
 */
export function exactlyOne(path: string, options: object, names: readonly string[], fix?: string): Problem[] {
  const values = new Map(Object.entries(options));
  const given = names.filter((name) => values.get(name) !== undefined);
  return given.length === 1 ? [] : [expected(path, `exactly one of ${names.join(", ")}`, given, fix)];
}

/** One of two options, or neither. */
export function notBoth(path: string, value: unknown, other: string, otherValue: unknown, fix = "keep one"): Problem[] {
  const both = value !== undefined && otherValue !== undefined;
  return both ? [{ path, message: `expected either ${path} or ${other}, got both; ${fix}` }] : [];
}

/**
 * A Kubernetes quantity above 0.
 *
 * @param example for instance `256Mi`
 */
export function positiveQuantity(
  path: string,
  value: Checked<string | number>,
  example: string,
  fix?: string,
): Problem[] {
  const isPositive = !isPlain<string | number>(value) || (parseQuantity(String(value)) ?? 0) > 0;
  return isPositive ? [] : [expected(path, `a quantity above 0, such as ${quote(example)}`, value, fix)];
}
