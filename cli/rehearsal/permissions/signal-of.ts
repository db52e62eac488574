import { setMaxListeners } from "node:events";

/**
 * Derives a signal for a number of simultaneous calls. Each call listens to it until it is answered; Node.js reports more than
 * ten listeners as a leak unless the limit is raised.
 */
export function signalOf(calls: number, signal: AbortSignal): AbortSignal {
  const together = AbortSignal.any([signal]);
  setMaxListeners(calls, together);
  return together;
}
