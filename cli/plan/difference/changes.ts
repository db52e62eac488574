import { isDeepStrictEqual } from "node:util";
import { secretMark, unknownMark } from "../../../components/testing";
import type { Way } from "../../clouds";
import type { PlannedResource } from "../planned-resource";
import { withIgnored } from "./ignored";
import type { Pair } from "./pairs";
import { type ValueChange, valueChanges } from "./value-changes";

/** A change of one input or option. */
export type PropertyChange = ValueChange;

/** A resource that is in both plans, with changes. */
export interface Changed extends Pair {
  readonly properties: readonly PropertyChange[];
}

/** Options that follow the SDK's version, not the program. */
const incidentalOptions = new Set(["version", "pluginDownloadURL"]);

/** Lists the changes of a resource: of its inputs, its options as `options.…`, and its provider. */
export function resourceChanges(before: PlannedResource, after: PlannedResource): PropertyChange[] {
  const ignored = after.options.ignoreChanges ?? [];
  const origins = originChanges(before, after).filter(({ path }) => !ignored.some((over) => covers(over, path)));
  return [
    ...valueChanges("", before.inputs, withIgnored(before.inputs, after.inputs, ignored)),
    ...origins,
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

/** Counts the values that are secret both before and after: a plan does not contain them, so they cannot be compared. */
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
