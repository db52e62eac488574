import { costChanges, stackCost } from "../../cost";
import type { Compared, HeadLine } from "./contract";

/** Says how the cost at list prices changes, and which parts have no price. It only counts charts that differ and were rendered. */
export function costLines({ before, after }: Compared): HeadLine[] {
  const [old, now] = [before, after].map(stackCost);
  return old === undefined || now === undefined
    ? []
    : costChanges(old, now).map(({ isLarge, ...change }) => ({
        class: isLarge === true ? "spend" : "cost",
        ...change,
      }));
}
