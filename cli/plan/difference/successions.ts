import { groupBy } from "../../group-by";
import type { PlannedResource } from "../planned-resource";
import { type PropertyChange, resourceChanges } from "./changes";
import type { Pair } from "./pairs";

/** The end of a name that carries a hash of the content: `-a915210f18`. */
const hash = /-[0-9a-f]{8,}$/;

/** Finds deleted resources that created ones replace: they only differ in the hash at the end of the name. */
export function successions(deleted: readonly PlannedResource[], created: readonly PlannedResource[]): Pair[] {
  const old = groupBy(deleted.filter(hasHash), stemOf);
  const now = groupBy(created.filter(hasHash), stemOf);
  return [...now].flatMap(([stem, [after, ...others]]) => {
    const [before, ...more] = old.get(stem) ?? [];
    return before === undefined || after === undefined || others.length + more.length > 0 ? [] : [{ before, after }];
  });
}

/** Lists what differs, except the names. */
export function successionChanges({ before, after }: Pair): PropertyChange[] {
  return resourceChanges(before, after).filter(({ path }) => path !== "metadata.name" && path !== "name");
}

function hasHash({ name }: PlannedResource): boolean {
  return hash.test(name);
}

/** Returns what a resource keeps if the hash at the end of its name changes. */
export function stemOf({ name, parent, type }: PlannedResource): string {
  return [type, parent ?? "", name.replace(hash, "")].join("\n");
}
