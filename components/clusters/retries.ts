import { setTimeout as pause } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";

/** How long the program repeats a refused request. Each pause is twice as long as the one before, up to the longest pause. */
export interface Patience {
  readonly firstSeconds: number;
  readonly longestSeconds: number;
  /** Total length of all pauses. After that, a failure is final. */
  readonly totalSeconds: number;
}

/** Returns the pause after a number of failures, in seconds. Returns undefined if the last failure is final. */
export function pauseAfter(failures: number, patience: Patience): number | undefined {
  const pauses = Array.from({ length: failures }, (_, index) =>
    Math.min(patience.longestSeconds, patience.firstSeconds * 2 ** index),
  );
  const waited = pauses.slice(0, -1).reduce((sum, seconds) => sum + seconds, 0);
  return waited < patience.totalSeconds ? pauses.at(-1) : undefined;
}

/**
 * Returns a hook that repeats an operation while its cloud refuses it for a temporary reason. Use the hook only for operations that create nothing
 * when the cloud refuses them.
 *
 * @param passes reports whether the reason is temporary
 * @param waitsFor the text for the log, for instance `Azure to propagate roles`
 */
export function retryWhile(
  name: string,
  passes: (error: string) => boolean,
  patience: Patience,
  waitsFor: string,
): pulumi.ErrorHook {
  return new pulumi.ErrorHook(name, async ({ errors, urn }) => {
    const seconds = passes(errors[0] ?? "") ? pauseAfter(errors.length, patience) : undefined;
    if (seconds === undefined) {
      return false;
    }
    await pulumi.log.info(`waits ${seconds} s for ${waitsFor} (${urn.split("::").at(-1) ?? ""})`);
    await pause(seconds * 1000);
    return true;
  });
}
