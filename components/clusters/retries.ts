import { setTimeout as pause } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";

/** How long to repeat a refused request. Pauses double, from the first to the longest. */
export interface Patience {
  readonly firstSeconds: number;
  readonly longestSeconds: number;
  /** A failure is final once the pauses have taken this long together. */
  readonly totalSeconds: number;
}

/** Returns the pause after a number of failures, in seconds; undefined if the last failure is final. */
export function pauseAfter(failures: number, patience: Patience): number | undefined {
  const pauses = Array.from({ length: failures }, (_, index) =>
    Math.min(patience.longestSeconds, patience.firstSeconds * 2 ** index),
  );
  const waited = pauses.slice(0, -1).reduce((sum, seconds) => sum + seconds, 0);
  return waited < patience.totalSeconds ? pauses.at(-1) : undefined;
}

/**
 * Returns a hook that repeats an operation while its cloud refuses it for a reason that passes. Bind it only to operations that create
 * nothing when they are refused.
 *
 * @param passes reports whether the reason passes
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
