import { referenceTo } from "../cluster-access";
import { deleteObject, propagationOf } from "../deletion";
import { describe, type KubernetesObject } from "../object";
import { awaitReady } from "../readiness/awaiting";
import { type Hook, type HookEvent, hooksOf } from "./hooks";
import type { ReleaseInputs } from "./release-inputs";
import { applyLeniently, inNamespace, type ReleaseContext } from "./release-objects";

/** Runs the hooks of a moment one after another, each to its end. */
export async function runHooks(
  context: ReleaseContext,
  release: ReleaseInputs,
  hooks: readonly Hook[],
  event: HookEvent,
): Promise<void> {
  for (const hook of hooksOf(event, hooks)) await runHook(context, release, hook);
}

async function runHook(context: ReleaseContext, release: ReleaseInputs, hook: Hook): Promise<void> {
  const { access, signal } = context;
  const object = await inNamespace(context, hook.object, release.namespace);
  const named = object as unknown as KubernetesObject;
  const options = { propagation: propagationOf(named), timeoutSeconds: 60, wait: true, signal };
  const remove = () => deleteObject(access, referenceTo(named), options);
  if (hook.deletePolicies.includes("before-hook-creation")) await remove();
  const live = await applyLeniently(context, object);
  await awaitReady(access, live, { timeoutSeconds: release.timeoutSeconds, signal });
  if (hook.deletePolicies.includes("hook-succeeded")) await remove();
  else context.sources.ledger.keep(describe(live));
}
