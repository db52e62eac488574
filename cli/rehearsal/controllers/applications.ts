import { follow, type KubernetesObject } from "../kubernetes";
import type { PatchOperation } from "./ca-bundle-patches";
import type { ControllerContext, RunningController } from "./controller";
import { createWorkQueue } from "./work-queue";

const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const group = "/apis/argoproj.io/v1alpha1";

/** https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/ */
const finalizer = /^resources-finalizer\.argocd\.argoproj\.io(\/|$)/;

/**
 * Does the one part of Argo CD's work that a destroy waits for: it removes the finalizer of a deleted Application. The Application created
 * nothing here, because nobody reads its repository.
 */
export function startApplications(context: ControllerContext): RunningController & { released(): number } {
  const released = new Set<string>();
  let applications: RunningController | undefined;
  const followed = follow(context.client, definitions, {
    signal: context.signal,
    report: context.report,
    fieldSelector: "metadata.name=applications.argoproj.io",
    /* Before its definition exists, the kind cannot be followed. */
    changed: () => {
      applications ??= followApplications(context, released);
    },
  });
  return {
    released: () => released.size,
    synced: followed.synced,
    ended: followed.ended.then(() => applications?.ended),
  };
}

function followApplications({ client, signal, report }: ControllerContext, released: Set<string>): RunningController {
  const queue = createWorkQueue({
    signal,
    report,
    reconcile: async (key) => {
      const application = followed.objects.get(key);
      const patch = application === undefined ? [] : releasePatch(application);
      if (application === undefined || patch.length === 0) {
        return;
      }
      const { name, namespace = "" } = application.metadata;
      await client.patch(`${group}/namespaces/${namespace}/applications/${name}`, patch, {
        fieldManager: "rehearsal-argo-cd",
      });
      released.add(key);
    },
  });
  const followed = follow(client, `${group}/applications`, { signal, report, changed: (key) => queue.add(key) });
  return { synced: followed.synced, ended: followed.ended.then(() => queue.idle()) };
}

/** Returns the change that removes Argo CD's finalizers from a deleted Application; empty if it is not deleted, or has none. */
export function releasePatch({ metadata }: Pick<KubernetesObject, "metadata">): PatchOperation[] {
  const { finalizers = [], deletionTimestamp } = metadata;
  const others = finalizers.filter((one) => !finalizer.test(one));
  return deletionTimestamp === undefined || others.length === finalizers.length
    ? []
    : [
        { op: "test", path: "/metadata/finalizers", value: finalizers },
        /* Replaces the list. */
        { op: "add", path: "/metadata/finalizers", value: others },
      ];
}
