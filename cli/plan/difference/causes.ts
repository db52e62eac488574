import { type Judged, type Replacement, replacementsOf, rows } from "../../clouds";
import { at } from "../../values";
import type { PlannedResource } from "../planned-resource";
import { covers, holdsUnknown, type PropertyChange, wayOf } from "./changes";

/** Why a resource is replaced: an input of its own, or a resource that it needs and that is replaced. */
export type Cause =
  | (PropertyChange & { readonly kind: "input"; readonly source: string })
  | { readonly kind: "dependency"; readonly urn: string; readonly path: string };

/** The changes of a resource that force its replacement. */
export function inputCauses(
  after: PlannedResource,
  changes: readonly PropertyChange[],
  judged: Judged,
  before: PlannedResource["inputs"],
): Cause[] {
  const asked = rows("replaceOnChanges", after.options.replaceOnChanges ?? []);
  return [...(replacementsOf(after.type) ?? []), ...asked].flatMap((row): Cause[] => {
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

/** What an input comes from may have changed for any part of it that is not known. */
function isOrigin({ path, before }: PropertyChange, rowPath: string, inputs: unknown): boolean {
  const isOfInput = covers(path, rowPath) && at(before, "from") !== undefined;
  return isOfInput && holdsUnknown(at(inputs, ...rowPath.split(".")));
}

function happensOn({ on, path }: Replacement, before: unknown, after: unknown): boolean {
  const steps = path.split(".");
  return on === undefined || on.includes(wayOf({ before: at(before, ...steps), after: at(after, ...steps) }));
}

/** The inputs of a resource that become another's and cannot be changed in place, once that other is replaced. */
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
    // The engine treats all that comes from what it deletes first as unknown.
    const isUnknown =
      replaced.options.deleteBeforeReplace === true || holdsUnknown(at(resource.inputs, input, ...steps));
    return isUnknown ? [{ kind: "dependency", urn: replaced.urn, path }] : [];
  });
}

/** With another cluster every object is another; with another region, what has a region. */
function followsProvider(type: string, providerType: string): boolean {
  return providerType !== "pulumi:providers:aws" || (replacementsOf(type) ?? []).some(({ path }) => path === "region");
}
