import type { Shape } from "../../components/arguments/shape";
import { type JsonSchema, jsonSchemaOf, reachable } from "../arguments/editor-schema";
import { interfaceShapes } from "../arguments/generated-shapes";

const entry = "tests/service-chart/service-values.ts";
const root = "ServiceValues";

/** A JSON schema as far as the table of options reads it. */
export interface ReadSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: ReadSchema;
  readonly properties?: Readonly<Record<string, ReadSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: ReadSchema | boolean;
  readonly anyOf?: readonly ReadSchema[];
  readonly description?: string;
}

/** The schema of the chart's values. */
export interface ValuesSchema extends ReadSchema {
  readonly definitions: Readonly<Record<string, ReadSchema>>;
}

/** Returns the JSON schema of the chart's values, from their interface. Helm itself adds `global`. */
export function valuesSchema(): ValuesSchema {
  const definitions = reachable(interfaceShapes(entry, [root]), [{ $ref: `#/definitions/${root}` }]);
  const { [root]: values = {}, ...others } = definitions;
  const schema = withGlobal(jsonSchemaOf(values));
  const rest = Object.entries(others).map(([name, shape]: [string, Shape]) => [name, jsonSchemaOf(shape)]);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Values of the chart service",
    ...schema,
    definitions: Object.fromEntries(rest) as ValuesSchema["definitions"],
  } as ValuesSchema;
}

function withGlobal(schema: JsonSchema): object {
  const { properties, ...rest } = schema as ReadSchema;
  const global = { type: "object", description: "Values that Helm shares with subcharts; this chart reads none." };
  return { ...rest, properties: { ...properties, global } };
}
