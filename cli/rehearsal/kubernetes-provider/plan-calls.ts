import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { text } from "../../values";
import type { ChartLedger } from "../charts";
import { resourceOf } from "../engine";
import { type JsonObject, part } from "../kubernetes";
import { checkResponse, compareInputs, diffResponse, fromStruct } from "../plugin-protocol";
import type { Instance } from "./instance";
import { broughtClass } from "./named-classes";
import { type EngineNaming, isAutonamed, isServerSide, patchOf, withName } from "./objects";
import { completeRelease, releaseMistakes, releaseType } from "./release";
import { compareSettings } from "./settings";

/** Checks a provider's configuration. */
export function checkConfig(request: provider.CheckRequest): provider.CheckResponse {
  return checkResponse(fromStruct(request.getNews()));
}

/** Compares two configurations of a provider. */
export function diffConfig(request: provider.DiffRequest): provider.DiffResponse {
  const olds = fromStruct(request.getOldInputs() ?? request.getOlds());
  const { changes, replaces } = compareSettings(olds, fromStruct(request.getNews()));
  return diffResponse(
    changes.map((key) => ({ path: [key], kind: "update" })),
    replaces,
  );
}

/** Checks a resource's inputs, and adds a name and a namespace if they are missing. */
export async function checkResource(
  instance: Instance,
  { presumed }: ChartLedger,
  request: provider.CheckRequest,
): Promise<provider.CheckResponse> {
  const olds = fromStruct(request.getOlds());
  const news = fromStruct(request.getNews());
  const { type, name } = resourceOf(request.getUrn());
  const naming = {
    resourceName: name,
    news,
    olds,
    seed: request.getRandomseed_asU8(),
    engine: engineNaming(request),
    isServerSide: isServerSide(instance.settings.given),
  };
  if (type === releaseType) {
    const named = withName({ ...naming, news: { metadata: {} }, olds: {} });
    const fallback = { name: text(named.inputs, "metadata", "name") ?? "", namespace: instance.settings.namespace };
    return checkResponse(completeRelease(news, olds, fallback), releaseMistakes(news));
  }
  const isPatch = patchOf(request.getUrn()) !== undefined;
  if (isPatch && text(news, "metadata", "name") === undefined) {
    const reason = "expected the name of the object to patch, got nothing";
    return checkResponse(news, [{ property: "metadata.name", reason }]);
  }
  const { inputs, failure } = withName(naming);
  const failures = failure === undefined ? [] : [{ property: "metadata.name", reason: failure }];
  const complete = await withNamespace(instance, inputs, olds);
  declaredBy(complete).forEach((object) => presumed.declare(object));
  return checkResponse(complete, failures);
}

/** Names the namespace, the claim, the kind or the class that an object defines. */
function declaredBy(object: JsonObject): string[] {
  switch (text(object, "kind")) {
    case "Namespace":
      return [`Namespace ${text(object, "metadata", "name") ?? ""}`];
    case "CustomResourceDefinition":
      return [`${text(object, "spec", "names", "kind") ?? ""} of ${text(object, "spec", "group") ?? ""}`];
    case "PersistentVolumeClaim":
      return [
        `PersistentVolumeClaim ${text(object, "metadata", "namespace") ?? ""}/${text(object, "metadata", "name") ?? ""}`,
      ];
    default:
      return [broughtClass(object) ?? []].flat();
  }
}

async function withNamespace(instance: Instance, inputs: JsonObject, olds: JsonObject): Promise<JsonObject> {
  if (text(inputs, "metadata", "namespace") !== undefined) {
    return inputs;
  }
  const namespace = await defaultNamespace(instance, inputs, olds);
  return namespace === undefined ? inputs : { ...inputs, metadata: { ...part(inputs, "metadata"), namespace } };
}

/** Returns the namespace of an object that names none. An unreachable cluster cannot say which kinds have one. */
async function defaultNamespace(
  { access, settings, unreachable }: Instance,
  inputs: JsonObject,
  olds: JsonObject,
): Promise<string | undefined> {
  if (unreachable !== undefined) {
    return text(olds, "metadata", "namespace");
  }
  const kind = await access.discovery.find(text(inputs, "apiVersion") ?? "", text(inputs, "kind") ?? "");
  return kind?.namespaced ? settings.namespace : undefined;
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
  const { differences, replaces } = compareInputs(type, olds, news, instance.settings.given);
  if (type === releaseType) {
    return diffResponse(differences, replaces);
  }
  const isRenamed = replaces.some((path) => path === "metadata.name" || path === "metadata.namespace");
  return diffResponse(differences, replaces, !isRenamed && !isAutonamed(news));
}
