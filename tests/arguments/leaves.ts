import type { Shape, ShapeFacts } from "../../components/arguments/shape";

/** A plain text or number somewhere inside of an option. */
export interface Leaf {
  /** Where it is, from the option: `.pollingInterval`, `.rules.a.expr`, `[0].port`. */
  readonly path: string;
  readonly kind: "string" | "number";
  /** The interface that has it, and its key there; of unnamed maps their path. */
  readonly owner: string;
  /** Returns the option's value with this one in its place, and with what else is required. */
  readonly wrap: (value: unknown) => unknown;
}

/** Lists the leaves inside of shapes, which refer to definitions. */
export class Leaves {
  readonly #definitions: Readonly<Record<string, Shape>>;

  readonly #right: Readonly<Record<string, unknown>>;

  /** @param right values of required keys, by key, where not every value of the type will do */
  constructor(definitions: Readonly<Record<string, Shape>>, right: Readonly<Record<string, unknown>>) {
    this.#definitions = definitions;
    this.#right = right;
  }

  /** Lists the leaves of an option. Each interface is entered once on the way to a leaf. */
  of(shape: Shape, owner: string, entered: readonly string[] = []): Leaf[] {
    const name = shape === false ? undefined : shape.$ref?.split("/")[2];
    if (name !== undefined && entered.includes(name)) {
      return [];
    }
    const found = this.#resolve(shape);
    const inside = name === undefined ? entered : [...entered, name];
    if (found === false || found.instance !== undefined) {
      return [];
    }
    if ((found.type === "string" || found.type === "number") && found.enum === undefined) {
      return [{ path: "", kind: found.type, owner, wrap: (value) => value }];
    }
    if (found.type === "array") {
      return this.of(found.items ?? {}, owner, inside).map((leaf) => within(leaf, "[0]", (value) => [value]));
    }
    if (found.anyOf === undefined) {
      return found.type === "object" ? this.#members(found, name ?? owner, inside) : [];
    }
    return found.anyOf.flatMap((way) =>
      found.type === "object"
        ? this.#members(withCommon(found, way), name ?? owner, inside)
        : this.of(way, owner, inside),
    );
  }

  #members(way: ShapeFacts, owner: string, entered: readonly string[]): Leaf[] {
    const required = this.#required(way);
    const named = Object.entries(way.properties ?? {}).flatMap(([key, shape]) =>
      this.of(shape, `${owner}.${key}`, entered).map((leaf) =>
        within(leaf, `.${key}`, (value) => ({ ...required, [key]: value })),
      ),
    );
    const { additionalProperties: entry } = way;
    const open = entry === undefined || entry === false ? [] : this.of(entry, owner, entered);
    return [...named, ...open.map((leaf) => within(leaf, ".a", (value) => ({ a: value })))];
  }

  #required({ required = [], properties = {} }: ShapeFacts): Record<string, unknown> {
    return Object.fromEntries(required.map((key) => [key, this.#valueFor(key, properties[key] ?? {})]));
  }

  /** Returns a right value of a key, unless its place takes only other words. */
  #valueFor(key: string, shape: Shape): unknown {
    const found = this.#resolve(shape);
    const value = this.#right[key];
    const isOther = found !== false && found.enum?.every((word) => word !== value) === true;
    return value === undefined || isOther ? this.#filler(shape) : value;
  }

  /** Returns a value of the right type. */
  #filler(shape: Shape): unknown {
    const found = this.#resolve(shape);
    if (found === false) {
      return undefined;
    }
    const [word] = found.enum ?? [];
    const [way] = found.anyOf ?? [];
    switch (found.type) {
      case "string":
        return word ?? "a";
      case "number":
        return word ?? 1;
      case "boolean":
        return true;
      case "array":
        return [this.#filler(found.items ?? {})];
      case "object":
        return this.#required(way === undefined ? found : withCommon(found, way));
      default:
        return word ?? (way === undefined ? "a" : this.#filler(way));
    }
  }

  #resolve(shape: Shape): Shape {
    return shape !== false && shape.$ref !== undefined
      ? this.#resolve(this.#definitions[shape.$ref.split("/")[2] ?? ""] ?? {})
      : shape;
  }
}

function within(leaf: Leaf, path: string, wrap: (value: unknown) => unknown): Leaf {
  return { ...leaf, path: `${path}${leaf.path}`, wrap: (value) => wrap(leaf.wrap(value)) };
}

/** Returns one of several shapes with what all of them have. */
function withCommon(common: ShapeFacts, way: Shape): ShapeFacts {
  const facts = way === false ? {} : way;
  return {
    ...common,
    anyOf: undefined,
    ...facts,
    properties: { ...common.properties, ...facts.properties },
    required: [...(common.required ?? []), ...(facts.required ?? [])],
  };
}
