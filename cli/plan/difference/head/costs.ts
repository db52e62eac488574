import { costChanges, stackCost } from "../../cost";
import { isOfChart } from "../of-chart";
import type { Compared, HeadLine } from "./contract";

/** Says how the cost at list prices changes, and what has no price. The cost of a plan has nothing that charts render either. */
export function costLines({ before, after }: Compared): HeadLine[] {
  const [old, now] = [before, after].map((resources) => stackCost(resources.filter((each) => !isOfChart(each))));
  return old === undefined || now === undefined
    ? []
    : costChanges(old, now).map((change) => ({ class: "cost", ...change }));
}
