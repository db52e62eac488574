import { readFile, writeFile } from "node:fs/promises";
import {
  clusterOf,
  editCluster,
  noChanges,
  type OperationResult,
  readState,
  type StateResource,
  unprotectState,
} from "../engine";
import { changesText, type Judgement, type PhaseRunner } from "../run";
import type { Site } from "../site";
import { destroyFailures, protectedIn, refusalFailures, unprotectFailures } from "./protection";
import { isMadeByStack } from "./scale-and-upgrade";

/** A stack to destroy. */
export interface Standing {
  readonly project: string;
  readonly state: readonly StateResource[];
  /** Whether all its resources were created. */
  readonly isWhole: boolean;
  /** Whether it was destroyed before: the refusal of a destroy is then proven already. @default false */
  readonly again?: boolean;
}

/** Names the phases of a teardown. */
function phasesOf({ again = false }: Standing) {
  return again
    ? ({ unprotect: "unprotect again", destroy: "destroy again" } as const)
    : ({ unprotect: "unprotect", destroy: "destroy" } as const);
}

/**
 * Destroys a stack. If resources are protected, first checks that a destroy is refused and then removes the protection; for
 * an incomplete stack it only removes the protection.
 */
export async function tearDown(run: PhaseRunner, site: Site, stack: Standing): Promise<boolean> {
  const { again = false, isWhole, state } = stack;
  if (protectedIn(state).length > 0 && (!isWhole || again || (await isRefused(run, site, state)))) {
    await unprotect(run, site, stack);
  }
  await liftCloudProtection(site, stack.project);
  const phase = phasesOf(stack).destroy;
  const before = await readState(site.engine);
  const judge = async (result: OperationResult): Promise<Judgement> => ({
    failures: destroyFailures(result, before, result.succeeded ? [] : await readState(site.engine), phase),
    changes: result.changes,
    text: changesText(result.changes),
  });
  return (await run.operation(site, phase, { operation: "destroy" }, judge)).succeeded;
}

/**
 * Tries to destroy as people do, with a preview, which refuses before anything is deleted. Without it the engine deletes
 * everything that precedes the first protected resource.
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

/** Removes the protection through the stack's file if possible, otherwise in the state. Skips resources that do not exist. */
async function unprotect(run: PhaseRunner, site: Site, stack: Standing): Promise<void> {
  const { isWhole, project, state } = stack;
  const phase = phasesOf(stack).unprotect;
  const { configFile } = site.engine;
  const text = await readFile(configFile, "utf8");
  if (!isMadeByStack(clusterOf(text, project))) {
    await run.phase(phase, async () => unprotectState(site.engine));
    return;
  }
  await writeFile(configFile, editCluster(text, project, [{ path: ["deletionProtection"], value: false }]));
  const judge = async (result: OperationResult): Promise<Judgement> => ({
    failures: unprotectFailures(result, await readState(site.engine), isWhole, phase),
    changes: result.changes,
    text: changesText(result.changes),
  });
  const targets = isWhole ? [] : protectedIn(state).map(({ urn }) => urn);
  await run.operation(site, phase, { operation: "up", targets }, judge);
}

/** The parts of a site that lifting the clouds' protection uses. */
interface LiftedSite {
  readonly cloud: Pick<Site["cloud"], "unprotect">;
  readonly engine: Pick<Site["engine"], "configFile">;
  readonly ledger: Pick<Site["ledger"], "leaveOut">;
}

/**
 * Lifts the clouds' own protection of clusters, as an owner does before a destroy, unless the stack's file describes the cluster: the
 * program keeps its protection, and the rest of the destroy is rehearsed, too.
 */
export async function liftCloudProtection({ cloud, engine, ledger }: LiftedSite, project: string): Promise<void> {
  if (isMadeByStack(clusterOf(await readFile(engine.configFile, "utf8"), project))) {
    return;
  }
  for (const id of cloud.unprotect()) {
    ledger.leaveOut(
      `The cluster ${id} is protected: a deployment can destroy it only after you set deletionProtection: false. The rehearsal switched the protection off for its own destroy.`,
    );
  }
}
