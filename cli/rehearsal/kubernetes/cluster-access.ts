import type { WaitBoard } from "../readiness/wait-board";
import { ApiClient } from "./client";
import { Discovery, objectPath } from "./discovery";
import type { KubernetesObject } from "./object";

/** A connection to one API server and what is known of its kinds. */
export interface ClusterAccess {
  readonly client: ApiClient;
  readonly discovery: Discovery;
  /** Where waits are made known; undefined where nobody looks. */
  readonly waits?: WaitBoard;
}

/** Connects to the API server of a kubeconfig. */
export async function connectCluster(
  kubeconfig: string,
  context?: string,
  searchPath?: string,
): Promise<ClusterAccess> {
  const client = await ApiClient.connect(kubeconfig, context, searchPath);
  return { client, discovery: new Discovery(client) };
}

/** What identifies an object on a server. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** The reference of an object. */
export function referenceTo(object: KubernetesObject): ObjectReference {
  const { name, namespace } = object.metadata;
  return { apiVersion: object.apiVersion, kind: object.kind, namespace, name };
}

/** The live object; undefined when it, or its kind, is not there. */
export async function readObject(
  access: ClusterAccess,
  reference: ObjectReference,
  signal?: AbortSignal,
): Promise<KubernetesObject | undefined> {
  const kind = await access.discovery.find(reference.apiVersion, reference.kind);
  if (!kind) {
    return undefined;
  }
  const path = objectPath(kind, reference.namespace, reference.name);
  return access.client.find<KubernetesObject>({ method: "GET", path, signal });
}

/** The objects of a kind in a namespace (in all of them when none is given), filtered by selectors. */
export async function listObjects(
  access: ClusterAccess,
  apiVersion: string,
  kind: string,
  filter: { readonly namespace?: string; readonly labelSelector?: string; readonly fieldSelector?: string } = {},
): Promise<KubernetesObject[]> {
  const served = await access.discovery.find(apiVersion, kind);
  if (!served) {
    return [];
  }
  const { labelSelector, fieldSelector, namespace } = filter;
  const scoped = namespace === undefined ? { ...served, namespaced: false } : served;
  const list = await access.client.find<{ items: Omit<KubernetesObject, "apiVersion" | "kind">[] }>({
    method: "GET",
    path: objectPath(scoped, namespace),
    query: { ...(labelSelector && { labelSelector }), ...(fieldSelector && { fieldSelector }) },
  });
  return (list?.items ?? []).map((item) => ({ ...item, apiVersion, kind }) as KubernetesObject);
}
