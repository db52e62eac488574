/** How a program reads a property: whole, or further into it. */
export interface Reading {
  readonly property: string;
  /** The names and indexes that follow. */
  readonly rest: readonly (string | number)[];
}

/** A step of an access: `.name`, `["name"]` or `[0]`. */
const steps = /\.([\w-]+)|\["([^"]+)"\]|\[(\d+)\]/g;

/** Collects what `${name.property}` reads in a text, by name. */
export function readingsIn(text: string): Map<string, Reading[]> {
  const found = new Map<string, Reading[]>();
  for (const [, name = "", path = ""] of text.matchAll(/(?<!\$)\$\{\s*([\w-]+)([^}]*)\}/g)) {
    const [property, ...rest] = [...path.matchAll(steps)].map(([, dotted, quoted, index]) =>
      index === undefined ? (dotted ?? quoted ?? "") : Number(index),
    );
    if (typeof property === "string") {
      found.set(name, [...(found.get(name) ?? []), { property, rest }]);
    }
  }
  return found;
}

/** Any value: nothing says which. */
export const any = { $ref: "pulumi.json#/Any" };

/**
 * Returns a type that lets a program read a property as it does: the language host allows no property of any value, but allows all of a map,
 * and an index into both.
 */
export function typeFor(readings: readonly Reading[]): object {
  const isMap = readings.some(({ rest: [first] }) => typeof first === "string");
  return isMap ? { type: "object", additionalProperties: any } : any;
}
