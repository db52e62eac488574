import type { Plane } from "./plane";

/** How many API servers a run has at most. Each takes about 525 MiB of memory, and six seconds to start. */
export const mostPlanes = 4;

/** An API server that runs or is being started. */
export interface Slot {
  readonly starting: Promise<Plane>;
  plane?: Plane;
}

/** A cluster on an API server. */
export interface Placed {
  readonly slot: Slot;
  isLeaving: boolean;
}

/**
 * Returns the slot with the fewest clusters; undefined if each has a cluster and there may be more. One whose clusters are all being
 * deleted is about to be emptied, so no cluster gets it.
 */
export function freeSlot(slots: readonly Slot[], placed: readonly Placed[]): Slot | undefined {
  const on = (slot: Slot) => placed.filter((one) => one.slot === slot);
  const isEnding = (slot: Slot) => on(slot).length > 0 && on(slot).every(({ isLeaving }) => isLeaving);
  const staying = slots.filter((slot) => !isEnding(slot));
  const [emptiest] = staying.toSorted((one, other) => on(one).length - on(other).length);
  const isFull = slots.length >= mostPlanes;
  return emptiest !== undefined && (isFull || on(emptiest).length === 0) ? emptiest : undefined;
}
