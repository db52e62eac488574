import { text } from "../../values";
import type { ApplicationSync } from "../argo-cd";
import { follow, type KubernetesObject } from "../kubernetes";
import type { PatchOperation } from "./ca-bundle-patches";
import type { ControllerContext, RunningController } from "./controller";
import { createWorkQueue } from "./work-queue";

const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const group = "/apis/argoproj.io/v1alpha1";

/** https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/ */
const finalizer = /^resources-finalizer\.argocd\.argoproj\.io(\/|$)/;

/** The work that was done for Applications, by name. */
interface ApplicationWork {
  /** Applications whose finalizer was removed, and that had created nothing, because nobody reads their repository. */
  readonly released: Set<string>;
  /** Applications whose charts were applied. */
  readonly synced: Set<string>;
}

/**
 * Does the parts of Argo CD's work that a program waits for: it applies the charts of Applications, and removes the finalizer of a deleted
 * Application once its objects are deleted.
 *
 * @param sync applies charts. @default none is applied
 */
export function startApplications(
  context: ControllerContext,
  sync?: ApplicationSync,
): RunningController & { played(): { readonly released: number; readonly synced: number } } {
  const work: ApplicationWork = { released: new Set(), synced: new Set() };
  let applications: RunningController | undefined;
  const followed = follow(context.client, definitions, {
    signal: context.signal,
    report: context.report,
    fieldSelector: "metadata.name=applications.argoproj.io",
    /* Before its definition exists, the kind cannot be followed. */
    changed: () => {
      applications ??= followApplications(context, work, sync);
    },
  });
  return {
    played: () => ({ released: work.released.size, synced: work.synced.size }),
    synced: followed.synced,
    ended: followed.ended.then(() => applications?.ended),
  };
}

function followApplications(
  { client, signal, report }: ControllerContext,
  work: ApplicationWork,
  sync: ApplicationSync | undefined,
): RunningController {
  const patch = async ({ metadata: { name, namespace = "" } }: KubernetesObject, operations: readonly object[]) => {
    const place = `${group}/namespaces/${namespace}/applications/${name}`;
    await client.patch(place, operations, { fieldManager: "rehearsal-argo-cd" });
  };
  const bring = async (key: string, application: KubernetesObject): Promise<void> => {
    const status = await sync?.bring(application, signal);
    if (status !== undefined) {
      await patch(application, [{ op: "add", path: "/status", value: status }]);
      if (text(status, "sync", "status") === "Synced") {
        work.synced.add(key);
      }
    }
  };
  const queue = createWorkQueue({
    signal,
    report,
    reconcile: async (key) => {
      const application = followed.objects.get(key);
      if (application === undefined) {
        return;
      }
      if (application.metadata.deletionTimestamp === undefined) {
        return bring(key, application);
      }
      const operations = releasePatch(application);
      if (operations.length > 0) {
        await sync?.remove(application, signal);
        await patch(application, operations);
        if (!work.synced.has(key)) {
          work.released.add(key);
        }
      }
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
