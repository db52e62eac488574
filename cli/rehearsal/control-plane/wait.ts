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

/** Thrown when the time is up. */
export class WaitTimeout extends Error {
  /** The error of the last try; undefined if it succeeded. */
  readonly unanswered: unknown;

  constructor(message: string, unanswered: unknown) {
    super(message);
    this.unanswered = unanswered;
  }
}

/** Repeats a call until it returns a value. @throws WaitTimeout with the last reason when the time is up */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { timeLimit, interval = 50, signal, failure = () => undefined }: WaitOptions,
): Promise<T> {
  const until = Date.now() + timeLimit;
  let reason = "";
  let unanswered: unknown;
  while (Date.now() < until) {
    signal?.throwIfAborted();
    const failed = failure();
    if (failed !== undefined) {
      throw new Error(`cannot wait for ${what}: ${failed}`);
    }
    try {
      const answer = await ask();
      unanswered = undefined;
      if (answer !== undefined) {
        return answer;
      }
    } catch (error) {
      unanswered = error;
      reason = `: ${messageOf(error)}`;
    }
    await delay(interval);
  }
  throw new WaitTimeout(`waited ${timeLimit / 1000} s for ${what}${reason}`, unanswered);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
