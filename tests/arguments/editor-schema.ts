import { z } from "zod";
import { catalogue, secretMark } from "../../components";
import type { Shape, ShapeFacts } from "../../components/arguments/shape";
import { stackSchema } from "../../stacks/schema";
import { compiled, exportsOf } from "../support/compiler";
import { documented } from "./comments";

export type JsonSchema = boolean | { readonly [word: string]: unknown };

/** Words of shapes that JSON Schema does not have. */
const ownWords = new Set(["output", "form", "instance", "instead", "partial"]);

/** The interfaces of `keelson:cluster`, one for each kind of cluster. */
export const clusterTypes = ["ExistingClusterConfig", "EksClusterConfig", "GkeClusterConfig", "AksClusterConfig"];

type Definitions = Readonly<Record<string, Shape>>;

/**
 * Returns the JSON schema of `Pulumi.<stack>.yaml`: the stack's own keys, and those that are arguments of components by the interfaces.
 *
 * @param shapes of the clusters, of `ComponentKeys`, of the add-ons' options and of what they refer to, with their comments
 */
export function editorSchema(shapes: Definitions): JsonSchema {
  const { properties = {}, required = [] } = z.toJSONSchema(stackSchema, { io: "input", unrepresentable: "any" });
  const cluster: Shape = { anyOf: clusterTypes.map((kind) => ({ $ref: `#/definitions/${kind}` })) };
  const own = shapes.ComponentKeys === false ? {} : shapes.ComponentKeys?.properties;
  const byInterface: Definitions = { ...own, cluster, addons: addonsShape(shapes) };
  const definitions = reachable(shapes, Object.values(byInterface));
  const inFile = (shape: Shape) => declarable(jsonSchemaOf(shape));
  const keys = Object.entries({ ...properties, ...mapped(byInterface, inFile) }).map(([key, schema]) => [
    `keelson:${key}`,
    commented(key, schema),
  ]);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Pulumi.<stack>.yaml",
    type: "object",
    required: ["config"],
    properties: {
      config: {
        type: "object",
        description: "Values of the stack. Keys of other namespaces belong to Pulumi and its providers.",
        properties: Object.fromEntries(keys) as Record<string, unknown>,
        required: required.filter((key) => key !== "environment").map((key) => `keelson:${key}`),
        patternProperties: { "^keelson:": false },
      },
    },
    definitions: { ...mapped(definitions, inFile), Text: text },
  };
}

/** A text of the file, which may declare that it is not secret although it looks like it. */
const text = {
  type: ["string", "object"],
  required: ["notSecret"],
  properties: { notSecret: { type: "string", description: "A text that looks like a secret and is none." } },
  additionalProperties: false,
};

/** Lets texts without a form of their own be declared not to be secret. */
function declarable(schema: JsonSchema): JsonSchema {
  if (typeof schema === "boolean") {
    return schema;
  }
  const { type, ...words } = schema;
  const isFree = type === "string" && words.pattern === undefined && words.enum === undefined;
  const inside = Object.fromEntries(
    Object.entries(words).map(([word, value]) => [
      word,
      word === "properties" ? mapped(value as Record<string, JsonSchema>, declarable) : declarableIn(value),
    ]),
  );
  return isFree ? { $ref: "#/definitions/Text", ...inside } : { ...(type !== undefined && { type }), ...inside };
}

function declarableIn(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(declarableIn);
  }
  return typeof value === "object" && value !== null
    ? declarable(value as { readonly [word: string]: unknown })
    : value;
}

/** Describes the add-ons by name: a choice, or options. None is required, because the wiring may set them. */
function addonsShape(shapes: Definitions): Shape {
  const addons = catalogue.map(({ facts, optionsType = "" }): [string, Shape] => {
    const { [optionsType]: options = {} } = shapes;
    const { required: _required, ...rest } = options === false ? {} : options;
    const overrides = { $ref: "#/definitions/AddonOverrides" };
    const { instance: _, ...others } = rest.properties ?? {};
    const one: Shape = { ...rest, type: "object", properties: { ...others, overrides }, additionalProperties: false };
    const instances = {
      type: "object",
      additionalProperties: one,
      description: "Further installations by name.",
    } as Shape;
    const map = { ...one, properties: { ...one.properties, ...(facts.instances === true && { instances }) } };
    return [facts.name, { anyOf: [{ type: "boolean" }, map] }];
  });
  return { type: "object", properties: Object.fromEntries(addons), additionalProperties: false };
}

function mapped<From, To>(map: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

/** Adds the comment of a key of the stack's schema. A secret is a map with its encrypted text. */
function commented(key: string, schema: unknown): JsonSchema {
  const checker = compiled().getTypeChecker();
  const owner = exportsOf("stacks/schema/index.ts").find(({ name }) => name === "stackSchema");
  const shape = owner && checker.getTypeOfSymbol(owner).getProperty("shape");
  const symbol = shape && checker.getTypeOfSymbol(shape).getProperty(key);
  const secret = { type: "object", required: ["secure"], properties: { secure: { type: "string" } } } as const;
  const isSecret = typeof schema === "object" && schema !== null && "const" in schema && schema.const === secretMark;
  const plain = (isSecret ? secret : schema) as Shape;
  return (symbol === undefined ? plain : documented(symbol, plain)) as JsonSchema;
}

/** Turns a shape into JSON Schema proper. */
export function jsonSchemaOf(shape: Shape): JsonSchema {
  if (shape === false || shape.instead !== undefined) {
    return false;
  }
  const { properties, anyOf, items, additionalProperties, form, ...rest } = shape;
  const words = Object.entries(rest).filter(([word]) => !ownWords.has(word));
  return {
    ...Object.fromEntries(words),
    /* YAML's language server shows it in place of the pattern. */
    ...(shape.pattern !== undefined && { patternErrorMessage: `expected ${form}` }),
    ...(items !== undefined && { items: jsonSchemaOf(items) }),
    ...((properties ?? anyOf) !== undefined && { properties: propertiesOf(shape) }),
    ...(anyOf !== undefined && { anyOf: anyOf.map(jsonSchemaOf) }),
    ...(additionalProperties !== undefined && { additionalProperties: jsonSchemaOf(additionalProperties) }),
  };
}

/** Lists the properties of a map, with those that only some of its kinds have: `additionalProperties` looks at these alone. */
function propertiesOf({ properties = {}, anyOf = [] }: ShapeFacts): Record<string, JsonSchema> {
  const others = anyOf.flatMap((one) => (one === false ? [] : Object.keys(one.properties ?? {})));
  return {
    ...Object.fromEntries(others.map((key) => [key, true])),
    ...Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, jsonSchemaOf(one)])),
  };
}

/** Returns the definitions that some shapes reach. */
export function reachable(definitions: Definitions, from: readonly Shape[]): Definitions {
  const namesIn = (shape: unknown) =>
    [...JSON.stringify(shape).matchAll(/#\/definitions\/([^"]+)/g)].map(([, name = ""]) => name);
  const found = new Set(namesIn(from));
  for (const name of found) {
    for (const next of namesIn(definitions[name] ?? {})) {
      found.add(next);
    }
  }
  return Object.fromEntries([...found].sort().map((name) => [name, definitions[name] ?? {}]));
}
