import type { ApiClient } from "./client";
import { allObjectsPath, Discovery, objectPath } from "./discovery";
import { clientFrom } from "./kubeconfig";
import type { KubernetesObject, ObjectReference } from "./object";
import { type ObjectList, objectsIn } from "./object-list";

/** A connection to one API server and the kinds that it serves. */
export interface ClusterAccess {
  readonly client: ApiClient;
  readonly discovery: Discovery;
}

/** Connects to the API server of a kubeconfig. See `clientFrom` for the parameters. */
export async function connectCluster(
  kubeconfig: string,
  context?: string,
  environment?: NodeJS.ProcessEnv,
  plugins?: string,
): Promise<ClusterAccess> {
  const client = await clientFrom(kubeconfig, context, environment, plugins);
  return { client, discovery: new Discovery(client) };
}

/** Returns the live object, or undefined if it or its kind does not exist. */
export async function readObject(
  { client, discovery }: ClusterAccess,
  { apiVersion, kind, name, namespace }: ObjectReference,
  signal?: AbortSignal,
): Promise<KubernetesObject | undefined> {
  const served = await discovery.find(apiVersion, kind);
  if (!served) {
    return undefined;
  }
  return client.find<KubernetesObject>({ method: "GET", path: objectPath(served, namespace, name), signal });
}

/** Lists the objects of a kind, in one namespace or in all of them. */
export async function listObjects(
  { client, discovery }: ClusterAccess,
  apiVersion: string,
  kind: string,
  filter: { readonly namespace?: string; readonly labelSelector?: string } = {},
): Promise<KubernetesObject[]> {
  const served = await discovery.find(apiVersion, kind);
  if (!served) {
    return [];
  }
  const { labelSelector, namespace } = filter;
  const list = await client.find<ObjectList>({
    method: "GET",
    path: namespace === undefined ? allObjectsPath(served) : objectPath(served, namespace),
    query: { ...(labelSelector && { labelSelector }) },
  });
  return list === undefined ? [] : objectsIn({ ...list, apiVersion, kind });
}
