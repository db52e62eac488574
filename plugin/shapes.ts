import { isRecord, type Shape } from "../components";
import { addons } from "./addons";
import type { Offered } from "./components";

/** A shape that some value fits. */
export type ShapeFacts = Exclude<Shape, false>;

/** The shapes of interfaces, by name. */
export type Definitions = Readonly<Record<string, Shape>>;

/**
 * Returns the shape of what a program in another language gives a component: that of its arguments, with a text in place of each component,
 * and a map in place of the list of add-ons.
 */
export function inputShape({ args, kind, lacks, refers }: Offered, definitions: Definitions): ShapeFacts {
  const shape = factsOf({ $ref: `#/definitions/${args}` }, definitions);
  const properties = Object.entries(shape.properties ?? {})
    .filter(([name]) => !(name in lacks))
    .map(([name, one]): [string, Shape] => {
      if (name in refers) {
        return [name, { type: "string", description: referenceWords(String(refers[name])) } as ShapeFacts];
      }
      return [name, kind === "Platform" && name === "addons" ? addonsShape(definitions, one) : one];
    });
  return { ...shape, properties: Object.fromEntries(properties) };
}

/** Resolves references. */
export function factsOf(shape: Shape, definitions: Definitions): ShapeFacts {
  if (shape === false) {
    return {};
  }
  const name = shape.$ref?.replace("#/definitions/", "");
  if (name === undefined) {
    return shape;
  }
  const { $ref: _name, ...own } = shape;
  return { ...factsOf(definitions[name] ?? {}, definitions), ...own };
}

function referenceWords(kind: string): string {
  return `The output \`reference\` of the ${kind}.`;
}

function addonsShape(definitions: Definitions, described: Shape): Shape {
  const options = [...addons].map(([name, { facts, optionsType = "" }]): [string, Shape] => {
    const own = factsOf({ $ref: `#/definitions/${optionsType}` }, definitions);
    const overrides: Shape = { $ref: "#/definitions/AddonOverrides" };
    const { instance: _, ...others } = own.properties ?? {};
    const one = { ...others, overrides };
    const further: Shape = { ...own, type: "object", properties: one };
    const properties = {
      ...one,
      ...(facts.instances === true && {
        instances: {
          type: "object",
          additionalProperties: further,
          description: "Further installations by name.",
        } as ShapeFacts,
      }),
    };
    return [name, { ...own, type: "object", properties, description: facts.summary } as ShapeFacts];
  });
  const words = isRecord(described) ? { description: described.description } : {};
  return {
    type: "object",
    properties: Object.fromEntries(options),
    additionalProperties: false,
    ...words,
  };
}
