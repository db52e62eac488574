import { WaitTimeout, waitFor } from "../control-plane";

/** The name of the objects that a rehearsal itself creates to try a controller. */
export const trial = "keelson-rehearsal-trial";

/** Milliseconds until a controller that has not decided counts as failed; it decides in seconds. */
export const timeLimit = 120_000;

/**
 * Waits for a controller's decision.
 *
 * @param decide returns the decision, or undefined until there is one
 * @returns the decision; undefined if time is up and the API server still answers
 * @throws Error if the API server does not answer, or the wait is aborted
 */
export async function decisionOf<T>(
  what: string,
  decide: () => Promise<T | undefined>,
  options: { readonly signal: AbortSignal; readonly timeLimit?: number },
): Promise<T | undefined> {
  try {
    return await waitFor(what, decide, { timeLimit, interval: 250, ...options });
  } catch (error) {
    if (error instanceof WaitTimeout && error.unanswered === undefined) {
      return undefined;
    }
    throw error;
  }
}
