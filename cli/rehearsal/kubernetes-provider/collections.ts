import * as pulumi from "@pulumi/pulumi";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { splitManifests } from "../../charts";
import { isRecord, text } from "../../values";
import type { JsonObject } from "../kubernetes";
import { part } from "../kubernetes";
import { containsUnknown, fromStruct, Monitor, type Registered, toStruct, unknownValue } from "../plugin-protocol";
import type { Instance } from "./instance";
import { kustomized } from "./kustomize";
import { manifestsIn } from "./manifest-files";
import { type ChartSources, renderedChart } from "./release";

const { specialResourceSig, specialSigKey } = pulumi.runtime;

/** Kinds that come first, because others need them. */
const firstKinds: ReadonlySet<string> = new Set(["Namespace", "CustomResourceDefinition"]);

/**
 * Creates a component of the provider with an object for each manifest: `yaml.v2.ConfigFile`, `yaml.v2.ConfigGroup`, `helm.v4.Chart` and
 * `kustomize.v2.Directory`. https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/provider/pkg/provider/yaml/v2/yaml.go
 */
export async function constructCollection(
  instance: Instance,
  { version, ...sources }: ChartSources & { readonly version: string },
  request: provider.ConstructRequest,
): Promise<provider.ConstructResponse> {
  const [type, name, given] = [request.getType(), request.getName(), request.getInputs() ?? new Struct()];
  const inputs = fromStruct(given);
  const monitor = new Monitor(request.getMonitorendpoint());
  try {
    const parent = await monitor.register({ type, name, inputs: given, custom: false, parent: request.getParent() });
    const objects = containsUnknown(inputs)
      ? []
      : await placed(await objectsOf(type, name, inputs, instance, sources), inputs, instance);
    const made = new Children(monitor, parent.urn, request, {
      prefix: text(inputs.resourcePrefix) ?? name,
      inputs,
      version,
    });
    const isFirst = ({ kind }: JsonObject) => firstKinds.has(text(kind) ?? "");
    const first = await made.register(objects.filter(isFirst), []);
    const others = objects.filter((object) => !isFirst(object));
    const rest = await made.register(
      others,
      first.map(({ urn }) => urn),
    );
    /* If a preview does not know the manifests yet, it does not know their objects either. */
    const resources = containsUnknown(inputs) ? unknownValue : [...first, ...rest].map(referenceTo);
    await monitor.registerOutputs(parent.urn, { resources });
    const response = new provider.ConstructResponse();
    response.setUrn(parent.urn);
    response.setState(toStruct({ resources }));
    return response;
  } finally {
    monitor.close();
  }
}

/** Returns a resource as an output that SDKs turn into it again: the program reads `chart.resources`. */
function referenceTo({ id, urn }: Registered): JsonObject {
  return { [specialSigKey]: specialResourceSig, urn, id: id === "" ? unknownValue : id, packageVersion: "" };
}

/** Gives the component's namespace, or the provider's, to objects that name none. */
function placed(
  objects: readonly JsonObject[],
  inputs: JsonObject,
  { access, settings }: Instance,
): Promise<JsonObject[]> {
  const namespace = text(inputs.namespace) ?? settings.namespace;
  return Promise.all(
    objects.map(async (object) => {
      const kind = await access.discovery.find(text(object, "apiVersion") ?? "", text(object, "kind") ?? "");
      const isPlaced = text(object, "metadata", "namespace") !== undefined || kind?.namespaced !== true;
      return isPlaced ? object : { ...object, metadata: { ...part(object, "metadata"), namespace } };
    }),
  );
}

/** @throws Error that names a component without a stand-in */
async function objectsOf(
  type: string,
  name: string,
  inputs: JsonObject,
  { access, settings, signal }: Instance,
  sources: ChartSources,
): Promise<readonly JsonObject[]> {
  switch (type) {
    case "kubernetes:yaml/v2:ConfigFile":
      return manifestsIn(text(inputs.file) ?? "", sources, signal);
    case "kubernetes:yaml/v2:ConfigGroup": {
      const files = Array.isArray(inputs.files) ? inputs.files : [];
      const read = await Promise.all(files.map((file) => manifestsIn(text(file) ?? "", sources, signal)));
      const objs = Array.isArray(inputs.objs) ? inputs.objs.filter((object) => isRecord(object)) : [];
      return [...read.flat(), ...splitManifests(text(inputs.yaml) ?? "").map(({ object }) => object), ...objs];
    }
    case "kubernetes:helm.sh/v4:Chart": {
      const release = { namespace: settings.namespace, ...inputs, name: text(inputs.name) ?? name };
      return renderedChart(access, release, sources, signal);
    }
    case "kubernetes:kustomize/v2:Directory":
      return kustomized(text(inputs.directory) ?? "", sources, signal);
    default:
      throw new Error(`a rehearsal does not support ${type}; use plain resources or yaml.ConfigGroup instead`);
  }
}

/** The options that the objects of a component share. */
interface ChildSettings {
  readonly prefix: string;
  readonly inputs: JsonObject;
  /** Without a version, the engine chooses the newest one in the stack's state, which changes with the first update. */
  readonly version: string;
}

/** Registers the objects of a component. */
class Children {
  readonly #monitor: Monitor;
  readonly #parent: string;
  readonly #request: provider.ConstructRequest;
  readonly #settings: ChildSettings;

  constructor(monitor: Monitor, parent: string, request: provider.ConstructRequest, settings: ChildSettings) {
    this.#monitor = monitor;
    this.#parent = parent;
    this.#request = request;
    this.#settings = settings;
  }

  register(objects: readonly JsonObject[], dependencies: readonly string[]): Promise<Registered[]> {
    return Promise.all(objects.map((object) => this.#registerOne(object, dependencies)));
  }

  #registerOne(object: JsonObject, dependencies: readonly string[]): Promise<Registered> {
    const metadata = part(object, "metadata");
    const apiVersion = text(object, "apiVersion") ?? "";
    const qualified = [text(metadata, "namespace"), text(metadata, "name")].filter(Boolean).join("/");
    const { inputs, prefix, version } = this.#settings;
    const annotations = { ...part(metadata, "annotations"), "pulumi.com/skipAwait": "true" };
    const awaited = inputs.skipAwait === true ? { ...object, metadata: { ...metadata, annotations } } : object;
    return this.#monitor.register({
      type: `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${text(object, "kind") ?? ""}`,
      name: prefix === "" ? qualified : `${prefix}:${qualified}`,
      custom: true,
      inputs: toStruct(awaited),
      parent: this.#parent,
      provider: this.#request.getProvidersMap().get("kubernetes"),
      version,
      dependencies,
    });
  }
}
