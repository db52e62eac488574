import {
  allObjectsPath,
  type ClusterAccess,
  type KubernetesObject,
  objectPath,
  readObject,
} from "../rehearsal/kubernetes";
import { at, text, texts } from "../values";
import type { Standing } from "./inventory";

/** An object whose deletion waits for a finalizer. */
export interface Stuck {
  readonly object: KubernetesObject;
  readonly finalizers: readonly string[];
}

/** Finds the stack's objects that are being deleted and wait for a finalizer. */
export async function stuckObjects(access: ClusterAccess, resources: readonly Standing[]): Promise<Stuck[]> {
  const objects = resources.filter(({ isMade, type }) => isMade && type.startsWith("kubernetes:"));
  const found = await Promise.all(
    objects.map(async ({ inputs }) => {
      const [apiVersion, kind] = [text(inputs, "apiVersion"), text(inputs, "kind")];
      const name = text(inputs, "metadata", "name");
      return apiVersion === undefined || kind === undefined || name === undefined
        ? undefined
        : readObject(access, { apiVersion, kind, name, namespace: text(inputs, "metadata", "namespace") });
    }),
  );
  return found.flatMap((object) => {
    const finalizers = texts(object, "metadata", "finalizers");
    const isGoing = at(object, "metadata", "deletionTimestamp") !== undefined;
    return object === undefined || !isGoing || finalizers.length === 0 ? [] : [{ object, finalizers }];
  });
}

/**
 * Removes the finalizers, so that the API server deletes the objects at once; resources that their controllers should have cleaned up stay.
 */
export async function removeFinalizers({ client, discovery }: ClusterAccess, stuck: readonly Stuck[]): Promise<void> {
  for (const { object } of stuck) {
    const served = await discovery.find(object.apiVersion, object.kind);
    if (served !== undefined) {
      const { name, namespace } = object.metadata;
      const path = name === undefined ? allObjectsPath(served) : objectPath(served, namespace, name);
      await client.patch(path, { metadata: { finalizers: null } });
    }
  }
}
