import { groupBy } from "../../group-by";

/** Values, and the stacks that share them. */
export interface Shared<T> {
  readonly stacks: readonly string[];
  readonly values: readonly T[];
}

/** Groups lines by the stacks that share them, so that each line appears once; in the order of the stacks. */
export function sharedBy<T>(
  all: readonly { readonly stack: string; readonly values: readonly T[] }[],
  keyOf: (value: T) => string,
): Shared<T>[] {
  const said = all.flatMap(({ stack, values }) => values.map((value) => ({ stack, value })));
  const byKey = [...groupBy(said, ({ value }) => keyOf(value)).values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : [{ value: first.value, stacks: [...new Set([first, ...more].map(({ stack }) => stack))] }],
  );
  const groups = [...groupBy(byKey, ({ stacks }) => stacks.join("\n")).values()].map((alike) => ({
    stacks: alike[0]?.stacks ?? [],
    values: alike.map(({ value }) => value),
  }));
  const order = all.map(({ stack }) => stack);
  const placeOf = ({ stacks }: Shared<T>) => Math.min(...stacks.map((stack) => order.indexOf(stack)));
  return groups.sort((one, other) => placeOf(one) - placeOf(other) || other.stacks.length - one.stacks.length);
}

/** Names stacks: all of them, or each. */
export function stackNames(stacks: readonly string[], all: readonly string[]): string {
  return stacks.length === all.length && all.length > 1 ? `all ${all.length} stacks` : stacks.join(", ");
}
