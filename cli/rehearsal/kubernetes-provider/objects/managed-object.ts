import { ApiError } from "../../kubernetes/client";
import { type ClusterAccess, type ObjectReference, readObject, referenceTo } from "../../kubernetes/cluster-access";
import {
  containsUnknown,
  idOf,
  type JsonObject,
  type KubernetesObject,
  parseId,
  textAt,
  unknownValue,
} from "../../kubernetes/object";
import { awaitReady, defaultTimeoutSeconds } from "../../readiness/awaiting";
import { applyObject } from "./apply";
import { deleteObject, propagationOf } from "./deletion";
import { liveInputs } from "./drift";
import { PodSecurityError } from "./pod-security";

/** One request about one object. */
export interface ObjectRequest {
  readonly inputs: JsonObject;
  readonly preview: boolean;
  /** Seconds of `customTimeouts`; 0 when the program says nothing. */
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  /** A `…Patch` resource changes an object that somebody else owns. */
  readonly patchOf?: string;
}

/** The field manager of a resource: one for all of a program's objects, one of its own for each patch. */
function fieldManagerFor(patchOf: string | undefined): string {
  return patchOf === undefined ? "pulumi-kubernetes" : `pulumi-kubernetes-${patchOf}`;
}

/** Applies an object and waits until it is ready; a preview is a dry run on the server. */
export async function applyManaged(access: ClusterAccess, request: ObjectRequest): Promise<JsonObject> {
  if (request.preview) {
    return previewManaged(access, request);
  }
  const applied = await applyObject(access, request.inputs, {
    fieldManager: fieldManagerFor(request.patchOf),
    dryRun: false,
    force: true,
    signal: request.signal,
  });
  if (request.patchOf !== undefined) {
    return asOutputs(applied);
  }
  const timeoutSeconds = request.timeoutSeconds || defaultTimeoutSeconds(applied.kind);
  return asOutputs(await awaitReady(access, applied, { timeoutSeconds, signal: request.signal }));
}

/** What only the server can say, and says anew for each object. */
async function previewManaged(access: ClusterAccess, request: ObjectRequest): Promise<JsonObject> {
  const { inputs } = request;
  const assumed = { ...inputs, status: unknownValue };
  const kind = await access.discovery.find(textAt(inputs, "apiVersion"), textAt(inputs, "kind"));
  if (containsUnknown(inputs) || !kind || request.patchOf !== undefined) {
    return assumed;
  }
  const options = { fieldManager: fieldManagerFor(undefined), dryRun: true, force: true, signal: request.signal };
  try {
    const { status: _status, ...dryRun } = asOutputs(await applyObject(access, inputs, options));
    return { ...dryRun, metadata: previewMetadata(dryRun.metadata as JsonObject), status: unknownValue };
  } catch (error) {
    if (error instanceof PodSecurityError) {
      throw error;
    }
    if (error instanceof ApiError && error.statusCode === 404) {
      return assumed;
    }
    throw error;
  }
}

function previewMetadata(metadata: JsonObject): JsonObject {
  return { ...metadata, uid: unknownValue, resourceVersion: unknownValue, creationTimestamp: unknownValue };
}

/** A live object as a resource's outputs. */
export function asOutputs(live: KubernetesObject): JsonObject {
  const { managedFields: _fields, ...metadata } = live.metadata;
  return { ...(live as unknown as JsonObject), metadata: metadata as JsonObject };
}

/** What a read finds: the live outputs, and the inputs that would lead to them. */
export async function readManaged(
  access: ClusterAccess,
  id: string,
  known: { readonly inputs: JsonObject; readonly outputs: JsonObject; readonly patchOf?: string },
  signal: AbortSignal,
): Promise<{ readonly id: string; readonly inputs: JsonObject; readonly outputs: JsonObject } | undefined> {
  const source = textAt(known.inputs, "kind") === "" ? known.outputs : known.inputs;
  const live = await readObject(access, referenceById(source, id), signal);
  if (!live) {
    return undefined;
  }
  const outputs = asOutputs(live);
  if (textAt(known.inputs, "kind") === "") {
    return { id: idOf(live), inputs: outputs, outputs };
  }
  const options = { fieldManager: fieldManagerFor(known.patchOf), dryRun: true, force: true, signal };
  const reapplied = await applyObject(access, known.inputs, options);
  return { id: idOf(live), inputs: liveInputs(known.inputs, live, reapplied), outputs };
}

function referenceById(object: JsonObject, id: string): ObjectReference {
  return { apiVersion: textAt(object, "apiVersion"), kind: textAt(object, "kind"), ...parseId(id) };
}

/** Deletes an object and waits until it is gone; a patch only gives up its fields. */
export async function deleteManaged(
  access: ClusterAccess,
  object: JsonObject,
  request: Pick<ObjectRequest, "timeoutSeconds" | "signal" | "patchOf">,
): Promise<void> {
  const reference = referenceTo(object as unknown as KubernetesObject);
  if (request.patchOf !== undefined) {
    return relinquish(access, reference, request.patchOf, request.signal);
  }
  const { metadata } = object as unknown as KubernetesObject;
  await deleteObject(access, reference, {
    propagation: propagationOf(object as unknown as KubernetesObject),
    timeoutSeconds: request.timeoutSeconds || 300,
    wait: metadata.annotations?.["pulumi.com/skipAwait"] !== "true",
    signal: request.signal,
  });
}

async function relinquish(
  access: ClusterAccess,
  { apiVersion, kind, name, namespace }: ObjectReference,
  patchOf: string,
  signal: AbortSignal,
): Promise<void> {
  if (!(await readObject(access, { apiVersion, kind, name, namespace }, signal))) {
    return;
  }
  const empty: JsonObject = { apiVersion, kind, metadata: { name, ...(namespace && { namespace }) } };
  await applyObject(access, empty, { fieldManager: fieldManagerFor(patchOf), dryRun: false, force: true, signal });
}
