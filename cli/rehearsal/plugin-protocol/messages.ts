import * as pulumi from "@pulumi/pulumi";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { isRecord } from "../../values";
import type { Json, JsonObject } from "../kubernetes";
import { type Difference, propertyPath } from "./difference";

const { specialSigKey, specialSecretSig, unknownValue } = pulumi.runtime;

/** The engine's mark for a value that a preview does not know. */
export { unknownValue };

/** Reports whether a value, or anything in it, is unknown. */
export function containsUnknown(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.some(containsUnknown);
  }
  return value === unknownValue || (isRecord(value) && Object.values(value).some(containsUnknown));
}

/** Reads a message's properties as plain data, with secrets in the clear; a missing message is an empty object. */
export function fromStruct(struct: Struct | undefined): JsonObject {
  return fieldsWithoutMarks(struct?.toJavaScript() ?? {});
}

function fieldsWithoutMarks(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item = null]) => [key, withoutSecretMarks(item)]));
}

/** Replaces each marked secret by its plain value. */
export function withoutSecretMarks(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(withoutSecretMarks);
  }
  if (!isRecord(value)) {
    return value;
  }
  const { value: secret = null } = value;
  return value[specialSigKey] === specialSecretSig ? withoutSecretMarks(secret) : fieldsWithoutMarks(value);
}

/** Writes plain data as a message's properties, without those that are undefined. */
export function toStruct(properties: object): Struct {
  const plain = JSON.parse(JSON.stringify(properties)) as Record<string, JavaScriptValue>;
  return Struct.fromJavaScript(plain);
}

/** Writes the answer to "which version are you?". */
export function pluginInfo(version: string): plugin.PluginInfo {
  const info = new plugin.PluginInfo();
  info.setVersion(version);
  return info;
}

/** Writes the answer to a check. */
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

/** Writes the answer to a comparison. */
export function diffResponse(
  differences: readonly Difference[],
  replaces: readonly string[],
  deleteBeforeReplace = false,
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
