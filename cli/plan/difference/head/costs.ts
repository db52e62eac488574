import { costChanges, stackCost } from "../../cost";
import type { Compared, HeadLine } from "./contract";

/** Says how the cost at list prices changes, and what has no price. */
export function costLines({ before, after }: Compared): HeadLine[] {
  return costChanges(stackCost(before), stackCost(after)).map((change) => ({ class: "cost", ...change }));
}
