import { shortened } from "../../shortened";
import type { PhaseName } from "../contract";
import { type ChangingStep, kindAndName, type OperationResult, type StateResource, typeOf } from "../engine";
import type { Failure } from "../report";
import { changeText, failuresOf, isRemoval, operationFailures } from "../run";

/** How many resources a message names. */
const listedResources = 6;

/** The engine's refusal to delete: `pkg/resource/deploy/step.go`. */
const refusal = /cannot be deleted\s+because it is protected/;

/** A cloud's locks, which are deleted to remove the protection. */
const lock = /^azure-native:authorization:ManagementLock/;

/** Returns the resources that the engine refuses to delete. */
export function protectedIn(state: readonly StateResource[]): readonly StateResource[] {
  return state.filter(({ protect }) => protect === true);
}

/**
 * Lists the mistakes in a destroy of protected resources: it must be refused because of them, before anything is deleted. The
 * engine stops at the first protected resource, so it does not name all.
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
    ...(result.succeeded
      ? [
          {
            phase,
            urn: "",
            message: "expected protected resources to stop the destroy, but it succeeded",
          } as const,
        ]
      : []),
    ...operationFailures(phase, { errors: others }),
    ...(lost.length > 0 ? [{ phase, urn: "", message: lostText(lost, before) } as const] : []),
  ];
}

function lostText(lost: readonly StateResource[], before: readonly StateResource[]): string {
  const names = lost.map(({ urn }) => kindAndName(urn));
  const gone = shortened(names, listedResources);
  return `${lost.length} of ${before.length} resources were deleted despite protection: ${gone}`;
}

/**
 * Lists the mistakes in removing the protection through the stack's file: it must update resources in place, delete only locks,
 * and unprotect everything. For an incomplete stack the engine complains about missing resources, which only matters if
 * something is still protected.
 */
export function unprotectFailures(
  result: Pick<OperationResult, "errors" | "steps">,
  after: readonly StateResource[],
  isWhole = true,
  phase: PhaseName = "unprotect",
): Failure[] {
  if (!isWhole && protectedIn(after).length === 0) {
    return [];
  }
  const isUnlocking = (step: ChangingStep) => step.op === "delete" && lock.test(typeOf(step.urn));
  const wrong = result.steps.filter((step) => (step.op === "create" || isRemoval(step)) && !isUnlocking(step));
  return [
    ...operationFailures(phase, result),
    ...failuresOf(phase, [
      ...wrong.map((step) => ({
        urn: step.urn,
        message: changeText("removing the protection may only update resources", step),
      })),
      ...protectedIn(after).map(({ urn }) => ({ urn, message: "is still protected" })),
    ]),
  ];
}

/** Lists the failures of a destroy: its errors, and the number of resources that they block. @param phase the name of the destroy */
export function destroyFailures(
  result: Pick<OperationResult, "succeeded" | "errors">,
  before: readonly StateResource[],
  after: readonly StateResource[],
  phase: PhaseName = "destroy",
): Failure[] {
  const failures = operationFailures(phase, result);
  if (result.succeeded) {
    return failures;
  }
  const blocking = new Set(result.errors.map(({ urn }) => urn));
  const behind = after
    .filter(({ id, urn }) => id !== undefined && !blocking.has(urn))
    .map(({ urn }) => kindAndName(urn));
  const consequence = behind.length === 0 ? "" : `, including ${shortened(behind, listedResources)}`;
  const message = `stopped halfway: ${after.length} of ${before.length} resources remain${consequence}`;
  return [...failures, { phase, urn: "", message }];
}

function goneFrom(before: readonly StateResource[], after: readonly StateResource[]): readonly StateResource[] {
  const still = new Set(after.map(({ id, urn }) => `${urn} ${id}`));
  return before.filter(({ id, urn }) => !still.has(`${urn} ${id}`));
}
