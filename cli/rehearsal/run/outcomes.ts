import { factsOf } from "../../clouds";
import type { PhaseName } from "../contract";
import {
  type Changes,
  type ChangingStep,
  changedNothing,
  type OperationProgress,
  type OperationResult,
  resourceOf,
} from "../engine";
import type { Failure } from "../report";

/** How many mistakes are listed one by one. */
const listedMistakes = 20;

/** Turns an operation's errors into failures. */
export function operationFailures(phase: PhaseName, result: Pick<OperationResult, "errors">): Failure[] {
  return result.errors.map(({ urn, message }) => ({ phase, urn, message }));
}

/** Fails an operation whose counts could not be read, because its effect is unknown. */
export function uncounted(phase: PhaseName, { counted, succeeded }: OperationResult): Failure[] {
  const message =
    "expected a summary with counts in the engine's event log, got none; this version of Pulumi may write another format";
  return succeeded && !counted ? [{ phase, urn: "", message }] : [];
}

/** Lists the changes of an operation that must not change anything, by its steps and by its counts. */
export function unexpectedChanges(phase: PhaseName, { changes, steps: all, succeeded }: OperationResult): Failure[] {
  if (!succeeded) {
    return [];
  }
  const steps = all.filter(({ urn }) => !isDefaultProvider(urn));
  if (steps.length === 0 && !changedNothing(changes)) {
    return [{ phase, urn: "", message: `expected no changes, got ${changesText(changes)}` }];
  }
  const unexpected = phase === "refresh" ? steps.filter((step) => !isMovedByCloud(step)) : steps;
  const mistakes = unexpected.map((step) => ({ urn: step.urn, message: stepMessage(phase, step) }));
  return failuresOf(phase, mistakes);
}

/** Reports whether a refresh found, or the next update reverts, only values that the resource's cloud changes by itself. */
export function isMovedByCloud({ op, properties, urn }: ChangingStep): boolean {
  const { movedByCloud } = factsOf(resourceOf(urn).type) ?? {};
  return op === "update" && movedByCloud !== undefined && properties.length > 0 && properties.every(movedByCloud);
}

/**
 * Reports whether a resource is a provider that the engine itself creates and deletes, such as one without a version after the first up.
 */
function isDefaultProvider(urn: string): boolean {
  const { type, name } = resourceOf(urn);
  return type.startsWith("pulumi:providers:") && /^default(?:_|$)/.test(name);
}

/** A mistake about one resource, or about none if the URN is empty. */
export interface Mistake {
  readonly urn: string;
  readonly message: string;
}

/** Turns mistakes into failures of a phase: lists the first ones and counts the others. */
export function failuresOf(phase: PhaseName, mistakes: readonly Mistake[]): Failure[] {
  const listed = mistakes.slice(0, listedMistakes).map(({ urn, message }) => ({ phase, urn, message }));
  const more = mistakes.length - listed.length;
  return more > 0 ? [...listed, { phase, urn: "", message: `and ${more} more resources` }] : listed;
}

function stepMessage(phase: PhaseName, step: ChangingStep): string {
  return phase === "refresh"
    ? `differs from the applied inputs: ${stepText(step)}`
    : changeText("a second up must change nothing", step);
}

/** Describes a step that breaks a rule: `an upgrade must happen in place, got replace (name)`. */
export function changeText(rule: string, step: ChangingStep): string {
  return `${rule}, got ${stepText(step)}`;
}

function stepText({ op, properties }: ChangingStep): string {
  return properties.length > 0 ? `${op} (${properties.join(", ")})` : op;
}

/** Reports whether a step removes something that existed. */
export function isRemoval({ op }: Pick<ChangingStep, "op">): boolean {
  return /replace|delete/.test(op);
}

/** Describes an operation's counts: `3 created, 120 unchanged`. */
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

/** Describes live progress: `37/120 resources, waiting for Deployment shop/web: 1 of 2 replicas available`. */
export function progressText(
  { done, started, underWay }: Omit<OperationProgress, "awaited">,
  expected: number,
  wait?: string,
): string {
  const total = Math.max(expected, started);
  /* The stack itself starts first, before any of its resources. */
  if (started <= 1 && underWay.length === 0 && wait === undefined) {
    return "the program is starting";
  }
  const [oldest] = underWay;
  const more = underWay.length > 1 ? ` (and ${underWay.length - 1} more)` : "";
  const waiting = wait ?? (oldest === undefined ? undefined : `waiting for ${oldest}${more}`);
  return `${done}/${total} resources${waiting === undefined ? "" : `, ${waiting}`}`;
}

/** Shows a phase by its failures. */
export function outcomeOf(failures: readonly Failure[]): { readonly text: string; readonly failed: boolean } {
  return { text: "", failed: failures.length > 0 };
}
