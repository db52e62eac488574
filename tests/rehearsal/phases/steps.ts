import { type ChangingStep, noChanges } from "../../../cli/rehearsal/engine/events";
import type { OperationResult } from "../../../cli/rehearsal/engine/operation";
import type { StateResource } from "../../../cli/rehearsal/engine/state";

/** The URN of a resource of a cluster's component. */
export function urnOf(type: string, name: string): string {
  return `urn:pulumi:dev::shop::keelson:index:EksCluster$${type}::${name}`;
}

/** A resource of the state. */
export function resource(type: string, name: string, more: Partial<StateResource> = {}): StateResource {
  return { urn: urnOf(type, name), type, id: `id-of-${name}`, ...more };
}

/** A step of the engine. */
export function step(op: string, type: string, name: string, more: Partial<ChangingStep> = {}): ChangingStep {
  return { op, urn: urnOf(type, name), properties: [], began: 1, ended: 2, ...more };
}

/** What an operation came to: a success without changes, but for what is given. */
export function resultOf(more: Partial<OperationResult> = {}): OperationResult {
  const success = {
    seconds: 1,
    succeeded: true,
    changes: noChanges,
    counted: true,
    errors: [],
    cancelled: [],
    steps: [],
    timings: [],
  };
  return { ...success, ...more };
}
