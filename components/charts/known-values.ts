import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nearName } from "../near-name";
import { isPlain, quote } from "../problems";
import { isRecord } from "../records";

/**
 * The values that a chart accepts at one place: a map of known keys, `any` for everything, or `plain` for a scalar or a list. If the chart has a
 * schema, it can also be types joined by `|`, or a list of the allowed values.
 */
export type KnownValues = string | readonly unknown[] | KnownMap;

/** The keys of a map that a chart knows. */
export interface KnownMap {
  readonly [key: string]: KnownValues;
}

/** The values that one release of a chart knows. `keelson charts index` writes this index. */
export interface KnownChart {
  readonly version: string;
  /** The images in the chart's default values, without tags and digests. Each key is the path of the value, in the form of `ChartImages`. */
  readonly images: Readonly<Record<string, string>>;
  /** The kinds whose CRDs the chart contains. Each version is listed as `apiVersion kind plural scope`. @default unknown: the index is older */
  readonly kinds?: readonly string[];
  /** The ports that the chart's containers open by default. @default unknown: a template computes them, or the index is older */
  readonly ports?: readonly number[] | undefined;
  /** Kubernetes' own cluster-scoped kinds in the chart's files, including the kinds that a value switches on. @default unknown: the index is older */
  readonly clusterKinds?: readonly string[];
  /** Namespaces that the chart's templates contain as fixed names. @default unknown: the index is older */
  readonly namespaces?: readonly string[];
  /** Resources of tenants' workloads that the chart's webhooks check. @default unknown: the index is older */
  readonly admits?: readonly string[];
  readonly values: KnownMap;
}

/** A value that a chart ignores or refuses. */
export interface StrayValue {
  /** The keys that lead to it. */
  readonly path: readonly string[];
  readonly message: string;
  /** Whether the value is certainly a mistake: its name is similar to a known name, or its type is wrong. */
  readonly isWrong: boolean;
}

/**
 * Returns the values that the tested release of a chart knows. Returns nothing for a chart that belongs to no add-on of the catalogue and to no CNI.
 */
export function valuesKnownBy(chartName: string): KnownChart | undefined {
  const file = join(__dirname, "known-values", `${chartName}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as KnownChart) : undefined;
}

/** Lists the values that a chart ignores or refuses, each with the name that was probably meant. */
export function strayValues(values: unknown, known: KnownValues, path: readonly string[] = []): StrayValue[] {
  if (values === null || values === undefined || !isPlain<unknown>(values) || known === "any") {
    return [];
  }
  if (typeof known === "string" || isWords(known)) {
    const wanted = unmet(values, known);
    return wanted === undefined ? [] : [{ path, message: wanted, isWrong: true }];
  }
  if (!isRecord(values)) {
    const message = `the chart expects a map, got ${quote(values)}`;
    return Object.keys(known).length === 0 ? [] : [{ path, message, isWrong: true }];
  }
  return Object.entries(values).flatMap(([key, value]) => {
    const below = known[key];
    return below === undefined
      ? value === null
        ? []
        : [strayKey(key, [...path, key], known)]
      : strayValues(value, below, [...path, key]);
  });
}

function strayKey(key: string, path: readonly string[], known: KnownMap): StrayValue {
  const meant = nearName(key, Object.keys(known));
  const message = `the chart has no such value${meant === undefined ? "" : `; did you mean ${meant}?`}`;
  return { path, message, isWrong: meant !== undefined };
}

/** Describes the expected value of a place if the given value does not fit. */
function unmet(value: unknown, known: string | readonly unknown[]): string | undefined {
  if (isWords(known)) {
    return known.includes(value) ? undefined : `expected one of ${known.map(quote).join(", ")}, got ${quote(value)}`;
  }
  if (known === "plain") {
    return isRecord(value) ? "the chart expects a plain value or a list, got a map" : undefined;
  }
  const types = known.split("|");
  return types.some((type) => isOf(type, value)) ? undefined : `expected ${types.join(" or ")}, got ${quote(value)}`;
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case "array":
      return Array.isArray(value);
    case "object":
      return isRecord(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function isWords(known: KnownValues): known is readonly unknown[] {
  return Array.isArray(known);
}
