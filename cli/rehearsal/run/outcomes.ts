import { type PhaseName } from "../contract";
import {
  type Changes,
  type ChangingStep,
  changedNothing,
  type OperationProgress,
  type OperationResult,
} from "../engine";
import { type Failure } from "../report";

/** How many resources with a mistake are reported one by one. */
const listedMistakes = 20;

/** What an operation's errors are in a report. */
export function operationFailures(phase: PhaseName, result: Pick<OperationResult, "errors">): Failure[] {
  return result.errors.map(({ urn, message }) => ({ phase, urn, message }));
}

/** What is wrong with an operation that should have changed nothing. */
export function unexpectedChanges(phase: PhaseName, result: OperationResult): Failure[] {
  if (!result.succeeded || changedNothing(result.changes)) {
    return [];
  }
  const mistakes = result.steps.map((step) => ({ urn: step.urn, message: stepMessage(phase, step) }));
  return failuresOf(phase, mistakes);
}

/** What is wrong about one resource; about none where the URN is empty. */
export interface Mistake {
  readonly urn: string;
  readonly message: string;
}

/** Mistakes as failures of a phase, up to a number that can be read. */
export function failuresOf(phase: PhaseName, mistakes: readonly Mistake[]): Failure[] {
  const listed = mistakes.slice(0, listedMistakes).map(({ urn, message }) => ({ phase, urn, message }));
  const more = mistakes.length - listed.length;
  return more > 0 ? [...listed, { phase, urn: "", message: `and ${more} resources more` }] : listed;
}

function stepMessage(phase: PhaseName, step: ChangingStep): string {
  return phase === "refresh"
    ? `differs from what was applied: ${stepText(step)}`
    : changeText("a second up must change nothing", step);
}

/** A step that breaks a rule: `an upgrade must happen in place, but it is a change: replace (name)`. */
export function changeText(rule: string, step: ChangingStep): string {
  return `${rule}, but it is a change: ${stepText(step)}`;
}

function stepText({ op, properties }: ChangingStep): string {
  return properties.length > 0 ? `${op} (${properties.join(", ")})` : op;
}

/** True for a step by which something that was there is no longer there. */
export function isRemoval({ op }: Pick<ChangingStep, "op">): boolean {
  return /replace|delete/.test(op);
}

/** An operation's counts in words: `3 created, 120 unchanged`. */
export function changesText({ create, update, replace, delete: deleted, same }: Changes): string {
  const counts = [
    [create, "created"],
    [update, "updated"],
    [replace, "replaced"],
    [deleted, "deleted"],
    [same, "unchanged"],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(", ");
}

/** Live progress in words: `37/120 resources, waiting for Deployment shop/web: 1 of 2 replicas available`. */
export function progressText({ done, started, underWay }: OperationProgress, expected: number, wait?: string): string {
  const total = Math.max(expected, started);
  // The stack itself is the first that there is, before anything in it.
  if (started <= 1 && underWay.length === 0 && wait === undefined) {
    return "the program starts";
  }
  const [oldest] = underWay;
  const more = underWay.length > 1 ? ` (and ${underWay.length - 1} more)` : "";
  const waiting = wait ?? (oldest === undefined ? undefined : `waiting for ${oldest}${more}`);
  return `${done}/${total} resources${waiting === undefined ? "" : `, ${waiting}`}`;
}

/** How a phase that comes to failures, or to none, is shown. */
export function outcomeOf(failures: readonly Failure[]): { readonly text: string; readonly failed: boolean } {
  return { text: "", failed: failures.length > 0 };
}

/** An error in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
