import { text } from "../../../values";
import type { ChartLedger } from "../../charts";
import { type ClusterAccess, type JsonObject, part } from "../../kubernetes";
import { type ChartSources, chartManifests } from "./chart-content";
import { separateHooks } from "./hooks";
import { readRelease } from "./release-inputs";

/**
 * Returns the objects of a chart as `helm template` renders them, without hooks, for a program in which each object is a resource of its
 * own.
 */
export async function renderedChart(
  access: ClusterAccess,
  inputs: JsonObject,
  sources: ChartSources,
  signal: AbortSignal,
): Promise<JsonObject[]> {
  const release = readRelease(inputs);
  const { manifests } = await chartManifests(access, release, sources, signal);
  const objects = separateHooks(manifests).manifests.map(({ object }) => object);
  const isNamespaced = async (object: JsonObject) => {
    const kind = await access.discovery.find(text(object, "apiVersion") ?? "", text(object, "kind") ?? "");
    return kind?.namespaced ?? !isClusterKind(object, objects);
  };
  return Promise.all(
    withEarlierDefinitions(release.name, objects, sources.ledger).map(async (object) =>
      (await isNamespaced(object)) ? inNamespace(object, release.namespace) : object,
    ),
  );
}

/**
 * Puts an object that names no namespace into that of its chart, as the official provider does:
 * https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/provider/pkg/provider/invoke_decode_yaml.go
 */
export function inNamespace(object: JsonObject, namespace: string): JsonObject {
  const metadata = part(object, "metadata");
  return text(metadata, "namespace") === undefined ? { ...object, metadata: { ...metadata, namespace } } : object;
}

/** Reports whether the chart itself defines a kind that has no namespaces. A kind that nothing defines yet counts as namespaced. */
export function isClusterKind(object: JsonObject, objects: readonly JsonObject[]): boolean {
  const group = (text(object, "apiVersion") ?? "").split("/")[0];
  return objects.some(
    (definition) =>
      definition.kind === "CustomResourceDefinition" &&
      text(definition, "spec", "group") === group &&
      text(definition, "spec", "names", "kind") === object.kind &&
      text(definition, "spec", "scope") === "Cluster",
  );
}

/**
 * Adds definitions that an earlier rendering contained: a later one leaves them out because they exist now, and the program would delete
 * them.
 */
export function withEarlierDefinitions(
  release: string,
  objects: readonly JsonObject[],
  { renderedDefinitions }: Pick<ChartLedger, "renderedDefinitions">,
): JsonObject[] {
  const nameOf = (object: JsonObject) => text(object, "metadata", "name") ?? "";
  const own = new Set(objects.map(nameOf));
  const earlier = (renderedDefinitions.get(release) ?? []).filter((definition) => !own.has(nameOf(definition)));
  const all = [...earlier, ...objects];
  const definitions = all.filter(({ kind }) => kind === "CustomResourceDefinition");
  renderedDefinitions.set(release, definitions);
  return all;
}
