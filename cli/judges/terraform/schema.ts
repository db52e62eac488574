import { isRecord } from "../../values";

/** The type of an attribute, as go-cty writes it: `"string"`, `["list", "string"]`, `["object", {…}]`. */
export type AttributeType = string | readonly [kind: string, of: unknown];

/** An attribute of a block. */
export interface Attribute {
  readonly name: string;
  /** JSON of an {@link AttributeType}. */
  readonly type: Buffer;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
}

/** A block inside a block: one, a list, a set or a map of them. */
export interface NestedBlock {
  readonly type_name: string;
  readonly block: Block;
  readonly nesting: "SINGLE" | "LIST" | "SET" | "MAP" | "GROUP";
}

/** The shape of a resource's configuration, as the provider describes it. */
export interface Block {
  readonly attributes: readonly Attribute[];
  readonly block_types: readonly NestedBlock[];
}

/** Reads the type of an attribute. */
export function typeOf(attribute: Attribute): AttributeType {
  return readType(JSON.parse(attribute.type.toString("utf8")));
}

function readType(value: unknown): AttributeType {
  if (typeof value === "string") {
    return value;
  }
  if (Array.isArray(value) && typeof value[0] === "string") {
    return [value[0], value[1]];
  }
  throw new Error(`expected a type in go-cty's notation, got ${JSON.stringify(value)}`);
}

/** Returns the type of a collection's elements. */
export function elementType([, of]: readonly [string, unknown]): AttributeType {
  return readType(of);
}

/** Returns the types of an object's attributes by name. */
export function objectTypes([, of]: readonly [string, unknown]): readonly (readonly [string, AttributeType])[] {
  return isRecord(of) ? Object.entries(of).map(([name, type]) => [name, readType(type)] as const) : [];
}
