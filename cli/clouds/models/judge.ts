import { closest } from "fastest-levenshtein";
import { type Fields, isRecord } from "../../values";
import awsModels from "./aws.json";
import azureModels from "./azure.json";
import type { Fact, Models, TypeModel } from "./contract";
import gcpModels from "./gcp.json";

/** An objection of an API model to a value. */
export interface ModelObjection {
  /** The path of the property, with dots. */
  readonly property: string;
  /** For instance `expected one of [a, b], got "c" (API model: botocore 1.44.8 eks CreateCluster, 2026-11-20)`. */
  readonly reason: string;
  /** Whether the cloud may accept the value, because the model's list is not complete or its limit is a guess. */
  readonly warns: boolean;
}

const models: readonly Models[] = [awsModels, azureModels, gcpModels];

/** Returns the facts of the published API model of a type; `undefined` if there are none. */
export function typeModelOf(token: string): TypeModel | undefined {
  return models.map(({ types }) => types[token]).find((found) => found !== undefined);
}

/**
 * Lists the objections of a type's published API model.
 *
 * @param placeholders stand for unknown values, and pass
 */
export function modelObjections(
  token: string,
  inputs: Fields,
  placeholders: readonly unknown[] = [],
): ModelObjection[] {
  const model = typeModelOf(token);
  return Object.entries(model?.facts ?? {}).flatMap(([property, fact]) =>
    valuesAt(inputs, property.split("."))
      .filter((value) => !placeholders.includes(value))
      .flatMap((value) => {
        const problem = problemOf(fact, value);
        const reason = `${problem}, got ${JSON.stringify(value)} (API model: ${sourceOf(model)})`;
        const warns = mayPass(fact, value);
        return problem === undefined ? [] : [{ property, reason, warns }];
      }),
  );
}

/** Lists the scalars at a path, in each item of each list on the way. */
function valuesAt(value: unknown, [key, ...within]: readonly string[]): (string | number)[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => valuesAt(item, key === undefined ? [] : [key, ...within]));
  }
  if (key !== undefined) {
    return isRecord(value) ? valuesAt(value[key], within) : [];
  }
  /* The providers treat an empty text as no value. */
  return (typeof value === "string" && value !== "") || typeof value === "number" ? [value] : [];
}

function problemOf(fact: Fact, value: string | number): string | undefined {
  const { oneOf, pattern, min, max, minLength, maxLength } = fact;
  if (oneOf !== undefined && isListed(fact, value) === false) {
    return `expected ${listed(oneOf, String(value))}`;
  }
  if (isOutside(Number(value), min, max)) {
    return `expected ${range(min, max)}`;
  }
  const text = String(value);
  if (isOutside(text.length, minLength, maxLength)) {
    return `expected ${range(minLength, maxLength)} characters`;
  }
  const matches = pattern === undefined || expression(pattern)?.test(text) !== false;
  return matches ? undefined : `expected a text that matches ${pattern}`;
}

function mayPass(fact: Fact, value: string | number): boolean {
  const isUnlisted = isListed(fact, value) === false;
  return (isUnlisted && fact.open === true) || (fact.isMinGuessed === true && isOutside(Number(value), fact.min));
}

/** A list for a message; of a long one only the nearest. */
function listed(oneOf: readonly string[], value: string): string {
  return oneOf.length > longest
    ? `one of ${oneOf.length} known values, for instance ${closest(value, oneOf)}`
    : `one of [${oneOf.join(", ")}]`;
}

/** How many values a message shows. */
const longest = 60;

function isListed({ oneOf }: Fact, value: string | number): boolean | undefined {
  return oneOf?.some((one) => one === String(value));
}

function isOutside(value: number, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): boolean {
  return value < least || value > most;
}

function range(least: number | undefined, most: number | undefined): string {
  return [least === undefined ? [] : `at least ${least}`, most === undefined ? [] : `at most ${most}`]
    .flat()
    .join(" and ");
}

/**
 * Compiles a pattern. Some are written for Java or Go; those that JavaScript cannot read are ignored. Surrogates are pairs only with `u`.
 */
export function expression(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, /\\p\{|\\uD[89AB]/i.test(pattern) ? "u" : "");
  } catch {
    return undefined;
  }
}

function sourceOf(model: TypeModel | undefined): string {
  const [name = "", ...of] = model?.model.split(" ") ?? [];
  const [[release, date] = ["", ""]] = models.flatMap(({ sources }) =>
    Object.entries(sources).filter(([release]) => release.startsWith(`${name} `)),
  );
  return [release, ...of].join(" ").concat(`, ${date}`);
}
