import { z } from "zod";
import { secretMark } from "../../components";
import type { Shape, ShapeFacts } from "../../components/arguments/shape";
import { stackSchema } from "../../stacks/schema";
import { compiled, exportsOf } from "../support/compiler";
import { documented } from "./comments";

export type JsonSchema = boolean | { readonly [word: string]: unknown };

/** Words of shapes that JSON Schema does not have. */
const ownWords = new Set(["output", "form", "instance", "instead"]);

/**
 * Returns the JSON schema of `Pulumi.<stack>.yaml`: the stack's own keys, and the cluster's by the interfaces.
 *
 * @param definitions the shapes of the clusters and of what they refer to, with their comments
 */
export function editorSchema(definitions: Readonly<Record<string, Shape>>, kinds: readonly string[]): JsonSchema {
  const { properties = {}, required = [] } = z.toJSONSchema(stackSchema, { io: "input", unrepresentable: "any" });
  const cluster = { anyOf: kinds.map((kind) => ({ $ref: `#/definitions/${kind}` })) };
  const keys = Object.entries({ ...properties, cluster }).map(([key, schema]) => [
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
    definitions: Object.fromEntries(Object.entries(definitions).map(([name, shape]) => [name, jsonSchemaOf(shape)])),
  };
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
  const { properties, anyOf, items, additionalProperties, ...rest } = shape;
  const words = Object.entries(rest).filter(([word]) => !ownWords.has(word));
  return {
    ...Object.fromEntries(words),
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

/** Returns the definitions that some of them reach. */
export function reachable(
  definitions: Readonly<Record<string, Shape>>,
  from: readonly string[],
): Readonly<Record<string, Shape>> {
  const found = new Set(from);
  for (const name of found) {
    for (const [, next = ""] of JSON.stringify(definitions[name]).matchAll(/#\/definitions\/([^"]+)/g)) {
      found.add(next);
    }
  }
  return Object.fromEntries([...found].sort().map((name) => [name, definitions[name] ?? {}]));
}
