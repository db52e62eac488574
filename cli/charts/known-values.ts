import { parse } from "yaml";
import type { KnownMap, KnownValues } from "../../components/charts";
import { isRecord } from "../values";

/** Names of values below which Kubernetes, not the chart, defines the keys. */
const definedByKubernetes =
  /(labels|annotations|selector|securityContext|resources|affinity|probe|strategy|limits|requests|env|args)$/i;

/** Reads the values that a chart knows from its `values.yaml`. Keys that are only in comments there count, because templates use them. */
export function knownValues(valuesYaml: string): KnownMap {
  const defaults: unknown = parse(valuesYaml);
  const known: KnownMap = isRecord(defaults) ? mapOf(defaults) : {};
  return commentedPaths(valuesYaml).reduce((all, path) => withPath(all, path), known);
}

function mapOf(defaults: Readonly<Record<string, unknown>>): KnownMap {
  return Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, knownAt(key, value)]));
}

/** The keys of a container's resources; some charts have such a map per container instead. */
const ofResources = new Set(["limits", "requests", "claims"]);

function knownAt(key: string, value: unknown): KnownValues {
  if (/resources$/i.test(key) && isRecord(value) && Object.keys(value).some((one) => !ofResources.has(one))) {
    return Object.fromEntries(Object.keys(value).map((one) => [one, "any"]));
  }
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

/** Adds a path to the known values; anything may be below its end. */
export function withPath(known: KnownMap, [key, ...rest]: readonly string[]): KnownMap {
  if (key === undefined) {
    return known;
  }
  const below = known[key];
  if (rest.length === 0 || below === "any") {
    return { ...known, [key]: below ?? "any" };
  }
  return { ...known, [key]: below === undefined || isMap(below) ? withPath(below ?? {}, rest) : "any" };
}

/** Accepts every key below a path. */
export function opened(known: KnownMap, [key, ...rest]: readonly string[]): KnownMap {
  const below = key === undefined ? undefined : known[key];
  if (key === undefined || below === undefined) {
    return known;
  }
  return { ...known, [key]: rest.length === 0 ? anyMap(below) : isMap(below) ? opened(below, rest) : below };
}

/** A plain value stays one: templates write out lists whole as well. */
function anyMap(below: KnownValues): KnownValues {
  return isMap(below) ? "any" : below;
}

/** Adds the keys and types of a chart's schema to the known values. */
export function refined(known: KnownMap, schema: KnownMap): KnownMap {
  return Object.fromEntries(
    [...new Set([...Object.keys(known), ...Object.keys(schema)])].map((key) => [key, both(known[key], schema[key])]),
  );
}

function both(known: KnownValues | undefined, schema: KnownValues | undefined): KnownValues {
  if (known === undefined || schema === undefined) {
    return known ?? schema ?? "any";
  }
  if (isMap(known) && isMap(schema)) {
    return refined(known, schema);
  }
  return known === "plain" && !isMap(schema) ? schema : known;
}

/** Reports whether a chart has a map in a place and knows its keys. */
export function isMap(known: KnownValues): known is KnownMap {
  return typeof known === "object" && !Array.isArray(known);
}
