import { isDataStore, type Judged, type Replacement, replacementsOf, rows, storeReplacements } from "../../clouds";
import { at } from "../../values";
import type { PlannedResource } from "../planned-resource";
import { covers, holdsUnknown, type PropertyChange, wayOf } from "./changes";

/** The reason why a resource is replaced: one of its inputs, or the replacement of a resource that it needs. */
export type Cause =
  | (PropertyChange & { readonly kind: "input"; readonly source: string })
  | { readonly kind: "dependency"; readonly urn: string; readonly path: string };

/** Lists the changes that force the replacement of a resource. */
export function inputCauses(
  after: PlannedResource,
  changes: readonly PropertyChange[],
  judged: Judged,
  before: PlannedResource["inputs"],
): Cause[] {
  const asked = rows("replaceOnChanges", after.options.replaceOnChanges ?? []);
  const known = replacementsOf(after.type) ?? (isDataStore(after.type) ? storeReplacements(after.type) : []);
  return [...known, ...asked].flatMap((row): Cause[] => {
    if (row.except?.(judged) === true) {
      return [];
    }
    const change = changes.find((found) => covers(row.path, found.path) || isOrigin(found, row.path, after.inputs));
    if (change === undefined || !happensOn(row, before, after.inputs)) {
      return [];
    }
    return [{ kind: "input", source: row.source, ...change }];
  });
}

/** If part of an input is unknown, a change of its source may change that part. */
function isOrigin({ path, before }: PropertyChange, rowPath: string, inputs: unknown): boolean {
  const isOfInput = covers(path, rowPath) && at(before, "from") !== undefined;
  return isOfInput && holdsUnknown(at(inputs, ...rowPath.split(".")));
}

function happensOn({ on, path }: Replacement, before: unknown, after: unknown): boolean {
  const steps = path.split(".");
  return on === undefined || on.includes(wayOf({ before: at(before, ...steps), after: at(after, ...steps) }));
}

/** Lists the inputs of a resource that come from a replaced resource and cannot change in place. */
export function dependencyCauses(resource: PlannedResource, replaced: PlannedResource): Cause[] {
  if (resource.provider === replaced.urn && followsProvider(resource.type, replaced.type)) {
    return [{ kind: "dependency", urn: replaced.urn, path: "provider" }];
  }
  if (resource.options.replaceWith?.includes(replaced.urn) === true) {
    return [{ kind: "dependency", urn: replaced.urn, path: "options.replaceWith" }];
  }
  const fromReplaced = new Set(
    Object.entries(resource.propertyDependencies).flatMap(([key, urns]) => (urns.includes(replaced.urn) ? [key] : [])),
  );
  return (replacementsOf(resource.type) ?? []).flatMap(({ path }): Cause[] => {
    const [input = "", ...steps] = path.split(".");
    if (!fromReplaced.has(input)) {
      return [];
    }
    /* The engine treats every output of a resource that it deletes first as unknown. */
    const isUnknown =
      replaced.options.deleteBeforeReplace === true || holdsUnknown(at(resource.inputs, input, ...steps));
    return isUnknown ? [{ kind: "dependency", urn: replaced.urn, path }] : [];
  });
}

/** Reports whether another provider replaces a resource: another cluster replaces every object, another region everything that has a region. */
function followsProvider(type: string, providerType: string): boolean {
  return providerType !== "pulumi:providers:aws" || (replacementsOf(type) ?? []).some(({ path }) => path === "region");
}
