import { parse } from "yaml";
import { nearName } from "../../components/testing";
import { isRecord } from "../values";

/** What a chart knows at one place: the keys of a map, `any` if it accepts every key, and `plain` if it has a scalar or a list. */
export type KnownValues = "any" | "plain" | KnownMap;

/** The keys of a map that a chart knows. */
export interface KnownMap {
  readonly [key: string]: KnownValues;
}

/** Names of values below which Kubernetes, not the chart, defines the keys. */
const definedByKubernetes =
  /(labels|annotations|selector|securityContext|resources|affinity|probe|strategy|limits|requests|env|args)$/i;

/** Reads what a chart knows from its `values.yaml`. Keys that are only in comments there count, because templates use them. */
export function knownValues(valuesYaml: string): KnownMap {
  const defaults: unknown = parse(valuesYaml);
  const known: KnownMap = isRecord(defaults) ? mapOf(defaults) : {};
  return commentedPaths(valuesYaml).reduce((all, path) => withPath(all, path), known);
}

function mapOf(defaults: Readonly<Record<string, unknown>>): KnownMap {
  return Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, knownAt(key, value)]));
}

function knownAt(key: string, value: unknown): KnownValues {
  if (definedByKubernetes.test(key) || value === null || (isRecord(value) && Object.keys(value).length === 0)) {
    return "any";
  }
  return isRecord(value) ? mapOf(value) : "plain";
}

/** Lists the keys in comments, such as `# replicas: 2`, with the keys around them. */
function commentedPaths(valuesYaml: string): string[][] {
  const around: { readonly indent: number; readonly key: string }[] = [];
  return valuesYaml.split("\n").flatMap((line) => {
    const [, spaces = "", comment = "", key = ""] = /^( *)(# {0,2})?"?([\w./-]+)"?:(?:\s|$)/.exec(line) ?? [];
    if (key === "") {
      return [];
    }
    while ((around.at(-1)?.indent ?? -1) >= spaces.length) {
      around.pop();
    }
    const path = [...around.map((each) => each.key), key];
    if (comment !== "") {
      return [path];
    }
    around.push({ indent: spaces.length, key });
    return [];
  });
}

/** Adds a path to what is known; anything may be below its end. */
export function withPath(known: KnownMap, [key, ...rest]: readonly string[]): KnownMap {
  if (key === undefined) {
    return known;
  }
  const below = known[key];
  if (rest.length === 0 || below === "any") {
    return { ...known, [key]: below ?? "any" };
  }
  return { ...known, [key]: below === "plain" ? "any" : withPath(below ?? {}, rest) };
}

/** Lists the values that a chart would ignore, each with the name that is probably meant. */
export function unknownValues(values: unknown, known: KnownValues, path: readonly string[] = []): string[] {
  if (!isRecord(values) || known === "any") {
    return [];
  }
  if (known === "plain") {
    return [`${path.join(".")}: the chart has a plain value or a list there, not a map`];
  }
  return Object.entries(values).flatMap(([key, value]) => {
    const below = known[key];
    return below === undefined
      ? [`${[...path, key].join(".")}: the chart has no such value${nearest(key, Object.keys(known))}`]
      : unknownValues(value, below, [...path, key]);
  });
}

function nearest(key: string, names: readonly string[]): string {
  const meant = nearName(key, names);
  return meant === undefined ? "" : `; did you mean ${meant}?`;
}
