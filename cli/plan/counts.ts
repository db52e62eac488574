import type { RegisteredResource } from "../../components/testing";
import { groupBy } from "./groups";
import { kindOf } from "./label";
import { isMade } from "./waves";

/** How many there are of each, the most first. */
export interface Counts {
  readonly total: number;
  readonly components: readonly (readonly [type: string, count: number])[];
  readonly kinds: readonly (readonly [kind: string, count: number])[];
}

/** Counts components by type, and what is made by kind. */
export function counts(resources: readonly RegisteredResource[]): Counts {
  return {
    total: resources.length,
    components: countByKind(resources.filter(({ component }) => component)),
    kinds: countByKind(resources.filter((resource) => isMade(resource) && !resource.component)),
  };
}

function countByKind(resources: readonly RegisteredResource[]): [string, number][] {
  const byKind = [...groupBy(resources, kindOf)].map(([kind, { length }]): [string, number] => [kind, length]);
  return byKind.sort(([kindA, countA], [kindB, countB]) => countB - countA || (kindA < kindB ? -1 : 1));
}
