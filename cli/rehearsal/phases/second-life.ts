import { writeFile } from "node:fs/promises";
import { readState } from "../engine";
import { mustSucceed, type PhaseRunner } from "../run";
import type { Site } from "../site";
import { everyObject } from "./leftovers";
import { lookForLeftovers } from "./leftovers-phase";
import { protectedIn } from "./protection";
import { retainedOnDelete } from "./retained";
import { tearDown } from "./tear-down";

/** A destroyed stack that is created again. */
export interface Destroyed {
  readonly project: string;
  /** The stack's file as it was at first, before anything was changed or unprotected. */
  readonly stackFile: string;
  readonly signal: AbortSignal;
}

/**
 * Creates a destroyed stack again, under the same names in the same account, and destroys it. The account still contains traces of the
 * first life: resources that clouds keep for a while, and names that stay reserved.
 */
export async function liveAgain(run: PhaseRunner, site: Site, stack: Destroyed): Promise<void> {
  const { project, signal, stackFile } = stack;
  await writeFile(site.engine.configFile, stackFile);
  const before = await everyObject(site.access);
  const heldBefore = [...site.cloud.remaining];
  const up = await run.operation(site, "up after destroy", { operation: "up" }, mustSucceed("up after destroy"));
  const state = await readState(site.engine);
  if (protectedIn(state).length > 0) {
    run.record.plan(["unprotect again"]);
  }
  const destroyed = await tearDown(run, site, { project, state, isWhole: up.succeeded, again: true });
  const ended = { before, heldBefore, declared: retainedOnDelete(state), destroyed };
  await lookForLeftovers(run, site, ended, signal, "leftovers again");
}
