import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type CloudType, checkFailures, previewOfCreation, withAutoname } from "../../clouds";
import type { Fields } from "../../values";
import { resourceOf } from "../engine";
import type { JsonObject } from "../kubernetes";
import {
  checkResponse,
  differences,
  diffResponse,
  fromStruct,
  initFailure,
  toStruct,
  unknownValue,
} from "../plugin-protocol";
import type { Subject } from "./acceptance";
import { compare } from "./difference";
import { NotStableError, type Operations } from "./operations";
import type { ProviderPlace, ProviderSettings } from "./provider-settings";
import { takenInputs } from "./refreshed-inputs";

/** The context of a call: the place of its connection, and the signal that ends it. */
export interface CallContext {
  readonly place: ProviderPlace;
  readonly signal: AbortSignal;
}

/** Checks a provider's configuration. */
export function checkConfig(settings: ProviderSettings, request: provider.CheckRequest): provider.CheckResponse {
  const news = fromStruct(request.getNews());
  return checkResponse(news, [...settings.check(news)]);
}

/** Compares a provider's configurations. A new place forces a replacement. */
export function diffConfig(settings: ProviderSettings, request: provider.DiffRequest): provider.DiffResponse {
  const olds = fromStruct(request.getOldInputs() ?? request.getOlds());
  const changed = [...new Set(differences(olds, fromStruct(request.getNews())).map(({ path }) => String(path[0])))];
  const changes = changed.filter((key) => key !== "version");
  const replaces = changes.filter((key) => settings.replaces.includes(key));
  return diffResponse(
    changes.map((key) => ({ path: [key], kind: "update" })),
    replaces,
    false,
  );
}

/** Names a resource, and refuses what the provider itself refuses. */
export function checkResource(operations: Operations, request: provider.CheckRequest): provider.CheckResponse {
  const { token, type, name } = typeOf(operations, request.getUrn());
  const olds = fromStruct(request.getOlds());
  const seed = Buffer.from(request.getRandomseed_asU8()).toString("hex") || request.getUrn();
  const { cloud } = operations;
  const { inputs, failure } = withAutoname(cloud, token, type, fromStruct(request.getNews()), name, olds, seed);
  return checkResponse(inputs as JsonObject, [
    ...(failure === undefined ? [] : [failure]),
    ...checkFailures(cloud, token, inputs, unknownValue),
  ]);
}

/** Compares a resource's inputs with those of the last update. */
export function diffResource(operations: Operations, request: provider.DiffRequest): provider.DiffResponse {
  const { token, type } = typeOf(operations, request.getUrn());
  const olds = fromStruct(request.getOldInputs());
  if (Object.keys(olds).length === 0 && operations.existedBefore(token, request.getId())) {
    return diffResponse([], [], false);
  }
  const verdict = compare(operations.cloud, token, type, olds, fromStruct(request.getNews()));
  return diffResponse(verdict.differences, verdict.replaces, verdict.deleteBeforeReplace);
}

/** Creates a resource. In a preview, returns the known part of it. */
export async function createResource(
  operations: Operations,
  context: CallContext,
  request: provider.CreateRequest,
): Promise<provider.CreateResponse> {
  const inputs = fromStruct(request.getProperties());
  const subject = subjectOf(operations, request.getUrn(), context);
  const response = new provider.CreateResponse();
  if (request.getPreview()) {
    response.setProperties(toStruct(previewOfCreation(subject.type, inputs, unknownValue)));
    return response;
  }
  const { id, state } = await operations.create(subject, inputs).catch(asInitFailure(inputs));
  response.setId(id);
  response.setProperties(toStruct(state));
  return response;
}

/** Updates a resource in place. */
export async function updateResource(
  operations: Operations,
  context: CallContext,
  request: provider.UpdateRequest,
): Promise<provider.UpdateResponse> {
  const inputs = fromStruct(request.getNews());
  const subject = subjectOf(operations, request.getUrn(), context);
  const state: Fields = request.getPreview()
    ? operations.previewUpdate(subject, fromStruct(request.getOlds()), inputs, unknownValue)
    : (await operations.update(subject, request.getId(), inputs).catch(asInitFailure(inputs))).state;
  const response = new provider.UpdateResponse();
  response.setProperties(toStruct(state));
  return response;
}

/** Reads a resource. The answer is empty if the resource is gone. */
export function readResource(
  operations: Operations,
  { place }: Pick<CallContext, "place">,
  request: provider.ReadRequest,
): provider.ReadResponse {
  const { token, type, name } = typeOf(operations, request.getUrn());
  const id = request.getId();
  const known = fromStruct(request.getInputs());
  const isImport = Object.keys(known).length === 0;
  const entry = operations.find(token, id);
  const moved = entry === undefined ? {} : operations.moved(entry, place);
  const found = entry && { ...entry.state, ...moved };
  const isForeign = isImport || operations.existedBefore(token, id);
  const state = found ?? (isForeign ? operations.existing(token, name, id, place) : undefined);
  const response = new provider.ReadResponse();
  if (state === undefined) {
    return response;
  }
  response.setId(id);
  const inputs = { ...known, ...takenInputs(known, fromStruct(request.getProperties()), moved) };
  response.setInputs(toStruct(isImport && found !== undefined ? importedInputs(type, state) : inputs));
  response.setProperties(toStruct(state));
  return response;
}

/** Returns the inputs that the provider reads from the state of a resource that it did not create: those that differ from its defaults. */
function importedInputs({ defaults = {}, replacedBy = [], properties = {} }: CloudType, state: Fields): Fields {
  const settable = new Set([
    ...replacedBy.map(({ path }) => path),
    ...Object.keys(properties),
    ...Object.keys(defaults),
  ]);
  return Object.fromEntries(
    Object.entries(state).filter(([key, value]) => settable.has(key) && key !== "region" && defaults[key] !== value),
  );
}

/** Deletes a resource as soon as the cloud allows it. */
export async function deleteResource(
  operations: Operations,
  context: CallContext,
  request: provider.DeleteRequest,
): Promise<Empty> {
  await operations.delete(subjectOf(operations, request.getUrn(), context), request.getId());
  return new Empty();
}

function subjectOf(operations: Operations, urn: string, context: CallContext): Subject {
  return { urn, ...typeOf(operations, urn), ...context };
}

function typeOf(
  operations: Operations,
  urn: string,
): { readonly token: string; readonly type: CloudType; readonly name: string } {
  const { type, name } = resourceOf(urn);
  const token = operations.tokenOf(type);
  return { token, type: operations.typeOf(token), name };
}

/** Calls a function of the provider. */
export function callFunction(
  operations: Operations,
  { place }: CallContext,
  request: provider.InvokeRequest,
): provider.InvokeResponse {
  const response = new provider.InvokeResponse();
  response.setReturn(toStruct(operations.call(request.getTok(), fromStruct(request.getArgs()), place)));
  return response;
}

function asInitFailure(inputs: JsonObject): (error: unknown) => never {
  return (error) => {
    throw error instanceof NotStableError
      ? initFailure(error.answer.id, inputs, error.answer.state, error.message)
      : error;
  };
}
