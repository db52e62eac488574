import type { Manifest } from "../../charts";
import { at, items, text } from "../../values";
import type { JsonObject } from "../kubernetes";

/** A kind that a chart is known to define. */
export interface ChartKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: string;
}

/** Returns the kinds that no manifest of a chart defines. */
export function undefinedKinds(kinds: readonly ChartKind[], manifests: readonly Manifest[]): ChartKind[] {
  const defined = new Set(
    manifests
      .filter(({ object }) => object.kind === "CustomResourceDefinition")
      .map(({ object }) => text(object, "metadata", "name")),
  );
  return kinds.filter(({ plural, group }) => !defined.has(`${plural}.${group}`));
}

/** Builds definitions for kinds whose schemas are not available: they accept any field. */
export function openDefinitions(kinds: readonly ChartKind[]): JsonObject[] {
  const byName = new Map<string, ChartKind[]>();
  for (const kind of kinds) {
    const name = `${kind.plural}.${kind.group}`;
    byName.set(name, [...(byName.get(name) ?? []), kind]);
  }
  return [...byName].map(([name, versions]) => openDefinition(name, versions));
}

/**
 * Adds versions to a definition that an earlier one lacks: a chart that is absent may define another version than the one that is known.
 *
 * @returns undefined if the earlier definition is not open: it decides which versions there are
 */
export function withEarlierVersions(definition: JsonObject, earlier: JsonObject): JsonObject | undefined {
  const known = items(earlier, "spec", "versions") as JsonObject[];
  const isOpen = known.every(
    ({ schema }) =>
      at(schema, "openAPIV3Schema", "properties") === undefined &&
      at(schema, "openAPIV3Schema", "x-kubernetes-preserve-unknown-fields") === true,
  );
  const added = (items(definition, "spec", "versions") as JsonObject[])
    .filter(({ name }) => known.every((version) => version.name !== name))
    .map((version) => ({ ...version, storage: false }));
  const spec = { ...(earlier.spec as JsonObject), versions: [...known, ...added] };
  return isOpen ? { ...definition, spec } : undefined;
}

function openDefinition(name: string, kinds: readonly ChartKind[]): JsonObject {
  const [first] = kinds;
  if (first === undefined) {
    throw new Error(`no version of ${name} is known`);
  }
  const approval: JsonObject = /(^|\.)(k8s|kubernetes)\.io$/.test(first.group)
    ? { "api-approved.kubernetes.io": "unapproved, an open schema" }
    : {};
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name, annotations: approval },
    spec: {
      group: first.group,
      scope: first.scope,
      names: {
        kind: first.kind,
        listKind: `${first.kind}List`,
        plural: first.plural,
        singular: first.kind.toLowerCase(),
      },
      versions: kinds.map(({ version }, index) => openVersion(version, index === 0)),
    },
  };
}

function openVersion(name: string, storage: boolean): JsonObject {
  const openAPIV3Schema = { type: "object", "x-kubernetes-preserve-unknown-fields": true };
  return { name, served: true, storage, schema: { openAPIV3Schema } };
}
