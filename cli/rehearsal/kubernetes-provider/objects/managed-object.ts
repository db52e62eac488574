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
import { type ApplyOptions, applyObject } from "./apply";
import { deleteObject, propagationOf } from "./deletion";
import { liveInputs } from "./drift";
import { explainConflict, type Ownership, ownershipOf } from "./ownership";

/** One request about one object. */
export interface ObjectRequest {
  readonly inputs: JsonObject;
  readonly preview: boolean;
  /** The provider's configuration. */
  readonly settings: JsonObject;
  /** Whether the object already exists. */
  readonly isUpdate: boolean;
  /** Seconds of `customTimeouts`; 0 if the program sets none. */
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  readonly waits: WaitBoard;
  /** Set for a `…Patch` resource, which changes an object that somebody else owns. */
  readonly patchOf?: string;
}

/** Applies an object and waits until it is ready; a preview is a dry run on the server. */
export async function applyManaged(access: ClusterAccess, request: ObjectRequest): Promise<JsonObject> {
  const { inputs, patchOf, preview, settings, signal, waits } = request;
  if (preview) {
    return previewManaged(access, request);
  }
  const applied = await applyOwn(access, inputs, { ...ownershipOf(inputs, patchOf, settings), signal });
  if (patchOf !== undefined) {
    return asOutputs(applied);
  }
  const timeoutSeconds = request.timeoutSeconds || defaultTimeoutSeconds(applied);
  return asOutputs(await awaitReady(access, applied, { timeoutSeconds, signal, waits }));
}

/** Applies what a resource owns; the fields of others stop it unless it takes them over. */
async function applyOwn(
  access: ClusterAccess,
  inputs: JsonObject,
  options: Ownership & ApplyOptions,
): Promise<KubernetesObject> {
  try {
    return await applyObject(access, inputs, options);
  } catch (error) {
    throw explainConflict(error, options);
  }
}

/** Returns the outputs that a preview knows. The server chooses some fields for each new object: these are unknown. */
async function previewManaged(
  access: ClusterAccess,
  { inputs, isUpdate, patchOf, settings, signal }: ObjectRequest,
): Promise<JsonObject> {
  const assumed = { ...inputs, status: unknownValue };
  const kind = await access.discovery.find(text(inputs, "apiVersion") ?? "", text(inputs, "kind") ?? "");
  if (containsUnknown(inputs) || !kind || patchOf !== undefined) {
    return assumed;
  }
  const { fieldManager, force } = ownershipOf(inputs, patchOf, settings);
  const options = { fieldManager, force: force || !isUpdate, dryRun: true, signal };
  try {
    const outputs = asOutputs(await applyOwn(access, inputs, options));
    const unknown = { uid: unknownValue, resourceVersion: unknownValue, creationTimestamp: unknownValue };
    return { ...outputs, metadata: { ...part(outputs, "metadata"), ...unknown }, status: unknownValue };
  } catch (error) {
    if (error instanceof ApiError && (error.statusCode === 404 || lacksRight(error))) {
      return assumed;
    }
    throw error;
  }
}

/** Reports whether RBAC refuses the request: a preview then trusts the program, as that of the official provider does. */
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
  const { fieldManager } = ownershipOf(known.inputs, known.patchOf);
  const options = { fieldManager, dryRun: true, signal };
  const reapplied = await applyObject(access, known.inputs, options);
  return { id: idOf(live.metadata), inputs: liveInputs(known.inputs, live, reapplied), outputs };
}

/** Reports whether a program only reads or imports an object. It then gives the object's id and nothing else. */
export function isOnlyRead(inputs: JsonObject): boolean {
  return inputs.metadata === undefined;
}

/**
 * Returns the reference of an object by its resource's type and id: `kubernetes:apps/v1:Deployment` and `shop/web`.
 *
 * @param inputs give the version of an object that the program created in another version
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
    return relinquish(access, referenceTo(object), ownershipOf({ ...object }, patchOf).fieldManager, signal);
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
  fieldManager: string,
  signal: AbortSignal,
): Promise<void> {
  if (!(await readObject(access, reference, signal))) {
    return;
  }
  const { apiVersion, kind, name, namespace } = reference;
  const empty = { apiVersion, kind, metadata: { name, ...(namespace && { namespace }) } };
  await applyObject(access, empty, { fieldManager, signal });
}
