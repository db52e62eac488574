import { isPlainMap } from "./words";

/** The keys and indexes on the way to a part of a value. */
export type Path = readonly (string | number)[];

/** What a map of any values may hold. */
export const anyData = "a text, a number, true or false, a list or a map";

/** Lists the parts of a value that neither YAML nor JSON can hold, such as functions. Outputs and resources are left alone. */
export function partsThatAreNoData(value: unknown, path: Path): { readonly path: Path; readonly value: unknown }[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => partsThatAreNoData(item, [...path, index]));
  }
  if (isPlainMap(value)) {
    return Object.entries(value).flatMap(([key, member]) => partsThatAreNoData(member, [...path, key]));
  }
  return isData(value) ? [] : [{ path, value }];
}

function isData(value: unknown): boolean {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value);
    case "object":
      return value === null || !isBuiltin(value);
    default:
      return ["string", "boolean", "undefined"].includes(typeof value);
  }
}

/** JavaScript's own objects do not have a map's keys as members, so all of them would be lost. */
export function isBuiltin(value: object): boolean {
  return [Map, Set, Date, RegExp].some((one) => value instanceof one);
}
