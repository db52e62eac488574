import { messageOf } from "../../error-message";
import type { ControllerName } from "./contract";
import type { ControllerWork, WorkContext } from "./definition";
import { accountOf } from "./placement";
import type { Supervisor } from "./supervisor";

/** A controller in the report. */
export interface ControllerReport extends ControllerWork {
  readonly name: ControllerName;
  readonly version: string;
  /** Whose rights it had; undefined if it did not run, because the stack lacks the add-on. */
  readonly account?: string;
}

/** Judges a controller's work, if the stack has it. */
export async function judgeController(
  { controller, running }: Supervisor,
  context: Omit<WorkContext, "namespace">,
): Promise<ControllerReport> {
  const { name, tool, judge } = controller;
  const { version } = context.tools[tool];
  if (running === undefined) {
    return { name, version, tried: [], handled: [], unhandled: [], failures: [] };
  }
  const { placement, process } = running;
  const work = await workOf(() => judge({ ...context, namespace: placement.namespace }));
  const outcome = process.outcome();
  const found = [...work.failures, ...(outcome === undefined ? [] : [`it ${outcome}`])];
  const failures = found.map((failure) => `controller ${name}: ${failure}`);
  if (failures.length > 0) {
    failures.push(`controller ${name}: the end of its log:\n${await process.lastLines()}`);
  }
  return { name, version, account: accountOf(placement), ...work, failures };
}

async function workOf(judge: () => Promise<ControllerWork>): Promise<ControllerWork> {
  try {
    return await judge();
  } catch (error) {
    return { tried: [], handled: [], unhandled: [], failures: [messageOf(error)] };
  }
}
