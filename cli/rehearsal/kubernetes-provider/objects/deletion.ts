import { ApiError } from "../../kubernetes/client";
import { type ClusterAccess, type ObjectReference, readObject } from "../../kubernetes/cluster-access";
import { objectPath } from "../../kubernetes/discovery";
import { describe, type KubernetesObject } from "../../kubernetes/object";
import { watchObject } from "../../kubernetes/watch-object";

/** How dependents go with their owner. */
export type Propagation = "Foreground" | "Background" | "Orphan";

/** Groups whose objects have dependents that are worth waiting for. */
const groupsWithDependents = ["apps/", "batch/"];

/**
 * Reads the annotation of the real provider. Where there is none, workloads go after their pods; for all other kinds
 * there is nobody here who would make dependents, and the garbage collector takes up to 30 s to notice a new kind.
 */
export function propagationOf(object: Pick<KubernetesObject, "apiVersion" | "metadata">): Propagation {
  const chosen = object.metadata.annotations?.["pulumi.com/deletionPropagationPolicy"]?.toLowerCase();
  if (chosen === "background") {
    return "Background";
  }
  if (chosen === "orphan") {
    return "Orphan";
  }
  if (chosen === "foreground") {
    return "Foreground";
  }
  return groupsWithDependents.some((group) => object.apiVersion.startsWith(group)) ? "Foreground" : "Background";
}

/** How long, and whether, a deletion is waited for. */
export interface DeletionOptions {
  readonly propagation: Propagation;
  readonly timeoutSeconds: number;
  readonly wait: boolean;
  readonly signal: AbortSignal;
}

/** Says why an object is still there after the time given to it. */
export function stillThereMessage(object: KubernetesObject, seconds: number): string {
  const finalizers = object.metadata.finalizers ?? [];
  const reason = finalizers.length > 0 ? `waits for its finalizers: ${finalizers.join(", ")}` : "has no finalizers";
  return `${describe(object)} is still there ${seconds} s after it was deleted; it ${reason}`;
}

/** Deletes an object and waits until it is gone. What is not there already counts as deleted. */
export async function deleteObject(
  access: ClusterAccess,
  reference: ObjectReference,
  options: DeletionOptions,
): Promise<void> {
  const live = await readObject(access, reference, options.signal);
  const kind = await access.discovery.find(reference.apiVersion, reference.kind);
  if (!live || !kind) {
    return;
  }
  try {
    await access.client.call({
      method: "DELETE",
      path: objectPath(kind, reference.namespace, reference.name),
      body: { apiVersion: "v1", kind: "DeleteOptions", propagationPolicy: options.propagation },
      signal: options.signal,
    });
  } catch (error) {
    if (error instanceof ApiError && error.statusCode === 404) {
      return;
    }
    throw error;
  }
  if (options.wait) {
    await awaitGone(access, live, options);
  }
}

async function awaitGone(access: ClusterAccess, live: KubernetesObject, options: DeletionOptions): Promise<void> {
  let last: KubernetesObject | undefined = live;
  await watchObject(access, live, options, (current) => {
    last = current?.metadata.uid === live.metadata.uid ? current : undefined;
    return Promise.resolve(last === undefined);
  });
  if (last) {
    throw new Error(stillThereMessage(last, options.timeoutSeconds));
  }
}
