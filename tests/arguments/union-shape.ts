import { isDeepStrictEqual } from "node:util";
import type { Shape, ShapeFacts } from "../../components/arguments/shape";

type Find = (name: string) => Shape | undefined;

/** Returns the shape of a value that fits one of several. Words become one list, and maps share what they have in common. */
export function unionShape(shapes: readonly Shape[], find: Find): Shape {
  const words = shapes
    .flatMap((shape) => (shape !== false && isWord(shape) ? (shape.enum ?? []) : []))
    .toSorted((one, other) => (String(one) < String(other) ? -1 : 1));
  /* Sorted, because the compiler's order depends on what it has looked at before. */
  const rest = shapes
    .filter((shape) => shape === false || !isWord(shape))
    .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  const isBoolean = words.includes(true) && words.includes(false);
  const texts = distinct(rest).filter((shape) => !isMap(resolve(shape, find)));
  const maps = distinct(rest).filter((shape) => isMap(resolve(shape, find)));
  const isText = texts.some((shape) => shape !== false && shape.type === "string");
  /* A text of any form includes words that are texts. */
  const named = words.filter((word) => (typeof word === "string" ? !isText : !isBoolean || typeof word !== "boolean"));
  const branches: Shape[] = [
    ...(named.length > 0 ? [{ enum: named }] : []),
    ...(isBoolean ? [{ type: "boolean" as const }] : []),
    ...texts,
    ...(maps.length > 1 ? [mergedMaps(maps, find)] : maps),
  ];
  const [only] = branches;
  return branches.length === 1 && only !== undefined ? only : { anyOf: branches };
}

/** Lists what all maps have once, and for each of them what it has alone. */
function mergedMaps(maps: readonly Shape[], find: Find): Shape {
  const resolved = maps.map((shape) => resolve(shape, find)).flatMap((shape) => (shape === false ? [] : flat(shape)));
  const names = [...new Set(resolved.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const [first, ...others] = resolved;
  const isShared = (name: string) =>
    others.every(
      (one) =>
        isSame(one.properties?.[name], first?.properties?.[name]) &&
        one.required?.includes(name) === first?.required?.includes(name),
    );
  const shared = names.filter(isShared);
  const own = names.filter((name) => !shared.includes(name));
  const required = (one: ShapeFacts | undefined, among: readonly string[]) => {
    const list = (one?.required ?? []).filter((name) => among.includes(name));
    return list.length === 0 ? {} : { required: list };
  };
  return {
    type: "object",
    ...(shared.length > 0 && {
      properties: Object.fromEntries(shared.map((name) => [name, first?.properties?.[name] ?? {}])),
    }),
    ...required(first, shared),
    anyOf: resolved.map((one) => ({
      properties: Object.fromEntries(own.map((name) => [name, one.properties?.[name] ?? false])),
      ...required(one, own),
    })),
    additionalProperties: first?.additionalProperties ?? {},
  };
}

/** Reports whether two members have one shape, whatever their comments say. */
function isSame(one: Shape | undefined, other: Shape | undefined): boolean {
  return (
    isDeepStrictEqual({ ...one, description: "" }, { ...other, description: "" }) &&
    (one === false) === (other === false)
  );
}

/** Spreads a map that is itself one of several. */
function flat({ anyOf, ...shape }: ShapeFacts): ShapeFacts[] {
  return anyOf === undefined
    ? [shape]
    : anyOf.flatMap((branch) =>
        branch === false
          ? []
          : {
              ...shape,
              properties: { ...shape.properties, ...branch.properties },
              required: [...(shape.required ?? []), ...(branch.required ?? [])],
            },
      );
}

function isWord(shape: ShapeFacts): boolean {
  return shape.enum !== undefined;
}

function isMap(shape: Shape): boolean {
  return shape !== false && shape.type === "object";
}

function resolve(shape: Shape, find: Find): Shape {
  return shape !== false && shape.$ref !== undefined ? (find(shape.$ref.replace("#/definitions/", "")) ?? {}) : shape;
}

function distinct(shapes: readonly Shape[]): Shape[] {
  return shapes.filter((shape, index) => shapes.findIndex((other) => isDeepStrictEqual(other, shape)) === index);
}
