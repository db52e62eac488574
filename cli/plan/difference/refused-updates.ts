import { updateRefusals } from "../../clouds";
import type { PlannedResource } from "../planned-resource";
import type { Difference } from "./difference";
import { labelOfPlanned } from "./words";

/** Lists the updates in place that the cloud or Kubernetes would refuse, one sentence each. */
export function refusedUpdates(
  before: readonly PlannedResource[],
  after: readonly PlannedResource[],
  { changed }: Difference,
): string[] {
  const refusalsOf = updateRefusals(before, after);
  return changed.flatMap((pair) =>
    refusalsOf(pair).map((why) => `${labelOfPlanned(pair.after)} cannot be updated: ${why}; undo the change`),
  );
}
