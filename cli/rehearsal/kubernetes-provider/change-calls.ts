import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { readObject, referenceTo } from "../kubernetes/cluster-access";
import { idOf, type JsonObject, type KubernetesObject } from "../kubernetes/object";
import { fromStruct, initFailure, toStruct } from "../plugin-protocol/messages";
import { NotReadyError } from "../readiness/awaiting";
import type { Instance } from "./instance";
import { applyManaged, asOutputs, deleteManaged, readManaged } from "./objects/managed-object";
import { patchOf, resourceOf } from "./objects/patch";
import { PodSecurityError } from "./objects/pod-security";
import { type ChartSources } from "./release/chart-content";
import { applyManagedRelease, deleteManagedRelease, readManagedRelease, releaseType } from "./release/managed-release";
import type { ReleaseContext } from "./release/release-objects";

type Running = Instance & { readonly signal: AbortSignal };
type Sources = { readonly sources: ChartSources };

function releaseContext(instance: Running, { sources }: Sources): ReleaseContext {
  return { access: instance.access, sources, signal: instance.signal };
}

/** Makes a resource and waits until it is ready. */
export async function createResource(
  instance: Running,
  sources: Sources,
  request: provider.CreateRequest,
): Promise<provider.CreateResponse> {
  const inputs = fromStruct(request.getProperties());
  const isObject = resourceOf(request.getUrn()).type !== releaseType && patchOf(request.getUrn()) === undefined;
  if (isObject && !request.getPreview()) {
    await refuseExisting(instance, inputs as unknown as KubernetesObject);
  }
  const made = await apply(instance, sources, inputs, {
    urn: request.getUrn(),
    preview: request.getPreview(),
    timeoutSeconds: request.getTimeout(),
    olds: {},
  });
  const response = new provider.CreateResponse();
  response.setId(made.id);
  response.setProperties(toStruct(made.outputs));
  return response;
}

/** The provider takes over nothing that it did not make, unless it is told to. */
async function refuseExisting({ access, settings, signal }: Running, object: KubernetesObject): Promise<void> {
  const live = settings.upsert ? undefined : await readObject(access, referenceTo(object), signal);
  if (live === undefined) {
    return;
  }
  throw new Error(
    `resource ${idOf(live)} was not successfully created by the Kubernetes API server: ${live.kind} "${live.metadata.name}" already exists`,
  );
}

/** Changes a resource in place and waits until it is ready. */
export async function updateResource(
  instance: Running,
  sources: Sources,
  request: provider.UpdateRequest,
): Promise<provider.UpdateResponse> {
  const made = await apply(instance, sources, fromStruct(request.getNews()), {
    urn: request.getUrn(),
    preview: request.getPreview(),
    timeoutSeconds: request.getTimeout(),
    olds: fromStruct(request.getOlds()),
  });
  const response = new provider.UpdateResponse();
  response.setProperties(toStruct(made.outputs));
  return response;
}

async function apply(
  instance: Running,
  sources: Sources,
  inputs: JsonObject,
  request: {
    readonly urn: string;
    readonly preview: boolean;
    readonly timeoutSeconds: number;
    readonly olds: JsonObject;
  },
): Promise<{ readonly id: string; readonly outputs: JsonObject }> {
  if (resourceOf(request.urn).type === releaseType) {
    return applyManagedRelease(releaseContext(instance, sources), inputs, request);
  }
  const id = request.preview ? "" : idOf(inputs as unknown as KubernetesObject);
  try {
    const { signal } = instance;
    const outputs = await applyManaged(instance.access, { inputs, signal, patchOf: patchOf(request.urn), ...request });
    return { id, outputs };
  } catch (error) {
    const exists = error instanceof NotReadyError || (error instanceof PodSecurityError && !request.preview);
    throw exists ? initFailure(id, inputs, asOutputs(error.live), error.message) : error;
  }
}

/** Reads a resource as it is now; an empty answer says that it is gone. */
export async function readResource(
  instance: Running,
  sources: Sources,
  request: provider.ReadRequest,
): Promise<provider.ReadResponse> {
  const inputs = fromStruct(request.getInputs());
  const outputs = fromStruct(request.getProperties());
  const response = new provider.ReadResponse();
  if (resourceOf(request.getUrn()).type === releaseType) {
    const found = await readManagedRelease(releaseContext(instance, sources), inputs, outputs);
    return found ? readResponse(request.getId(), inputs, found) : response;
  }
  const known = { inputs, outputs, patchOf: patchOf(request.getUrn()) };
  const found = await readManaged(instance.access, request.getId(), known, instance.signal);
  return found ? readResponse(found.id, found.inputs, found.outputs) : response;
}

function readResponse(id: string, inputs: JsonObject, outputs: JsonObject): provider.ReadResponse {
  const response = new provider.ReadResponse();
  response.setId(id);
  response.setInputs(toStruct(inputs));
  response.setProperties(toStruct(outputs));
  return response;
}

/** Deletes a resource and waits until it is gone. */
export async function deleteResource(
  instance: Running,
  sources: Sources,
  request: provider.DeleteRequest,
): Promise<Empty> {
  const outputs = fromStruct(request.getProperties());
  if (resourceOf(request.getUrn()).type === releaseType) {
    await deleteManagedRelease(releaseContext(instance, sources), outputs);
    return new Empty();
  }
  const limits = { timeoutSeconds: request.getTimeout(), signal: instance.signal, patchOf: patchOf(request.getUrn()) };
  await deleteManaged(instance.access, outputs, limits);
  return new Empty();
}
