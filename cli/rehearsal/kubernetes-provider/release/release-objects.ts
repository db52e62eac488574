import { apiGroup } from "../../../api-group";
import { text } from "../../../values";
import {
  ApiError,
  type ClusterAccess,
  describe,
  type JsonObject,
  type KubernetesObject,
  objectPath,
  part,
  readObject,
  referenceTo,
  toObject,
} from "../../kubernetes";
import type { WaitBoard } from "../../readiness";
import { applyObject, refuseWeakPods } from "../objects";
import type { ProviderSettings } from "../settings";
import { presumeSurroundings } from "../surroundings";
import type { ChartSources } from "./chart-content";
import type { ReleaseInputs } from "./release-inputs";

/** The arguments for applying a release. */
export interface ReleaseContext {
  readonly access: ClusterAccess;
  readonly settings: Pick<ProviderSettings, "isAmbient">;
  readonly sources: ChartSources;
  readonly signal: AbortSignal;
  readonly waits: WaitBoard;
}

/** Returns how long the objects of a release are waited for. */
export function limitsOf({ timeoutSeconds }: ReleaseInputs, { signal, waits }: ReleaseContext) {
  return { timeoutSeconds, signal, waits };
}

/** Creates what an object needs in a cluster that others prepared. A kind that nothing defines counts as namespaced. */
export async function presumeAround(context: ReleaseContext, object: JsonObject, namespace: string): Promise<void> {
  const metadata = { namespace, ...part(object, "metadata") };
  await presumeSurroundings(context, context.sources.ledger, toObject({ ...object, metadata }));
}

/** Puts an object without a namespace into the release's, if its kind has namespaces. */
export async function inNamespace(
  { access, signal }: ReleaseContext,
  object: JsonObject,
  namespace: string,
): Promise<JsonObject> {
  const [apiVersion = "", kind = ""] = [text(object, "apiVersion"), text(object, "kind")];
  const served = await access.discovery.require(apiVersion, kind, signal);
  if (!served.namespaced || text(object, "metadata", "namespace") !== undefined) {
    return object;
  }
  return { ...object, metadata: { ...part(object, "metadata"), namespace } };
}

/** Adds the labels and annotations by which Helm recognizes its objects, or Argo CD. */
export function owned(
  object: JsonObject,
  release: Pick<ReleaseInputs, "name" | "namespace" | "application">,
): JsonObject {
  if (release.application !== undefined) {
    return tracked(object, release.application);
  }
  const metadata = part(object, "metadata");
  const labels = { ...part(metadata, "labels"), "app.kubernetes.io/managed-by": "Helm" };
  const annotations = {
    ...part(metadata, "annotations"),
    "meta.helm.sh/release-name": release.name,
    "meta.helm.sh/release-namespace": release.namespace,
  };
  return { ...object, metadata: { ...metadata, labels, annotations } };
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/ */
function tracked(object: JsonObject, application: string): JsonObject {
  const metadata = part(object, "metadata");
  const group = apiGroup(text(object, "apiVersion") ?? "");
  const place = `${text(metadata, "namespace") ?? ""}/${text(metadata, "name") ?? ""}`;
  const id = `${application}:${group}/${text(object, "kind") ?? ""}:${place}`;
  const annotations = { ...part(metadata, "annotations"), "argocd.argoproj.io/tracking-id": id };
  return { ...object, metadata: { ...metadata, annotations } };
}

/** Refuses to take over an object that exists outside the release, as Helm does. */
export async function refuseForeign(
  { access, signal }: ReleaseContext,
  release: ReleaseInputs,
  object: KubernetesObject,
): Promise<void> {
  const live = await readObject(access, referenceTo(object), signal);
  const owner = live?.metadata.annotations?.["meta.helm.sh/release-name"];
  if (!live || release.takeOwnership || owner === release.name) {
    return;
  }
  const belongs = owner === undefined ? "belongs to no release" : `belongs to release ${owner}`;
  throw new Error(`${describe(live)} exists and ${belongs}; remove it, or set takeOwnership`);
}

/** Applies an object as Helm does, which drops fields that the server does not know instead of failing. */
export async function applyLeniently(
  { access, signal }: ReleaseContext,
  object: JsonObject,
): Promise<KubernetesObject> {
  try {
    return await applyObject(access, object, { fieldManager: "helm", signal });
  } catch (error) {
    if (!(error instanceof ApiError) || !error.message.includes("not declared in schema")) {
      throw error;
    }
    return applyDropping(access, toObject(object), signal);
  }
}

async function applyDropping(
  access: ClusterAccess,
  object: KubernetesObject,
  signal: AbortSignal,
): Promise<KubernetesObject> {
  const { apiVersion, kind, name, namespace } = referenceTo(object);
  const served = await access.discovery.require(apiVersion, kind, signal);
  const exists = (await readObject(access, referenceTo(object), signal)) !== undefined;
  const { body, warnings } = await access.client.call<KubernetesObject>({
    method: exists ? "PATCH" : "POST",
    path: objectPath(served, namespace, exists ? name : undefined),
    query: { fieldManager: "helm", fieldValidation: "Ignore" },
    ...(exists && { contentType: "application/merge-patch+json" }),
    body: object,
    signal,
  });
  await refuseWeakPods(access, body, warnings, signal);
  return body;
}
