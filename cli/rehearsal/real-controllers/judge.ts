import { messageOf } from "../../error-message";
import type { ControllerName } from "./contract";
import type { ControllerWork, WorkContext } from "./definition";
import { accountOf } from "./placement";
import type { Restarts, Running, Supervisor } from "./supervisor";
import { timeLimit } from "./trial";

/** A controller in the report. */
export interface ControllerReport extends ControllerWork {
  readonly name: ControllerName;
  readonly version: string;
  /** The account whose rights it had; undefined if it did not run, because the stack lacks the add-on, or because it did not start. */
  readonly account?: string;
  /** Undefined if its process never ended by itself. */
  readonly restarts?: Restarts;
}

const nothing: ControllerWork = { tried: [], handled: [], unhandled: [], failures: [] };

/**
 * Judges a controller's work, if the stack has it.
 *
 * @param patience how many milliseconds to wait for its process
 */
export async function judgeController(
  supervisor: Supervisor,
  context: Omit<WorkContext, "namespace">,
  patience = timeLimit,
): Promise<ControllerReport> {
  const { name, tool, judge } = supervisor.controller;
  const { signal, tools } = context;
  const { version } = tools[tool];
  const placement = await supervisor.placement();
  if (placement === undefined) {
    return { name, version, ...nothing };
  }
  let running: Running;
  try {
    running = await supervisor.running(placement, { signal, timeLimit: patience });
  } catch (error) {
    signal.throwIfAborted();
    return { name, version, ...nothing, failures: [`controller ${name}: ${messageOf(error)}`] };
  }
  const work = await workOf(() => judge({ ...context, namespace: placement.namespace }));
  const outcome = running.process.outcome();
  const found = [...work.failures, ...(outcome === undefined ? [] : [`it ${outcome}`])];
  const failures = found.map((failure) => `controller ${name}: ${failure}`);
  if (failures.length > 0) {
    failures.push(`controller ${name}: the end of its log:\n${await running.process.lastLines()}`);
  }
  const { restarts } = supervisor;
  return { name, version, account: accountOf(placement), ...work, ...(restarts && { restarts }), failures };
}

async function workOf(judge: () => Promise<ControllerWork>): Promise<ControllerWork> {
  try {
    return await judge();
  } catch (error) {
    return { ...nothing, failures: [messageOf(error)] };
  }
}
