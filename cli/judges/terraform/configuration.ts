import { type Fields, isKnown, isRecord } from "../../values";
import { propertyNames } from "./property-names";
import { type AttributeType, type Block, elementType, type NestedBlock, objectTypes, typeOf } from "./schema";
import { unknown } from "./wire";

/** A resource's configuration in the provider's own shape. */
export interface Configuration {
  readonly value: Fields;
  /** Paths of inputs that the provider's schema does not have. */
  readonly unmatched: readonly string[];
}

/** Translates a resource's inputs into the shape of its provider: snake case, blocks as lists, numbers in strings as text. */
export function configurationOf(block: Block, inputs: Fields): Configuration {
  const unmatched: string[] = [];
  return { value: ofBlock(block, inputs, "", unmatched), unmatched };
}

/**
 * Reads the inputs of a provider, which Pulumi keeps as JSON unless they are texts. Everything else stays as it is.
 * https://www.pulumi.com/docs/iac/concepts/resources/providers/
 */
export function fromJson(block: Block, inputs: Fields): Fields {
  const texts = new Set(
    block.attributes.filter((attribute) => typeOf(attribute) === "string").flatMap(({ name }) => propertyNames(name)),
  );
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [
      key,
      typeof value === "string" && isKnown(value) && !texts.has(key) ? parsed(value) : value,
    ]),
  );
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function ofBlock(block: Block, inputs: Fields, path: string, unmatched: string[]): Fields {
  const used = new Set<string>();
  const take = (name: string) => {
    const key = propertyNames(name).find((one) => Object.hasOwn(inputs, one));
    if (key === undefined) {
      return { key: name, value: undefined };
    }
    used.add(key);
    return { key, value: inputs[key] };
  };
  const attributes = block.attributes.map((attribute) => {
    const { key, value } = take(attribute.name);
    return [attribute.name, ofType(typeOf(attribute), value, `${path}${key}`, unmatched)] as const;
  });
  const blocks = block.block_types.map((nested) => {
    const { key, value } = take(nested.type_name);
    return [nested.type_name, ofNested(nested, value, `${path}${key}`, unmatched)] as const;
  });
  unmatched.push(
    ...Object.keys(inputs)
      .filter((key) => !used.has(key) && inputs[key] !== undefined)
      .map((key) => `${path}${key}`),
  );
  return Object.fromEntries([...attributes, ...blocks]);
}

function ofNested({ nesting, block }: NestedBlock, value: unknown, path: string, unmatched: string[]): unknown {
  const one = (item: unknown, index: string) =>
    isKnown(item) ? ofBlock(block, isRecord(item) ? item : {}, `${path}${index}.`, unmatched) : unknown;
  if (nesting === "MAP") {
    const entries = isRecord(value) ? Object.entries(value) : [];
    return Object.fromEntries(entries.map(([key, item]) => [key, one(item, `.${key}`)]));
  }
  if (nesting === "SINGLE" || nesting === "GROUP") {
    return value === undefined ? null : one(value, "");
  }
  if (!isKnown(value)) {
    return unknown;
  }
  return asList(value).map((item, index) => one(item, Array.isArray(value) ? `[${index}]` : ""));
}

function ofType(type: AttributeType, value: unknown, path: string, unmatched: string[]): unknown {
  if (value === undefined || value === null) {
    return null;
  }
  if (!isKnown(value)) {
    return unknown;
  }
  if (typeof type === "string") {
    return ofPrimitive(type, value);
  }
  const [kind] = type;
  if (kind === "object") {
    return ofObject(type, value, path, unmatched);
  }
  const inner = elementType(type);
  if (kind === "map") {
    const entries = isRecord(value) ? Object.entries(value) : [];
    return Object.fromEntries(entries.map(([key, item]) => [key, ofType(inner, item, `${path}.${key}`, unmatched)]));
  }
  return asList(value).map((item, index) => ofType(inner, item, `${path}[${index}]`, unmatched));
}

function ofObject(type: readonly [string, unknown], value: unknown, path: string, unmatched: string[]): Fields {
  const given = isRecord(value) ? value : {};
  const entries = objectTypes(type).map(([name, inner]) => {
    const key = propertyNames(name).find((one) => Object.hasOwn(given, one)) ?? name;
    return [name, ofType(inner, given[key], `${path}.${key}`, unmatched)] as const;
  });
  return Object.fromEntries(entries);
}

function ofPrimitive(type: string, value: unknown): unknown {
  if (type === "string" && (typeof value === "number" || typeof value === "boolean")) {
    return String(value);
  }
  return type === "number" && typeof value === "string" ? Number(value) : value;
}

/** Pulumi writes a list of at most one item as that item. */
function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
}
