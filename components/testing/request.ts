import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { ReadResourceRequest, RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { isFormerType } from "./former-types";
import type { RegisteredOptions, RegisteredResource } from "./registered-resource";
import { isStack, urnOfReference } from "./urn";
import { readable, type SecretsMode, type WireProperties } from "./wire-values";

/** A class of messages. */
interface MessageClass<Message> {
  new (): Message;
  deserializeBinary(bytes: Uint8Array): Message;
}

/** Converts a request from another copy of the SDK to our copy's class. Messages of an older copy lack the methods of newer fields. */
export function asOurs<Message extends { serializeBinary(): Uint8Array }>(
  type: MessageClass<Message>,
  request: Message,
): Message {
  return request instanceof type ? request : type.deserializeBinary(request.serializeBinary());
}

/** Returns the inputs of a resource in wire format. */
export function wireInputs(request: RegisterResourceRequest | ReadResourceRequest): WireProperties {
  const struct = "getObject" in request ? request.getObject() : request.getProperties();
  return struct?.toJavaScript() ?? {};
}

/** Converts a request to register a resource. */
export function registeredResource(
  request: RegisterResourceRequest,
  urn: string,
  secrets: SecretsMode,
): RegisteredResource {
  const { values, secretPaths } = readable(wireInputs(request), secrets);
  const component = !request.getCustom();
  return {
    ...identity(request, urn),
    propertyDependencies: propertyDependencies(request),
    options: options(request),
    inputs: values,
    secretInputs: secretPaths,
    component,
    ...(request.getRemote() ? { opaque: true as const } : {}),
  };
}

/** Converts a request to read an existing resource. */
export function readResource(request: ReadResourceRequest, urn: string, secrets: SecretsMode): RegisteredResource {
  const { values, secretPaths } = readable(wireInputs(request), secrets);
  return {
    ...identity(request, urn),
    propertyDependencies: {},
    options: compact({ version: request.getVersion() }),
    inputs: values,
    secretInputs: secretPaths,
    component: false,
    read: true,
  };
}

function identity(request: RegisterResourceRequest | ReadResourceRequest, urn: string) {
  const parent = request.getParent();
  const provider = request.getProvider();
  return {
    urn,
    type: request.getType(),
    name: request.getName(),
    ...(parent === "" || isStack(parent) ? {} : { parent }),
    ...(provider === "" ? {} : { provider: urnOfReference(provider) }),
    dependsOn: request.getDependenciesList().sort(),
  };
}

function propertyDependencies(request: RegisterResourceRequest): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  request.getPropertydependenciesMap().forEach((dependencies, property) => {
    const urns = dependencies.getUrnsList().sort();
    if (urns.length > 0) {
      found[property] = urns;
    }
  });
  return found;
}

function options(request: RegisterResourceRequest): RegisteredOptions {
  const timeouts = request.getCustomtimeouts();
  return compact({
    protect: request.hasProtect() ? request.getProtect() : undefined,
    deletedWith: request.getDeletedwith(),
    retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : undefined,
    deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    replaceWith: request.getReplaceWithList(),
    hideDiffs: request.getHidediffsList(),
    customTimeouts: compact({
      create: timeouts?.getCreate(),
      update: timeouts?.getUpdate(),
      delete: timeouts?.getDelete(),
    }),
    onError: request.getHooks()?.getOnErrorList(),
    aliases: aliases(request),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    providers: request.getRemote() ? providers(request) : undefined,
    import: request.getImportid(),
    afterCreate: request.getHooks()?.getAfterCreateList(),
    version: request.getVersion(),
    pluginDownloadURL: request.getPlugindownloadurl(),
  });
}

function providers(request: RegisterResourceRequest): Record<string, string> {
  const found: Record<string, string> = {};
  request.getProvidersMap().forEach((reference, name) => {
    found[name] = urnOfReference(reference);
  });
  return found;
}

/** Returns the program's aliases. Aliases that SDKs add for the former types of their resources are left out. */
function aliases(request: RegisterResourceRequest) {
  return request
    .getAliasesList()
    .map((alias) => (alias.hasUrn() ? alias.getUrn() : aliasSpec(alias, request.getParent())))
    .filter((alias) => !request.getCustom() || !isFormerType(alias));
}

function aliasSpec(alias: Alias, parent: string): Record<string, string | boolean> {
  const spec = alias.getSpec();
  const parentUrn = spec?.getParenturn();
  return compact({
    name: spec?.getName(),
    type: spec?.getType(),
    stack: spec?.getStack(),
    project: spec?.getProject(),
    parent: parentUrn === parent ? undefined : parentUrn,
    noParent: spec?.getNoparent() === true ? true : undefined,
  });
}

type Compact<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out the values that mean "not set" in protobuf: undefined, "", empty lists and empty maps. */
function compact<T extends object>(fields: T): Compact<T> {
  const set = Object.entries(fields).filter(
    ([, value]) =>
      value !== undefined && value !== "" && (typeof value !== "object" || Object.keys(value as object).length > 0),
  );
  return Object.fromEntries(set) as Compact<T>;
}
