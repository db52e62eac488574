import {
  ApiError,
  type ClusterAccess,
  describe,
  type KubernetesObject,
  type ObjectReference,
  objectPath,
  readObject,
  watchObject,
} from "../../kubernetes";

/** How Kubernetes deletes the dependents of an object. */
export type Propagation = "Foreground" | "Background" | "Orphan";

/** Groups whose objects have dependents that are worth waiting for. */
const groupsWithDependents = ["apps/", "batch/"];

/**
 * Reads the official provider's annotation. Without it, workloads are deleted after their pods. Other kinds are not: no controller here
 * creates dependents of them, and the garbage collector takes up to 30 s to notice a new kind.
 */
export function propagationOf(object: Pick<KubernetesObject, "apiVersion" | "metadata">): Propagation {
  const chosen = object.metadata.annotations?.["pulumi.com/deletionPropagationPolicy"]?.toLowerCase();
  const known = (["Foreground", "Background", "Orphan"] as const).find((each) => each.toLowerCase() === chosen);
  const hasDependents = groupsWithDependents.some((group) => object.apiVersion.startsWith(group));
  return known ?? (hasDependents ? "Foreground" : "Background");
}

/** How a deletion is done, and how long it is waited for. */
export interface DeletionOptions {
  readonly propagation: Propagation;
  readonly timeoutSeconds: number;
  /** @default true */
  readonly wait?: boolean;
  readonly signal: AbortSignal;
}

/** Says why an object still exists after its time is up. */
export function stillThereMessage(object: KubernetesObject, seconds: number): string {
  const finalizers = object.metadata.finalizers ?? [];
  const reason =
    finalizers.length > 0 ? `it waits for its finalizers: ${finalizers.join(", ")}` : "it has no finalizers";
  return `${describe(object)} still exists ${seconds} s after its deletion; ${reason}`;
}

/** Deletes an object and waits until it is gone. An object that does not exist counts as deleted. */
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
  const deleted = await access.client
    .call({
      method: "DELETE",
      path: objectPath(kind, reference.namespace, reference.name),
      body: { apiVersion: "v1", kind: "DeleteOptions", propagationPolicy: options.propagation },
      signal: options.signal,
    })
    .catch(unlessNotFound);
  if (deleted && options.wait !== false) {
    await awaitGone(access, live, options);
  }
}

function unlessNotFound(error: unknown): undefined {
  if (!(error instanceof ApiError) || error.statusCode !== 404) {
    throw error;
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
