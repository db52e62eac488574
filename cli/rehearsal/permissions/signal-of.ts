import { setMaxListeners } from "node:events";

/**
 * The signal of a number of calls that are made at once: each call listens to it until it is answered, and more than ten
 * listeners are a leak to Node.js where nobody says that they are meant.
 */
export function signalOf(calls: number, signal: AbortSignal): AbortSignal {
  const together = AbortSignal.any([signal]);
  setMaxListeners(calls, together);
  return together;
}
