import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { ChartLedger } from "../charts";
import { resourceOf } from "../engine";
import {
  describe,
  idOf,
  type JsonObject,
  type KubernetesObject,
  readObject,
  referenceTo,
  toObject,
} from "../kubernetes";
import { fromStruct, initFailure, toStruct, unknownValue } from "../plugin-protocol";
import { NotReadyError } from "../readiness";
import { type Instance, requireReached } from "./instance";
import { applyManaged, asOutputs, deleteManaged, PodSecurityError, patchOf } from "./objects";
import {
  applyManagedRelease,
  type ChartSources,
  deleteManagedRelease,
  type ReleaseContext,
  releaseType,
} from "./release";
import { presumePatched, presumeSurroundings } from "./surroundings";

function releaseContext({ access, settings, signal, waits }: Instance, sources: ChartSources): ReleaseContext {
  return { access, settings, sources, signal, waits };
}

/** Creates a resource and waits until it is ready. */
export async function createResource(
  instance: Instance,
  sources: ChartSources,
  request: provider.CreateRequest,
): Promise<provider.CreateResponse> {
  const inputs = fromStruct(request.getProperties());
  const isObject = resourceOf(request.getUrn()).type !== releaseType && patchOf(request.getUrn()) === undefined;
  if (isObject && !request.getPreview()) {
    requireReached(instance);
    await presumeSurroundings(instance, sources.ledger, toObject(inputs));
    await refuseExisting(instance, sources.ledger, toObject(inputs));
  }
  if (patchOf(request.getUrn()) !== undefined && !request.getPreview()) {
    requireReached(instance);
    await presumePatched(instance, sources.ledger, toObject(inputs));
  }
  const { id, outputs } = await apply(instance, sources, inputs, {
    urn: request.getUrn(),
    preview: request.getPreview(),
    timeoutSeconds: request.getTimeout(),
    isUpdate: false,
    olds: {},
  });
  if (isObject && !request.getPreview()) {
    instance.makers.made(toObject(outputs), instance);
  }
  const response = new provider.CreateResponse();
  response.setId(id);
  response.setProperties(toStruct(outputs));
  return response;
}

/** Refuses to take over an object that the provider did not create, unless its settings allow it. */
async function refuseExisting(instance: Instance, ledger: ChartLedger, object: KubernetesObject): Promise<void> {
  const { access, settings, signal } = instance;
  const live = settings.upsert ? undefined : await readObject(access, referenceTo(object), signal);
  if (live === undefined || ledger.presumed.takeOver(describe(live))) {
    return;
  }
  const { kind, metadata } = live;
  const collision = instance.makers.collision(live, instance);
  throw new Error(
    `resource ${idOf(metadata)} was not successfully created by the Kubernetes API server: ${kind} "${metadata.name}" already exists${collision === undefined ? "" : `: ${collision}`}`,
  );
}

/** Changes a resource in place and waits until it is ready. */
export async function updateResource(
  instance: Instance,
  sources: ChartSources,
  request: provider.UpdateRequest,
): Promise<provider.UpdateResponse> {
  const { outputs } = await apply(instance, sources, fromStruct(request.getNews()), {
    urn: request.getUrn(),
    preview: request.getPreview(),
    timeoutSeconds: request.getTimeout(),
    isUpdate: true,
    olds: fromStruct(request.getOlds()),
  });
  const response = new provider.UpdateResponse();
  response.setProperties(toStruct(outputs));
  return response;
}

async function apply(
  instance: Instance,
  sources: ChartSources,
  inputs: JsonObject,
  request: {
    readonly urn: string;
    readonly preview: boolean;
    readonly timeoutSeconds: number;
    readonly isUpdate: boolean;
    readonly olds: JsonObject;
  },
): Promise<{ readonly id: string; readonly outputs: JsonObject }> {
  if (!request.preview) {
    requireReached(instance);
  } else if (instance.unreachable !== undefined) {
    return { id: "", outputs: { ...inputs, status: unknownValue } };
  }
  if (resourceOf(request.urn).type === releaseType) {
    return applyManagedRelease(releaseContext(instance, sources), inputs, request);
  }
  const id = request.preview ? "" : idOf(toObject(inputs).metadata);
  const { access, settings, signal, waits } = instance;
  const shared = { inputs, settings: settings.given, signal, waits };
  try {
    return { id, outputs: await applyManaged(access, { ...shared, patchOf: patchOf(request.urn), ...request }) };
  } catch (error) {
    const exists = error instanceof NotReadyError || (error instanceof PodSecurityError && !request.preview);
    throw exists ? initFailure(id, inputs, asOutputs(error.live), error.message) : error;
  }
}

/** Deletes a resource and waits until it is gone. */
export async function deleteResource(
  instance: Instance,
  sources: ChartSources,
  request: provider.DeleteRequest,
): Promise<Empty> {
  requireReached(instance);
  const outputs = fromStruct(request.getProperties());
  if (resourceOf(request.getUrn()).type === releaseType) {
    await deleteManagedRelease(releaseContext(instance, sources), outputs);
    return new Empty();
  }
  const limits = { timeoutSeconds: request.getTimeout(), signal: instance.signal, patchOf: patchOf(request.getUrn()) };
  await deleteManaged(instance.access, toObject(outputs), limits);
  return new Empty();
}
