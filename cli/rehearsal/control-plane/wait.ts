import { setTimeout as delay } from "node:timers/promises";

/** How long to go on asking. */
export interface WaitOptions {
  /** Milliseconds. */
  readonly timeLimit: number;
  /** Milliseconds between two questions. @default 50 */
  readonly interval?: number;
  readonly signal?: AbortSignal;
  /** Why it cannot happen any more, or undefined where it can. */
  readonly failure?: () => string | undefined;
}

/** Asks again and again until the answer is not undefined; fails with the last reason when the time is over. */
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
      throw new Error(`${what} will not come: ${failed}`);
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
  throw new Error(`${what} did not come within ${timeLimit / 1000} s${reason}`);
}
