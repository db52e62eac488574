import { type PhaseName } from "../contract";
import { type Changes, type OperationResult } from "../engine";
import { type Failure } from "../report";
import { changesText, operationFailures, unexpectedChanges } from "./outcomes";

/** What an operation comes to in a rehearsal. */
export interface Judgement {
  readonly failures: readonly Failure[];
  readonly changes: Changes;
  /** How it went, in a few words. */
  readonly text: string;
  /** Why the phase could not take place; nothing was changed then. */
  readonly skipped?: string;
}

/** Says what an operation comes to. */
export type Judge = (result: OperationResult) => Judgement | Promise<Judgement>;

/** Judges an operation that must succeed, by its errors and by what else is wrong with it. */
export function mustSucceed(
  phase: PhaseName,
  more: (result: OperationResult) => readonly Failure[] = () => [],
): (result: OperationResult) => Judgement {
  return (result) => ({
    failures: [...operationFailures(phase, result), ...(result.succeeded ? more(result) : [])],
    changes: result.changes,
    text: changesText(result.changes),
  });
}

/** Judges an operation that must succeed and change nothing. */
export function mustChangeNothing(phase: PhaseName): (result: OperationResult) => Judgement {
  return mustSucceed(phase, (result) => unexpectedChanges(phase, result));
}
