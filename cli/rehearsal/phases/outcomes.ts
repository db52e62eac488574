import { type Changes, changedNothing, type ChangingStep } from "../engine/event-counts";
import type { OperationResult } from "../engine/pulumi";
import type { OperationProgress } from "../engine/progress-of-events";
import type { Failure, PhaseName } from "../report/report";

/** How many changed resources are reported one by one. */
const listedSteps = 20;

/** What an operation's errors are in a report. */
export function operationFailures(phase: PhaseName, result: OperationResult): Failure[] {
  return result.errors.map(({ urn, message }) => ({ phase, urn, message }));
}

/** What is wrong with an operation that should have changed nothing. */
export function unexpectedChanges(phase: "up again" | "refresh", result: OperationResult): Failure[] {
  if (!result.succeeded || changedNothing(result.changes)) return [];
  const listed = result.steps
    .slice(0, listedSteps)
    .map((step) => ({ phase, urn: step.urn, message: stepMessage(phase, step) }));
  const more = result.steps.length - listed.length;
  return more > 0 ? [...listed, { phase, urn: "", message: `and ${more} resources more` }] : listed;
}

function stepMessage(phase: "up again" | "refresh", { op, properties }: ChangingStep): string {
  const where = properties.length > 0 ? ` (${properties.join(", ")})` : "";
  return phase === "refresh"
    ? `differs from what was applied: ${op}${where}`
    : `a second up must change nothing, but it is a change: ${op}${where}`;
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
  const [oldest] = underWay;
  const waiting = wait ?? (oldest === undefined ? undefined : `waiting for ${oldest}`);
  return `${done}/${total} resources${waiting === undefined ? "" : `, ${waiting}`}`;
}

/** A failed operation, or a list of failures. */
export function hasFailed(result: unknown): boolean {
  if (Array.isArray(result)) return result.length > 0;
  return typeof result === "object" && result !== null && "succeeded" in result && result.succeeded === false;
}

/** An error in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
