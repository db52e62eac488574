import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { isRecord, type JsonObject, textAt } from "../kubernetes/object";
import { compareInputs } from "../plugin-protocol/difference";
import { checkResponse, diffResponse, fromStruct } from "../plugin-protocol/messages";
import type { Instance } from "./instance";
import { type EngineNaming, isAutonamed, withName } from "./objects/naming";
import { patchOf, resourceOf } from "./objects/patch";
import { completeRelease, releaseType } from "./release/managed-release";
import { objections } from "./release/release-inputs";
import { compareSettings, settingsObjections } from "./settings";

/** Accepts a provider's configuration, or says what is missing. */
export function checkConfig(request: provider.CheckRequest): provider.CheckResponse {
  const news = fromStruct(request.getNews());
  return checkResponse(news, settingsObjections(news));
}

/** Compares a provider's configurations: another `clusterIdentifier` replaces, all else is updated in place. */
export function diffConfig(request: provider.DiffRequest): provider.DiffResponse {
  const olds = fromStruct(request.getOldInputs() ?? request.getOlds());
  const { changes, replaces } = compareSettings(olds, fromStruct(request.getNews()));
  return diffResponse(
    changes.map((key) => ({ path: [key], kind: "update" })),
    replaces,
    false,
  );
}

/** Completes a resource's inputs: its name, its namespace. */
export async function checkResource(
  instance: Instance,
  request: provider.CheckRequest,
): Promise<provider.CheckResponse> {
  const olds = fromStruct(request.getOlds());
  const news = fromStruct(request.getNews());
  const { type, name } = resourceOf(request.getUrn());
  const naming = { resourceName: name, news, olds, seed: request.getRandomseed_asU8(), engine: engineNaming(request) };
  if (type === releaseType) {
    const named = withName({ ...naming, news: { metadata: {} }, olds: {} });
    const fallback = { name: textAt(named.inputs, "metadata", "name"), namespace: instance.settings.namespace };
    return checkResponse(completeRelease(news, olds, fallback), objections(news));
  }
  const patch = patchOf(request.getUrn()) !== undefined;
  if (patch && textAt(news, "metadata", "name") === "") {
    return checkResponse(news, [{ property: "metadata.name", reason: "a patch needs the name of what it changes" }]);
  }
  const { inputs, failure } = withName(naming);
  const failures = failure === undefined ? [] : [{ property: "metadata.name", reason: failure }];
  return checkResponse(await withNamespace(instance, inputs), failures);
}

async function withNamespace(instance: Instance, inputs: JsonObject): Promise<JsonObject> {
  const metadata = isRecord(inputs.metadata) ? inputs.metadata : {};
  if (metadata.namespace !== undefined && metadata.namespace !== "") {
    return inputs;
  }
  const kind = await instance.access.discovery.find(textAt(inputs, "apiVersion"), textAt(inputs, "kind"));
  if (!kind?.namespaced) {
    return inputs;
  }
  return { ...inputs, metadata: { ...metadata, namespace: instance.settings.namespace } };
}

function engineNaming(request: provider.CheckRequest): EngineNaming | undefined {
  const autonaming = request.getAutonaming();
  if (!autonaming) {
    return undefined;
  }
  const { DISABLE, ENFORCE } = provider.CheckRequest.AutonamingOptions.Mode;
  const modes: Partial<Record<number, EngineNaming["mode"]>> = { [DISABLE]: "disable", [ENFORCE]: "enforce" };
  return { mode: modes[autonaming.getMode()] ?? "propose", proposedName: autonaming.getProposedName() };
}

/** Compares a resource's inputs with those of the last update. */
export function diffResource(instance: Instance, request: provider.DiffRequest): provider.DiffResponse {
  const olds = fromStruct(request.getOldInputs());
  const news = fromStruct(request.getNews());
  const { type } = resourceOf(request.getUrn());
  const verdict = compareInputs(type, olds, news, instance.settings.given);
  if (type === releaseType) {
    return diffResponse(verdict.differences, verdict.replaces, false);
  }
  const renamed = verdict.replaces.some((path) => path === "metadata.name" || path === "metadata.namespace");
  return diffResponse(verdict.differences, verdict.replaces, !renamed && !isAutonamed(news));
}
