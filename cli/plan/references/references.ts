import type { RegisteredResource } from "../../../components/testing";
import { shortened } from "../../shortened";
import { isKnown, isRecord } from "../../values";
import { labelOf } from "../label";
import { awsReferences } from "./aws";
import { azureReferences } from "./azure";
import type { IdFact, NameFact, ReferenceFacts } from "./contract";
import { gcpReferences } from "./gcp";

/** A text in the inputs of a resource. */
interface Leaf {
  readonly path: readonly string[];
  readonly value: string;
}

type ByUrn = ReadonlyMap<string, RegisteredResource>;

const clouds = [awsReferences, azureReferences, gcpReferences];

/**
 * Lists broken references among the resources of clouds, one line each: a value that is not an id, or the id of another kind of resource.
 * Ids that are not known yet are judged by the resource that they come from.
 */
export function brokenReferences(resources: readonly RegisteredResource[]): string[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  return eachOfClouds(resources, (facts, resource) =>
    leavesOf(resource.inputs).flatMap((leaf) => idProblem(facts, resource, leaf, byUrn)),
  );
}

/**
 * Lists names of resources that neither the program gives to anything nor the stack's file mentions, one line each. They may refer to an
 * existing resource.
 *
 * @param given what the stack's file says
 */
export function strayNames(resources: readonly RegisteredResource[], given?: unknown): string[] {
  const mentioned = JSON.stringify(given ?? "");
  return eachOfClouds(resources, ({ names }, resource) =>
    names
      .filter(({ types }) => types.test(resource.type))
      .flatMap((fact) => nameProblems(fact, resource, resources, mentioned)),
  );
}

function eachOfClouds(
  resources: readonly RegisteredResource[],
  problems: (facts: ReferenceFacts, resource: RegisteredResource) => readonly Problem[],
): string[] {
  return resources.flatMap((resource) => {
    const type = resource.type.replace(/^pulumi:providers:(.*)$/, "$1:");
    const facts = clouds.find(({ prefix }) => type.startsWith(prefix));
    const found = facts === undefined ? [] : problems(facts, resource);
    return found.map(([path, message]) => `${labelOf(resource)}: ${path}: ${message}`);
  });
}

type Problem = readonly [path: string, message: string];

function idProblem(
  { ids, prefix }: ReferenceFacts,
  { propertyDependencies }: RegisteredResource,
  { path, value }: Leaf,
  byUrn: ByUrn,
): Problem[] {
  const fact = ids.find(({ keys }) => keys.includes(path.findLast((key) => !isIndex(key)) ?? ""));
  if (fact === undefined || value === "") {
    return [];
  }
  if (isKnown(value)) {
    return fact.form.test(value)
      ? []
      : [[path.join("."), `expected ${fact.what}, got ${JSON.stringify(value)}; fix the reference`]];
  }
  const sources = (propertyDependencies[path[0] ?? ""] ?? []).map((urn) => byUrn.get(urn));
  return strangers(fact, prefix, sources).map((got) => [
    path.join("."),
    `expected ${fact.what}, got a value of ${got}; pass the right resource`,
  ]);
}

/** Names the sources of an id if they are known and none of them has such ids. */
function strangers(
  { from }: IdFact,
  prefix: string,
  sources: readonly (RegisteredResource | undefined)[],
): readonly string[] {
  const known = sources.flatMap((source) => (source?.type.startsWith(prefix) === true ? [source] : []));
  const isStrange =
    from !== undefined &&
    sources.length > 0 &&
    known.length === sources.length &&
    !known.some(({ type }) => from.test(type));
  return isStrange ? [shortened(known.map(labelOf))] : [];
}

function nameProblems(
  { name, of, ofCloud = [], path, what }: NameFact,
  resource: RegisteredResource,
  resources: readonly RegisteredResource[],
  mentioned: string,
): Problem[] {
  const holders = of === undefined ? [resource] : resources.filter(({ type }) => type === of);
  const names = holders.flatMap(({ inputs }) => leavesOf(inputs).filter((leaf) => isAt(leaf.path, name)));
  if (names.length === 0 || names.some(({ value }) => !isKnown(value))) {
    return [];
  }
  const known = [...new Set(names.map(({ value }) => value))];
  return leavesOf(resource.inputs)
    .filter((leaf) => isAt(leaf.path, path) && isKnown(leaf.value))
    .filter(({ value }) => ![...known, ...ofCloud].some((one) => one.toLowerCase() === value.toLowerCase()))
    .filter(({ value }) => !mentions(mentioned, value))
    .map((leaf) => [
      leaf.path.join("."),
      `expected ${what} (${shortened(known)}), got ${JSON.stringify(leaf.value)}; fix the name`,
    ]);
}

/** Reports whether a text contains another one as a whole word or a whole part of an id. */
function mentions(whole: string, word: string): boolean {
  return whole.split(/[^\w.-]+/).includes(word);
}

/** Reports whether a path matches that of a fact, where `*` stands for any key. */
function isAt(path: readonly string[], wanted: string): boolean {
  const keys = wanted.split(".");
  return keys.length === path.length && keys.every((key, index) => key === "*" || key === path[index]);
}

function isIndex(key: string): boolean {
  return /^\d+$/.test(key);
}

function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof value === "string") {
    return [{ path, value }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => leavesOf(item, [...path, String(index)]));
  }
  return isRecord(value) ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key])) : [];
}
