import { referenceTo } from "../../kubernetes/cluster-access";
import { describe, type KubernetesObject } from "../../kubernetes/object";
import { awaitReady } from "../../readiness/awaiting";
import { deleteObject, propagationOf } from "../objects/deletion";
import { type Hook, type HookEvent, hooksOf } from "./hooks";
import type { ReleaseInputs } from "./release-inputs";
import { applyLeniently, inNamespace, type ReleaseContext } from "./release-objects";

/** Runs the hooks of a moment one after another, each to its end; those that go when they succeed go after the last one. */
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
  const { access, signal } = context;
  const object = await inNamespace(context, hook.object, release.namespace);
  if (hook.deletePolicies.includes("before-hook-creation")) {
    await removeHook(context, object as unknown as KubernetesObject);
  }
  const live = await applyLeniently(context, object);
  await awaitReady(access, live, { timeoutSeconds: release.timeoutSeconds, signal });
  return live;
}

async function removeHook({ access, signal }: ReleaseContext, object: KubernetesObject): Promise<void> {
  await deleteObject(access, referenceTo(object), {
    propagation: propagationOf(object),
    timeoutSeconds: 60,
    wait: true,
    signal,
  });
}
