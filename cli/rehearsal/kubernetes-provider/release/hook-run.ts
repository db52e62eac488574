import { describe, type KubernetesObject, referenceTo, toObject } from "../../kubernetes";
import { awaitReady } from "../../readiness";
import { deleteObject, propagationOf } from "../objects";
import { type Hook, type HookEvent, hooksOf } from "./hooks";
import type { ReleaseInputs } from "./release-inputs";
import { applyLeniently, inNamespace, limitsOf, type ReleaseContext } from "./release-objects";

/** Runs the hooks of an event one after another, each to its end; then deletes those with `hook-succeeded`. */
export async function runHooks(
  context: ReleaseContext,
  release: ReleaseInputs,
  hooks: readonly Hook[],
  event: HookEvent,
): Promise<void> {
  const done: { readonly hook: Hook; readonly object: KubernetesObject }[] = [];
  for (const hook of hooksOf(event, hooks)) {
    done.unshift({ hook, object: await runHook(context, release, hook) });
  }
  for (const { hook, object } of done) {
    if (hook.deletePolicies.includes("hook-succeeded")) {
      await removeHook(context, object);
    } else {
      context.sources.ledger.keep(describe(object));
    }
  }
}

async function runHook(context: ReleaseContext, release: ReleaseInputs, hook: Hook): Promise<KubernetesObject> {
  const object = await inNamespace(context, hook.object, release.namespace);
  if (hook.deletePolicies.includes("before-hook-creation")) {
    await removeHook(context, toObject(object));
  }
  return awaitReady(context.access, await applyLeniently(context, object), limitsOf(release, context));
}

async function removeHook({ access, signal }: ReleaseContext, object: KubernetesObject): Promise<void> {
  const options = { propagation: propagationOf(object), timeoutSeconds: 60, signal };
  await deleteObject(access, referenceTo(object), options);
}
