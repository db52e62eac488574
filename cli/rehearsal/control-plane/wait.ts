import { setTimeout as delay } from "node:timers/promises";

/** Options of a wait. */
export interface WaitOptions {
  /** Milliseconds. */
  readonly timeLimit: number;
  /** Milliseconds between two tries. @default 50 */
  readonly interval?: number;
  readonly signal?: AbortSignal;
  /** Returns the reason if it can never happen; undefined if it still can. */
  readonly failure?: () => string | undefined;
}

/** Asks until the answer is not undefined. @throws Error with the last reason when the time is up */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { timeLimit, interval = 50, signal, failure = () => undefined }: WaitOptions,
): Promise<T> {
  const until = Date.now() + timeLimit;
  let reason = "";
  while (Date.now() < until) {
    signal?.throwIfAborted();
    const failed = failure();
    if (failed !== undefined) {
      throw new Error(`cannot wait for ${what}: ${failed}`);
    }
    try {
      const answer = await ask();
      if (answer !== undefined) {
        return answer;
      }
    } catch (error) {
      reason = error instanceof Error ? `: ${error.message}` : `: ${String(error)}`;
    }
    await delay(interval);
  }
  throw new Error(`waited ${timeLimit / 1000} s for ${what}${reason}`);
}
