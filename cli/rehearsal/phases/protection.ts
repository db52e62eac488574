import type { PhaseName } from "../contract";
import type { ChangingStep } from "../engine/events";
import type { OperationResult } from "../engine/operation";
import { kindAndName, typeOf } from "../engine/operation-record";
import type { StateResource } from "../engine/state";
import type { Failure } from "../report/report";
import { firstOf } from "../report/words";
import { changeText, failuresOf, isRemoval, operationFailures } from "../run/outcomes";

/** How many resources a message names. */
const listedResources = 6;

/** What the engine says where it refuses to delete: `pkg/resource/deploy/step.go`. */
const refusal = /cannot be deleted\s+because it is protected/;

/** A cloud's own locks: to take the protection off is to remove them. */
const lock = /^azure-native:authorization:ManagementLock/;

/** What the engine refuses to delete. */
export function protectedIn(state: readonly StateResource[]): readonly StateResource[] {
  return state.filter(({ protect }) => protect === true);
}

/**
 * What is wrong with a destroy of protected resources: it must be refused as that, before anything is deleted. The engine
 * stops at the first of them that it comes to, so it does not name all.
 */
export function refusalFailures(
  result: Pick<OperationResult, "succeeded" | "errors">,
  before: readonly StateResource[],
  after: readonly StateResource[],
): Failure[] {
  const phase = "destroy refused";
  const others = result.errors.filter(({ message }) => !refusal.test(message));
  const lost = goneFrom(before, after);
  return [
    ...(result.succeeded ? [{ phase, urn: "", message: "went ahead, although resources are protected" } as const] : []),
    ...operationFailures(phase, { errors: others }),
    ...(lost.length > 0 ? [{ phase, urn: "", message: lostText(lost, before) } as const] : []),
  ];
}

function lostText(lost: readonly StateResource[], before: readonly StateResource[]): string {
  const names = lost.map(({ urn }) => kindAndName(urn));
  const gone = firstOf(names, listedResources);
  return `${lost.length} of ${before.length} resources were deleted, although some are protected: ${gone}`;
}

/**
 * What is wrong with taking the protection off by the stack's file: it must update in place but for locks, and free everything. Of a
 * stack that is not whole the engine complains of what was never made; that matters only where something is not freed.
 */
export function unprotectFailures(
  result: Pick<OperationResult, "errors" | "steps">,
  after: readonly StateResource[],
  isWhole = true,
): Failure[] {
  const phase = "unprotect";
  if (!isWhole && protectedIn(after).length === 0) {
    return [];
  }
  const isUnlocking = (step: ChangingStep) => step.op === "delete" && lock.test(typeOf(step.urn));
  const wrong = result.steps.filter((step) => (step.op === "create" || isRemoval(step)) && !isUnlocking(step));
  return [
    ...operationFailures(phase, result),
    ...failuresOf(phase, [
      ...wrong.map((step) => ({ urn: step.urn, message: changeText("unprotecting must only update", step) })),
      ...protectedIn(after).map(({ urn }) => ({ urn, message: "is still protected" })),
    ]),
  ];
}

/** What is wrong with a destroy: its errors, and how much they have blocked. */
export function destroyFailures(
  result: Pick<OperationResult, "succeeded" | "errors">,
  before: readonly StateResource[],
  after: readonly StateResource[],
): Failure[] {
  const phase: PhaseName = "destroy";
  const failures = operationFailures(phase, result);
  if (result.succeeded) {
    return failures;
  }
  const blocking = new Set(result.errors.map(({ urn }) => urn));
  const behind = after
    .filter(({ id, urn }) => id !== undefined && !blocking.has(urn))
    .map(({ urn }) => kindAndName(urn));
  const consequence = behind.length === 0 ? "" : `, besides what failed: ${firstOf(behind, listedResources)}`;
  const message = `stopped half way: ${after.length} of ${before.length} resources remain${consequence}`;
  return [...failures, { phase, urn: "", message }];
}

function goneFrom(before: readonly StateResource[], after: readonly StateResource[]): readonly StateResource[] {
  const still = new Set(after.map(({ id, urn }) => `${urn} ${id}`));
  return before.filter(({ id, urn }) => !still.has(`${urn} ${id}`));
}
