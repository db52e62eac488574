import { isDeepStrictEqual } from "node:util";
import { unknownMark } from "../../../components/testing";
import type { Way } from "../../clouds";
import type { PlannedResource } from "../planned-resource";

/** One input or option that is not what it was; `undefined` stands for one that is not there. */
export interface PropertyChange {
  /** A property path as Pulumi writes it, for instance `spec.ports[0].port`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** They follow the SDK's version, not the program. */
const incidentalOptions = new Set(["version", "pluginDownloadURL"]);

/** What of a resource is not what it was: its inputs, its options as `options.…`, its provider. */
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

/** Inputs that are not known yet, before and after, but come from other resources than they did. */
function originChanges(before: PlannedResource, after: PlannedResource): PropertyChange[] {
  return Object.keys(after.inputs).flatMap((path) => {
    const [was, is] = [before, after].map(({ propertyDependencies }) => propertyDependencies[path] ?? []);
    const isOpen = holdsUnknown(after.inputs[path]) && isDeepStrictEqual(before.inputs[path], after.inputs[path]);
    const gone = (was ?? []).filter((urn) => is?.includes(urn) !== true);
    const come = (is ?? []).filter((urn) => was?.includes(urn) !== true);
    return isOpen && gone.length + come.length > 0 ? [{ path, before: { from: gone }, after: { from: come } }] : [];
  });
}

/** Whether something in a value is only known after a deployment. */
export function holdsUnknown(value: unknown): boolean {
  if (typeof value === "object" && value !== null) {
    return Object.values(value).some(holdsUnknown);
  }
  return value === unknownMark;
}

/** Whether a property path is the other one or lies below it; `*` covers everything. */
export function covers(path: string, other: string): boolean {
  return path === "*" || path === other || other.startsWith(`${path}.`) || other.startsWith(`${path}[`);
}

/** What happened to a value. */
export function wayOf({ before, after }: Pick<PropertyChange, "before" | "after">): Way {
  if (before === undefined) {
    return "added";
  }
  return after === undefined ? "removed" : "updated";
}

function withoutIncidental(options: PlannedResource["options"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([key]) => !incidentalOptions.has(key)));
}

/** The leaves that differ, sorted as their keys are; a map against nothing is all its leaves. */
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

/** The keys of two values of the same shape; undefined where one is not a map or list, or they differ in kind. */
function keysOf(before: unknown, after: unknown): (string | number)[] | undefined {
  const present = [before, after].filter((value) => value !== undefined);
  if (present.every(Array.isArray)) {
    const length = Math.max(...present.map((list) => (list as unknown[]).length));
    return Array.from({ length }, (_item, index) => index);
  }
  if (!present.every((value) => typeof value === "object" && value !== null && !Array.isArray(value))) {
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
