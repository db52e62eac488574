import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { splitManifests } from "../../charts";
import { deferredAddress } from "../../deferred-manifests";
import { type Fields, fields, isRecord, text } from "../../values";
import type { JsonObject } from "../kubernetes";
import { fromStruct, toStruct } from "../plugin-protocol";
import type { Instance } from "./instance";
import { kustomized } from "./kustomize";
import { type ChartSources, renderedChart } from "./release";
import { remoteManifest } from "./remote-manifest";

/** Answers the functions by which the SDK reads YAML and charts: `yaml.ConfigFile`, `yaml.ConfigGroup`, `helm.v3.Chart`. */
export async function callFunction(
  instance: Instance,
  sources: ChartSources,
  request: provider.InvokeRequest,
): Promise<provider.InvokeResponse> {
  const inputs = fromStruct(request.getArgs());
  const response = new provider.InvokeResponse();
  response.setReturn(toStruct({ result: await answer(request.getTok(), inputs, instance, sources) }));
  return response;
}

/** @throws Error that names a function without a stand-in */
async function answer(
  token: string,
  inputs: JsonObject,
  instance: Instance,
  sources: ChartSources,
): Promise<readonly JsonObject[]> {
  switch (token) {
    case "kubernetes:yaml:decode":
      return decoded(text(inputs.text) ?? "", instance, sources);
    case "kubernetes:helm:template":
      return renderedChart(instance.access, templateInputs(inputs), sources, instance.signal);
    case "kubernetes:kustomize:directory":
      return kustomized(text(inputs.directory) ?? "", sources, instance.signal);
    default:
      throw new Error(
        `function ${token} is not simulated in a rehearsal; use plain resources or yaml.ConfigGroup instead`,
      );
  }
}

function decoded(
  yaml: string,
  { signal }: Instance,
  sources: ChartSources,
): readonly JsonObject[] | Promise<readonly JsonObject[]> {
  const address = deferredAddress(yaml);
  return address === undefined
    ? splitManifests(yaml).map(({ object }) => object)
    : remoteManifest(address, sources, signal);
}

/**
 * Reads the request of `helm.v3.Chart`:
 * https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/provider/pkg/provider/invoke_helm_template.go
 */
export function templateInputs({ jsonOpts }: JsonObject): JsonObject {
  const parsed: unknown = JSON.parse(text(jsonOpts) ?? "{}");
  const given = isJsonObject(parsed) ? parsed : {};
  const options: Fields = given;
  return {
    name: text(options, "release_name") ?? "",
    namespace: text(options, "namespace") ?? "default",
    chart: text(options, "path") ?? text(options, "chart") ?? "",
    version: text(options, "version") ?? text(options, "fetch_opts", "version") ?? "",
    repositoryOpts: {
      repo: text(options, "fetch_opts", "repo"),
      caFile: fetchOption(options, "ca_file", "caFile"),
      certFile: fetchOption(options, "cert_file", "certFile"),
      keyFile: fetchOption(options, "key_file", "keyFile"),
    },
    values: isJsonObject(given.values) ? given.values : {},
    skipCrds: fields(options).skip_crd_rendering === true,
  };
}

/** Reads an option. The SDKs of Python and Go send the provider's own names; the SDK of Node.js sends its own. */
function fetchOption(options: Fields, name: string, nodeName: string): string | undefined {
  return text(options, "fetch_opts", name) ?? text(options, "fetch_opts", nodeName);
}

/** Parsed JSON holds nothing but JSON. */
function isJsonObject(value: unknown): value is JsonObject {
  return isRecord(value);
}
