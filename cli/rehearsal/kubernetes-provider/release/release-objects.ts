import { ApiError } from "../../kubernetes/client";
import { type ClusterAccess, readObject, referenceTo } from "../../kubernetes/cluster-access";
import { objectPath } from "../../kubernetes/discovery";
import { at, describe, isRecord, type JsonObject, type KubernetesObject, textAt } from "../../kubernetes/object";
import { applyObject } from "../objects/apply";
import { refuseWeakPods } from "../objects/pod-security";
import type { ChartSources } from "./chart-content";
import type { ReleaseInputs } from "./release-inputs";

/** What applying a release needs. */
export interface ReleaseContext {
  readonly access: ClusterAccess;
  readonly sources: ChartSources;
  readonly signal: AbortSignal;
}

/** An object in its own namespace, or else in the release's. */
export async function inNamespace(
  { access, signal }: ReleaseContext,
  object: JsonObject,
  namespace: string,
): Promise<JsonObject> {
  const kind = await access.discovery.require(textAt(object, "apiVersion"), textAt(object, "kind"), signal);
  if (!kind.namespaced || textAt(object, "metadata", "namespace") !== "") {
    return object;
  }
  return { ...object, metadata: { ...recordAt(object, "metadata"), namespace } };
}

/** An object with the labels and annotations by which Helm knows its own. */
export function owned(object: JsonObject, release: Pick<ReleaseInputs, "name" | "namespace">): JsonObject {
  const labels: JsonObject = { ...recordAt(object, "metadata", "labels"), "app.kubernetes.io/managed-by": "Helm" };
  const annotations: JsonObject = {
    ...recordAt(object, "metadata", "annotations"),
    "meta.helm.sh/release-name": release.name,
    "meta.helm.sh/release-namespace": release.namespace,
  };
  return { ...object, metadata: { ...recordAt(object, "metadata"), labels, annotations } };
}

function recordAt(value: unknown, ...keys: readonly string[]): JsonObject {
  const found = at(value, ...keys);
  return isRecord(found) ? (found as JsonObject) : {};
}

/** Refuses to take over what exists and is not the release's, as Helm does. */
export async function refuseForeign(
  { access, signal }: ReleaseContext,
  release: ReleaseInputs,
  object: JsonObject,
): Promise<void> {
  const live = await readObject(access, referenceTo(object as unknown as KubernetesObject), signal);
  if (!live || release.takeOwnership) {
    return;
  }
  const owner = live.metadata.annotations?.["meta.helm.sh/release-name"];
  if (owner === release.name) {
    return;
  }
  const belongs = owner === undefined ? "belongs to no release" : `belongs to release ${owner}`;
  throw new Error(`${describe(live)} exists and ${belongs}: remove it, or set takeOwnership`);
}

/** Helm does not use server-side apply: a field that the server does not know is dropped, not refused. */
export async function applyLeniently(
  { access, signal }: ReleaseContext,
  object: JsonObject,
): Promise<KubernetesObject> {
  try {
    return await applyObject(access, object, { fieldManager: "helm", dryRun: false, force: true, signal });
  } catch (error) {
    if (!(error instanceof ApiError) || !error.message.includes("not declared in schema")) {
      throw error;
    }
    return applyDropping(access, object, signal);
  }
}

async function applyDropping(
  access: ClusterAccess,
  object: JsonObject,
  signal: AbortSignal,
): Promise<KubernetesObject> {
  const reference = referenceTo(object as unknown as KubernetesObject);
  const kind = await access.discovery.require(reference.apiVersion, reference.kind, signal);
  const live = await readObject(access, reference, signal);
  const { body, warnings } = await access.client.call<KubernetesObject>({
    method: live ? "PATCH" : "POST",
    path: objectPath(kind, reference.namespace, live ? reference.name : undefined),
    query: { fieldManager: "helm", fieldValidation: "Ignore" },
    ...(live && { contentType: "application/merge-patch+json" }),
    body: object,
    signal,
  });
  await refuseWeakPods(access, body, warnings, signal);
  return body;
}
