/** Part of a schema, as OpenAPI and JSON Schema have it. */
type Schema = Readonly<Record<string, unknown>>;

/** An OpenAPI document of version 2, as the API server gives it at `/openapi/v2`. */
export interface OpenApi {
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** A CustomResourceDefinition, as far as its schemas go. */
export interface Definition {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema?: { readonly openAPIV3Schema?: Schema } }[];
  };
}

interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Where kubeconform finds the schema of an object, beside `definitions.json`. */
export const schemaLocation = "{{ .Group }}_{{ .ResourceAPIVersion }}_{{ .ResourceKind }}.json";

/* What the document calls strings and may be numbers. */
const looser: Readonly<Record<string, Schema>> = {
  "io.k8s.apimachinery.pkg.util.intstr.IntOrString": { type: ["integer", "string"] },
  "io.k8s.apimachinery.pkg.api.resource.Quantity": { type: ["number", "string"] },
};

/** The schemas of Kubernetes' own kinds as files by name; no field is allowed that they do not name. */
export function schemasOfKinds({ definitions }: OpenApi): Map<string, object> {
  const strictly = Object.entries(definitions).map(([name, schema]) => [name, looser[name] ?? strict(schema)] as const);
  const files = Object.entries(definitions).flatMap(([name, schema]) => {
    const kinds = (schema["x-kubernetes-group-version-kind"] ?? []) as readonly Kind[];
    return kinds.map((kind) => [fileOf(kind), { $ref: `definitions.json#/definitions/${name}` }] as const);
  });
  const shared = { definitions: Object.fromEntries(strictly) };
  return new Map<string, object>([["definitions.json", shared], ...files]);
}

/** The schemas of custom resources as files by name. */
export function schemasOfResources({ spec: { group, names, versions } }: Definition): Map<string, object> {
  const files = versions.flatMap(({ name, schema }) => {
    const given = schema?.openAPIV3Schema;
    return given === undefined ? [] : [[fileOf({ group, version: name, kind: names.kind }), strict(given)] as const];
  });
  return new Map(files);
}

function fileOf({ group, kind, version }: Kind): string {
  return `${group === "" ? version : group}_${version}_${kind.toLowerCase()}.json`;
}

/** Refuses, wherever properties are named, any other; where everything is allowed or metadata is meant, it stays so. */
function strict(schema: Schema): Schema {
  const { additionalProperties, items, properties } = schema;
  const isOpen = additionalProperties !== undefined || schema["x-kubernetes-preserve-unknown-fields"] === true;
  const named = isMap(properties) && Object.entries(properties).map(([name, value]) => [name, strictPart(value)]);
  return {
    ...schema,
    ...(items !== undefined && { items: strictPart(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: strictPart(additionalProperties) }),
    ...(named !== false && { properties: Object.fromEntries(named) as Schema }),
    ...(named !== false && !isOpen && { additionalProperties: false }),
  };
}

function strictPart(value: unknown): unknown {
  return isMap(value) ? strict(value) : value;
}

function isMap(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
