import { text } from "../../../values";
import {
  ApiError,
  type ClusterAccess,
  idOf,
  type JsonObject,
  type KubernetesObject,
  type ObjectReference,
  parseId,
  part,
  readObject,
  referenceTo,
} from "../../kubernetes";
import { containsUnknown, unknownValue } from "../../plugin-protocol";
import { awaitReady, defaultTimeoutSeconds, type WaitBoard } from "../../readiness";
import { applyObject } from "./apply";
import { deleteObject, propagationOf } from "./deletion";
import { liveInputs } from "./drift";

/** One request about one object. */
export interface ObjectRequest {
  readonly inputs: JsonObject;
  readonly preview: boolean;
  /** Seconds of `customTimeouts`; 0 if the program sets none. */
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  readonly waits: WaitBoard;
  /** Set for a `…Patch` resource, which changes an object that somebody else owns. */
  readonly patchOf?: string;
}

/** Returns the field manager of a resource: one for all of a program's objects, and a separate one for each patch. */
function fieldManagerFor(patchOf: string | undefined): string {
  return patchOf === undefined ? "pulumi-kubernetes" : `pulumi-kubernetes-${patchOf}`;
}

/** Applies an object and waits until it is ready; a preview is a dry run on the server. */
export async function applyManaged(access: ClusterAccess, request: ObjectRequest): Promise<JsonObject> {
  const { inputs, patchOf, preview, signal, waits } = request;
  if (preview) {
    return previewManaged(access, request);
  }
  const applied = await applyObject(access, inputs, { fieldManager: fieldManagerFor(patchOf), signal });
  if (patchOf !== undefined) {
    return asOutputs(applied);
  }
  const timeoutSeconds = request.timeoutSeconds || defaultTimeoutSeconds(applied.kind);
  return asOutputs(await awaitReady(access, applied, { timeoutSeconds, signal, waits }));
}

/** Returns the outputs that a preview knows. The server chooses some fields for each new object: these are unknown. */
async function previewManaged(access: ClusterAccess, { inputs, patchOf, signal }: ObjectRequest): Promise<JsonObject> {
  const assumed = { ...inputs, status: unknownValue };
  const kind = await access.discovery.find(text(inputs, "apiVersion") ?? "", text(inputs, "kind") ?? "");
  if (containsUnknown(inputs) || !kind || patchOf !== undefined) {
    return assumed;
  }
  const options = { fieldManager: fieldManagerFor(undefined), dryRun: true, signal };
  try {
    const outputs = asOutputs(await applyObject(access, inputs, options));
    const unknown = { uid: unknownValue, resourceVersion: unknownValue, creationTimestamp: unknownValue };
    return { ...outputs, metadata: { ...part(outputs, "metadata"), ...unknown }, status: unknownValue };
  } catch (error) {
    if (error instanceof ApiError && (error.statusCode === 404 || lacksRight(error))) {
      return assumed;
    }
    throw error;
  }
}

/** Reports whether RBAC refuses it: a preview then trusts the program, as that of the official provider does. */
function lacksRight({ statusCode, message }: ApiError): boolean {
  return statusCode === 403 && /User ".*" cannot \w+ resource/.test(message);
}

/** Returns a live object as a resource's outputs. */
export function asOutputs(live: KubernetesObject): JsonObject {
  const { managedFields: _fields, ...metadata } = live.metadata;
  return { ...live, metadata };
}

/** Reads an object: its live outputs, and the inputs that lead to them. */
export async function readManaged(
  access: ClusterAccess,
  reference: ObjectReference,
  known: { readonly inputs: JsonObject; readonly patchOf?: string },
  signal: AbortSignal,
): Promise<{ readonly id: string; readonly inputs: JsonObject; readonly outputs: JsonObject } | undefined> {
  const live = await readObject(access, reference, signal);
  if (!live) {
    return undefined;
  }
  const outputs = asOutputs(live);
  if (isOnlyRead(known.inputs)) {
    return { id: idOf(live.metadata), inputs: outputs, outputs };
  }
  const options = { fieldManager: fieldManagerFor(known.patchOf), dryRun: true, signal };
  const reapplied = await applyObject(access, known.inputs, options);
  return { id: idOf(live.metadata), inputs: liveInputs(known.inputs, live, reapplied), outputs };
}

/** Reports whether a program reads or imports an object, of which it knows the id alone. */
export function isOnlyRead(inputs: JsonObject): boolean {
  return inputs.metadata === undefined;
}

/**
 * Returns the reference of an object by its resource's type and id: `kubernetes:apps/v1:Deployment` and `shop/web`.
 *
 * @param inputs say the version of an object that the program made by another one
 */
export function referenceById(type: string, id: string, inputs: JsonObject = {}): ObjectReference {
  const [, group = "", kind = ""] = type.split(":");
  const apiVersion = text(inputs, "apiVersion") ?? group.replace(/^core\//, "");
  return { apiVersion, kind: text(inputs, "kind") ?? kind, ...parseId(id) };
}

/** Deletes an object and waits until it is gone; a patch only gives up its fields. */
export async function deleteManaged(
  access: ClusterAccess,
  object: KubernetesObject,
  request: Pick<ObjectRequest, "timeoutSeconds" | "signal" | "patchOf">,
): Promise<void> {
  const { patchOf, signal } = request;
  if (patchOf !== undefined) {
    return relinquish(access, referenceTo(object), patchOf, signal);
  }
  await deleteObject(access, referenceTo(object), {
    propagation: propagationOf(object),
    timeoutSeconds: request.timeoutSeconds || 300,
    wait: object.metadata.annotations?.["pulumi.com/skipAwait"] !== "true",
    signal,
  });
}

async function relinquish(
  access: ClusterAccess,
  reference: ObjectReference,
  patchOf: string,
  signal: AbortSignal,
): Promise<void> {
  if (!(await readObject(access, reference, signal))) {
    return;
  }
  const { apiVersion, kind, name, namespace } = reference;
  const empty = { apiVersion, kind, metadata: { name, ...(namespace && { namespace }) } };
  await applyObject(access, empty, { fieldManager: fieldManagerFor(patchOf), signal });
}
