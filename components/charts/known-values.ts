import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nearName } from "../near-name";
import { isPlain, quote } from "../problems";
import { isRecord } from "../records";

/**
 * What a chart accepts at one place of its values: the keys of a map; `any` for everything; `plain` for a scalar or a list; or, from its
 * schema, types joined by `|`, or a list of the allowed values.
 */
export type KnownValues = string | readonly unknown[] | KnownMap;

/** The keys of a map that a chart knows. */
export interface KnownMap {
  readonly [key: string]: KnownValues;
}

/** The values that one release of a chart knows, as `keelson charts index` writes them. */
export interface KnownChart {
  readonly version: string;
  /** The images that its default values name, without tags and digests, by the path of the values as `ChartImages` writes it. */
  readonly images: Readonly<Record<string, string>>;
  /** The kinds whose CRDs it contains, each version as `apiVersion kind plural scope`. @default unknown: an older index */
  readonly kinds?: readonly string[];
  /** The ports that its containers open by default. @default unknown: a template computes them, or an older index */
  readonly ports?: readonly number[] | undefined;
  /** Cluster-scoped kinds of Kubernetes in its files, including those that a value switches on. @default unknown: an older index */
  readonly clusterKinds?: readonly string[];
  /** Namespaces that its templates name themselves. @default unknown: an older index */
  readonly namespaces?: readonly string[];
  /** Resources of tenants' workloads that its webhooks see. @default unknown: an older index */
  readonly admits?: readonly string[];
  readonly values: KnownMap;
}

/** A value that a chart ignores or refuses. */
export interface StrayValue {
  /** The keys that lead to it. */
  readonly path: readonly string[];
  readonly message: string;
  /** Whether it is certainly a mistake: a name that is near a known one, or a value of another type. */
  readonly isWrong: boolean;
}

/** Returns the values that the tested release of a chart knows, or nothing for charts of neither the catalogue nor a CNI. */
export function valuesKnownBy(chartName: string): KnownChart | undefined {
  const file = join(__dirname, "known-values", `${chartName}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as KnownChart) : undefined;
}

/** Lists the values that a chart ignores or refuses, each with the name that is probably meant. */
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

/** Names the expected value of a place if the given one does not fit. */
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
