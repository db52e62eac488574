import { readFile, writeFile } from "node:fs/promises";
import { noChanges } from "../engine/events";
import type { OperationResult } from "../engine/operation";
import { clusterOf, editCluster } from "../engine/stack-copy";
import { readState, type StateResource, unprotectState } from "../engine/state";
import type { Judgement } from "../run/judgement";
import { changesText } from "../run/outcomes";
import type { PhaseRunner } from "../run/phase-runner";
import type { Site } from "../site/site";
import { isMadeByStack } from "./changes";
import { destroyFailures, protectedIn, refusalFailures, unprotectFailures } from "./protection";

/** A stack that is to be destroyed. */
export interface Standing {
  readonly project: string;
  readonly state: readonly StateResource[];
  /** Whether everything in it was made. */
  readonly isWhole: boolean;
}

/**
 * Destroys a stack. Where something in it is protected, it shows first that this is refused, and takes the protection
 * off; of a stack that is not whole it only takes it off, so that what there is can go.
 */
export async function tearDown(run: PhaseRunner, site: Site, stack: Standing): Promise<boolean> {
  const { isWhole, state } = stack;
  if (protectedIn(state).length > 0 && (!isWhole || (await isRefused(run, site, state)))) {
    await unprotect(run, site, stack);
  }
  const before = await readState(site.engine);
  const judge = async (result: OperationResult): Promise<Judgement> => ({
    failures: destroyFailures(result, before, result.succeeded ? [] : await readState(site.engine)),
    changes: result.changes,
    text: changesText(result.changes),
  });
  return (await run.operation(site, "destroy", { operation: "destroy" }, judge)).succeeded;
}

/**
 * Tries to destroy as people do it, with a preview: that is what refuses before anything is deleted. An engine that is
 * told to skip it deletes all that comes before the first protected resource.
 */
async function isRefused(run: PhaseRunner, site: Site, before: readonly StateResource[]): Promise<boolean> {
  const judge = async (result: OperationResult): Promise<Judgement> => {
    const after = await readState(site.engine);
    const failures = refusalFailures(result, before, after);
    const changes = { ...noChanges, delete: before.length - after.length, same: after.length };
    const text = result.succeeded ? changesText(changes) : `${protectedIn(before).length} protected, nothing deleted`;
    return { failures, changes, text: failures.length > 0 ? changesText(changes) : text };
  };
  const request = { operation: "destroy", previewed: true } as const;
  return !(await run.operation(site, "destroy refused", request, judge)).succeeded;
}

/** As the stack's file says it where it can; else in the state. What was never made is left alone. */
async function unprotect(run: PhaseRunner, site: Site, { isWhole, project, state }: Standing): Promise<void> {
  const { configFile } = site.engine;
  const text = await readFile(configFile, "utf8");
  if (!isMadeByStack(clusterOf(text, project))) {
    await run.phase("unprotect", async () => unprotectState(site.engine));
    return;
  }
  await writeFile(configFile, editCluster(text, project, [{ path: ["deletionProtection"], value: false }]));
  const judge = async (result: OperationResult): Promise<Judgement> => ({
    failures: unprotectFailures(result, await readState(site.engine), isWhole),
    changes: result.changes,
    text: changesText(result.changes),
  });
  const targets = isWhole ? [] : protectedIn(state).map(({ urn }) => urn);
  await run.operation(site, "unprotect", { operation: "up", targets }, judge);
}
