import type { Shape, ShapeFacts } from "../../components/arguments/shape";
import { components, type Definitions, factsOf, inputShape, type Offered } from "../../plugin";
import { description, version } from "../../plugin/package.json";

/** A type, a property or a resource, in the words of https://www.pulumi.com/docs/iac/extending-pulumi/schema/ */
type Spec = Readonly<Record<string, unknown>>;

const any: Spec = { $ref: "pulumi.json#/Any" };

/** Writes the schema of the plugin from the shapes of arguments. */
export class PackageSchema {
  readonly #definitions: Definitions;
  readonly #types = new Map<string, Spec>();

  /** @param definitions the shapes of all arguments, with their comments */
  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  text(): string {
    const resources = Object.entries(components).map(([name, offered]) => [
      `keelson:index:${name}`,
      this.#resource(offered),
    ]);
    const types = [...this.#types].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const respectSchemaVersion = { respectSchemaVersion: true };
    const schema = {
      name: "keelson",
      displayName: "Keelson",
      version,
      description,
      license: "Apache-2.0",
      language: { go: respectSchemaVersion, nodejs: respectSchemaVersion, python: respectSchemaVersion },
      types: Object.fromEntries(types),
      resources: Object.fromEntries(resources),
    };
    return `${JSON.stringify(schema, undefined, 1)}\n`;
  }

  #resource(offered: Offered): Spec {
    const shape = inputShape(offered, this.#definitions);
    const { properties, required } = this.#members(offered.args, shape);
    const outputs = Object.entries(offered.outputs).map(([name, { description: words, secret }]): [string, Spec] => [
      name,
      { type: "string", description: words, ...(secret === true && { secret }) },
    ]);
    const reference = { type: "string", description: "Names this component in the arguments of others." };
    const readable = Object.fromEntries([
      ...outputs,
      ...(offered.kind === undefined ? [] : [["reference", reference]]),
    ]);
    return {
      isComponent: true,
      description: descriptionOf(shape) ?? "",
      inputProperties: properties,
      requiredInputs: required,
      properties: readable,
      required: Object.keys(readable).filter((name) => offered.outputs[name]?.optional !== true),
    };
  }

  /** Returns the properties of a map, with those that only some of its kinds have. */
  #members(name: string, shape: ShapeFacts): { properties: Record<string, Spec>; required: string[] } {
    const ways = (shape.anyOf ?? []).map((way) => factsOf(way, this.#definitions));
    const all: Record<string, Shape> = { ...shape.properties };
    for (const way of ways) {
      for (const [key, one] of Object.entries(way.properties ?? {})) {
        if (one !== false) {
          all[key] = key in all && JSON.stringify(all[key]) !== JSON.stringify(one) ? merged(all[key] ?? {}, one) : one;
        }
      }
    }
    const inAll = (key: string) => ways.length > 0 && ways.every(({ required = [] }) => required.includes(key));
    const properties = Object.keys(all)
      .toSorted()
      .filter((key) => all[key] !== false)
      .map((key): [string, Spec] => [key, this.#property(`${typeName(name)}${capital(key)}`, all[key] ?? {})]);
    const required = [...(shape.required ?? []), ...Object.keys(all).filter(inAll)];
    return { properties: Object.fromEntries(properties), required: [...new Set(required)].toSorted() };
  }

  #property(path: string, shape: Shape): Spec {
    const words = descriptionOf(shape);
    const choices = choicesOf(factsOf(shape, this.#definitions));
    const text = [words, choices].filter(Boolean).join("\n\n");
    return { ...this.#type(path, shape), ...(text !== "" && { description: text }) };
  }

  #type(path: string, shape: Shape): Spec {
    const name = shape === false ? undefined : shape.$ref?.replace("#/definitions/", "");
    const facts = factsOf(shape, this.#definitions);
    if (facts.partial === true || name?.includes(".") === true) {
      return any;
    }
    if (facts.instance !== undefined) {
      throw new Error(`${path}: no other language can give a ${facts.instance}; list it in lacks or refers`);
    }
    switch (facts.type) {
      case "string":
      case "number":
      case "boolean":
        return { type: facts.type };
      case "array":
        return { type: "array", items: this.#type(`${path}Item`, facts.items ?? {}) };
      case "object":
        return this.#object(name ?? path, facts);
      default:
        return this.#choice(facts);
    }
  }

  #choice({ anyOf = [], enum: words = [] }: ShapeFacts): Spec {
    const kinds = new Set(words.map((word) => typeof word));
    const [kind] = kinds;
    if (kinds.size === 1 && kind !== undefined) {
      return { type: kind };
    }
    const types = new Set(anyOf.map((way) => JSON.stringify(this.#choiceOf(way))));
    const [only] = types;
    return types.size === 1 && only !== undefined ? (JSON.parse(only) as Spec) : any;
  }

  #choiceOf(way: Shape): Spec {
    const facts = factsOf(way, this.#definitions);
    return facts.type === "string" || facts.type === "number" || facts.type === "boolean"
      ? { type: facts.type }
      : facts.enum !== undefined || facts.anyOf !== undefined
        ? this.#choice(facts)
        : any;
  }

  #object(name: string, facts: ShapeFacts): Spec {
    const hasMembers = facts.properties !== undefined || (facts.anyOf ?? []).length > 0;
    const keys = Object.keys(facts.properties ?? {});
    if (keys.some((key) => !/^[a-z]\w*$/i.test(key))) {
      return { type: "object", additionalProperties: any };
    }
    if (!hasMembers) {
      const values = facts.additionalProperties;
      const items = values === undefined || values === false ? any : this.#type(`${name}Value`, values);
      return { type: "object", additionalProperties: items };
    }
    const token = `keelson:index:${typeName(name)}`;
    if (!this.#types.has(token)) {
      this.#types.set(token, {});
      this.#types.set(token, { type: "object", ...this.#members(name, facts) });
    }
    return { $ref: `#/types/${token}` };
  }
}

/** Types are named without `Args`, which every language adds itself. */
function typeName(name: string): string {
  return name.replace(/Args$/, "").replace(/Options$/, "Options");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function merged(one: Shape, other: Shape): Shape {
  return one === false ? other : { anyOf: [one, other] };
}

function choicesOf({ enum: words = [] }: ShapeFacts): string {
  return words.length < 2 ? "" : `One of ${words.map((word) => `\`${word}\``).join(", ")}.`;
}

function descriptionOf(shape: Shape): string | undefined {
  const described = shape as { readonly description?: unknown };
  return typeof described.description === "string" ? described.description : undefined;
}
