import * as grpc from "@grpc/grpc-js";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import * as status from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { isRecord, type Json, type JsonObject } from "../kubernetes/object";
import type { Difference } from "./difference";
import { propertyPath } from "./difference";
import { RpcFailure } from "./unary";

/** The key and the value by which the engine marks a secret on the wire. */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** A message's properties as plain data, secrets among them; a missing message is an empty object. */
export function fromStruct(struct: Struct | undefined): JsonObject {
  return withoutSecretMarks(struct?.toJavaScript() ?? {}) as JsonObject;
}

/** Puts the plain value in the place of each marked secret. */
export function withoutSecretMarks(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(withoutSecretMarks);
  }
  if (!isRecord(value)) {
    return value;
  }
  if (value[signatureKey] === secretSignature) {
    return withoutSecretMarks(value.value as Json);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSecretMarks(item)]));
}

/** Plain data as a message's properties; what is undefined is left out. */
export function toStruct(properties: object): Struct {
  const plain = JSON.parse(JSON.stringify(properties)) as Record<string, JavaScriptValue>;
  return Struct.fromJavaScript(plain);
}

/** The answer to a check. */
export function checkResponse(
  inputs: JsonObject,
  failures: readonly { readonly property: string; readonly reason: string }[] = [],
): provider.CheckResponse {
  const response = new provider.CheckResponse();
  response.setInputs(toStruct(inputs));
  response.setFailuresList(
    failures.map(({ property, reason }) => {
      const failure = new provider.CheckFailure();
      failure.setProperty(property);
      failure.setReason(reason);
      return failure;
    }),
  );
  return response;
}

/** The answer to a comparison. */
export function diffResponse(
  differences: readonly Difference[],
  replaces: readonly string[],
  deleteBeforeReplace: boolean,
): provider.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
  const response = new provider.DiffResponse();
  response.setChanges(differences.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setReplacesList([...replaces]);
  response.setDiffsList([...new Set(differences.map(({ path }) => String(path[0])))]);
  response.setDeletebeforereplace(deleteBeforeReplace);
  response.setHasdetaileddiff(true);
  for (const difference of differences) {
    const path = propertyPath(difference.path);
    response.getDetaileddiffMap().set(path, propertyDiff(difference.kind, replaces.includes(path)));
  }
  return response;
}

function propertyDiff(kind: Difference["kind"], replaces: boolean): provider.PropertyDiff {
  const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = provider.PropertyDiff.Kind;
  const kinds = {
    add: [ADD, ADD_REPLACE],
    delete: [DELETE, DELETE_REPLACE],
    update: [UPDATE, UPDATE_REPLACE],
  } as const;
  const diff = new provider.PropertyDiff();
  diff.setKind(kinds[kind][replaces ? 1 : 0]);
  diff.setInputdiff(true);
  return diff;
}

/** The failure that tells the engine: the resource exists, but it is not as it should be. */
export function initFailure(id: string, inputs: JsonObject, outputs: object, reason: string): RpcFailure {
  const detail = new provider.ErrorResourceInitFailed();
  detail.setId(id);
  detail.setInputs(toStruct(inputs));
  detail.setProperties(toStruct(outputs));
  detail.setReasonsList([reason]);
  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const rpcStatus = new status.Status();
  rpcStatus.setCode(grpc.status.UNKNOWN);
  rpcStatus.setMessage(reason);
  rpcStatus.addDetails(packed);
  const metadata = new grpc.Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(rpcStatus.serializeBinary()));
  return new RpcFailure(reason, grpc.status.UNKNOWN, metadata);
}
