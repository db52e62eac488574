import { isDeepStrictEqual } from "node:util";
import { isRecord, secretMark, unknownMark } from "../../../components/testing";
import type { Way } from "../../clouds";
import type { PlannedResource } from "../planned-resource";
import type { Pair } from "./pairs";

/** A change of one input or option; `undefined` stands for absent. */
export interface PropertyChange {
  /** The property path as Pulumi writes it, for instance `spec.ports[0].port`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A resource that is in both plans, with changes. */
export interface Changed extends Pair {
  readonly properties: readonly PropertyChange[];
}

/** Options that follow the SDK's version, not the program. */
const incidentalOptions = new Set(["version", "pluginDownloadURL"]);

/** Lists the changes of a resource: of its inputs, its options as `options.…`, and its provider. */
export function resourceChanges(before: PlannedResource, after: PlannedResource): PropertyChange[] {
  const inputs = valueChanges("", before.inputs, after.inputs);
  const isIgnored = ({ path }: PropertyChange) =>
    (after.options.ignoreChanges ?? []).some((over) => covers(over, path));
  return [
    ...[...inputs, ...originChanges(before, after)].filter((change) => !isIgnored(change)),
    ...valueChanges("options", withoutIncidental(before.options), withoutIncidental(after.options)),
    ...valueChanges("provider", before.provider ?? undefined, after.provider ?? undefined),
  ];
}

/** Lists inputs that are unknown in both plans but come from other resources. */
function originChanges(before: PlannedResource, after: PlannedResource): PropertyChange[] {
  return Object.keys(after.inputs).flatMap((path) => {
    const [was, is] = [before, after].map(({ propertyDependencies }) => propertyDependencies[path] ?? []);
    const isOpen = holdsUnknown(after.inputs[path]) && isDeepStrictEqual(before.inputs[path], after.inputs[path]);
    const gone = (was ?? []).filter((urn) => is?.includes(urn) !== true);
    const come = (is ?? []).filter((urn) => was?.includes(urn) !== true);
    return isOpen && gone.length + come.length > 0 ? [{ path, before: { from: gone }, after: { from: come } }] : [];
  });
}

/** Reports whether part of a value is only known after a deployment. */
export function holdsUnknown(value: unknown): boolean {
  if (typeof value === "object" && value !== null) {
    return Object.values(value).some(holdsUnknown);
  }
  return value === unknownMark;
}

/** Counts the values that are secret both before and after: a plan does not hold them, so nobody can compare them. */
export function secretsIn(before: unknown, after: unknown): number {
  if (after === secretMark) {
    return before === secretMark ? 1 : 0;
  }
  if (typeof after !== "object" || after === null) {
    return 0;
  }
  const entries = Object.entries(after);
  return entries.reduce((sum, [key, value]) => sum + secretsIn(isObject(before) ? before[key] : undefined, value), 0);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Reports whether a property path is, or contains, another one; `*` contains everything. */
export function covers(path: string, other: string): boolean {
  return path === "*" || path === other || other.startsWith(`${path}.`) || other.startsWith(`${path}[`);
}

/** Returns what happened to a value. */
export function wayOf({ before, after }: Pick<PropertyChange, "before" | "after">): Way {
  if (before === undefined) {
    return "added";
  }
  return after === undefined ? "removed" : "updated";
}

function withoutIncidental(options: PlannedResource["options"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([key]) => !incidentalOptions.has(key)));
}

/** Lists the leaves that differ, sorted by key. A map against nothing counts as all its leaves. */
function valueChanges(path: string, before: unknown, after: unknown): PropertyChange[] {
  if (isDeepStrictEqual(before, after)) {
    return [];
  }
  const keys = keysOf(before, after);
  if (keys === undefined || keys.length === 0) {
    return [{ path, before, after }];
  }
  return keys.flatMap((key) => valueChanges(stepPath(path, key), childOf(before, key), childOf(after, key)));
}

/** Returns the keys of two maps or two lists; `undefined` for anything else. */
function keysOf(before: unknown, after: unknown): (string | number)[] | undefined {
  const present = [before, after].filter((value) => value !== undefined);
  if (present.every(Array.isArray)) {
    const length = Math.max(...present.map((list) => (list as unknown[]).length));
    return Array.from({ length }, (_item, index) => index);
  }
  if (!present.every(isRecord)) {
    return undefined;
  }
  return [...new Set(present.flatMap((map) => Object.keys(map as object)))].sort();
}

function childOf(value: unknown, key: string | number): unknown {
  return value === undefined ? undefined : (value as Record<string | number, unknown>)[key];
}

function stepPath(path: string, key: string | number): string {
  if (typeof key === "number") {
    return `${path}[${key}]`;
  }
  const isPlain = /^[\w$-]+$/.test(key);
  const step = isPlain ? key : `[${JSON.stringify(key)}]`;
  return path === "" || !isPlain ? `${path}${step}` : `${path}.${step}`;
}
