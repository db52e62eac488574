import type { PlannedResource } from "../../planned-resource";
import type { Changed, PropertyChange } from "../changes";
import type { Difference } from "../difference";

/** Returns the resources that stay or are created again, with their changes. */
export function kept({ changed, replaced }: Pick<Difference, "changed" | "replaced">): Changed[] {
  return [...changed, ...replaced];
}

/** Returns the new resources that do not take the place of a deleted one. */
export function newcomers({ created, succeeded }: Pick<Difference, "created" | "succeeded">): PlannedResource[] {
  const successors = new Set(succeeded.map(({ after }) => after));
  return created.filter((each) => !successors.has(each));
}

/** Lists what a function says of each change of resources; it returns nothing for changes that it does not know. */
export function eachChange<T>(
  pairs: readonly Changed[],
  say: (change: PropertyChange, pair: Changed) => T | undefined,
): T[] {
  return pairs.flatMap((pair) =>
    pair.properties.flatMap((change) => {
      const said = say(change, pair);
      return said === undefined ? [] : [said];
    }),
  );
}
