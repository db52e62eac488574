import fc from "fast-check";
import { groupBy } from "../../cli/group-by";
import type { Mutation } from "./mutate";

/**
 * Draws mutations, the same for the same seed: as many of each kind as of any other while there are enough, and among those of a
 * kind no two at the same place of the same type before each place had one.
 */
export function sampleOf(mutations: readonly Mutation[], amount: number, seed: number): Mutation[] {
  const [shuffled = []] = fc.sample(
    fc.shuffledSubarray([...mutations], { minLength: mutations.length, maxLength: mutations.length }),
    { numRuns: 1, seed },
  );
  const queues = [...groupBy(shuffled, ({ kind }) => kind).values()].map(rareFirst);
  const drawn: Mutation[] = [];
  while (drawn.length < amount && queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      const next = drawn.length < amount ? queue.shift() : undefined;
      drawn.push(...(next === undefined ? [] : [next]));
    }
  }
  return drawn;
}

/** Where a mutation is, for all resources of a type and all items of a list. */
export function placeOf({ path, resource }: Pick<Mutation, "path" | "resource">): string {
  return `${resource.type} ${path.map((key) => (/^\d+$/.test(key) ? "*" : key)).join(".")}`;
}

/** Puts the first mutation of each place before the second ones, and so on. */
function rareFirst(mutations: readonly Mutation[]): Mutation[] {
  const places = [...groupBy(mutations, placeOf).values()];
  const longest = Math.max(...places.map(({ length }) => length));
  return Array.from({ length: longest }, (_none, turn) => places.flatMap((own) => own[turn] ?? [])).flat();
}
