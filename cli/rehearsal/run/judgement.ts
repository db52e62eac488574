import type { PhaseName } from "../contract";
import type { Changes, OperationResult } from "../engine";
import type { Failure } from "../report";
import { changesText, operationFailures, uncounted, unexpectedChanges } from "./outcomes";

/** The judgement of an operation. */
export interface Judgement {
  readonly failures: readonly Failure[];
  readonly changes: Changes;
  /** A summary in a few words. */
  readonly text: string;
  /** Why the phase was not possible, in which case nothing changed. */
  readonly skipped?: string;
}

/** Judges an operation. */
export type Judge = (result: OperationResult) => Judgement | Promise<Judgement>;

/** Judges an operation that must succeed, by its errors, by whether its counts were read, and by more failures. */
export function mustSucceed(
  phase: PhaseName,
  more: (result: OperationResult) => readonly Failure[] = () => [],
): (result: OperationResult) => Judgement {
  return (result) => ({
    failures: [
      ...operationFailures(phase, result),
      ...uncounted(phase, result),
      ...(result.succeeded ? more(result) : []),
    ],
    changes: result.changes,
    text: changesText(result.changes),
  });
}

/** Judges an operation that must succeed and change nothing. */
export function mustChangeNothing(phase: PhaseName): (result: OperationResult) => Judgement {
  return mustSucceed(phase, (result) => unexpectedChanges(phase, result));
}
