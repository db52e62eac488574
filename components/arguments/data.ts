import { given, isPlainMap } from "./words";

/** The keys and indexes on the way to a part of a value. */
export type Path = readonly (string | number)[];

/** The values that a map with free keys may contain. */
export const anyData = "a text, a number, true or false, a list or a map";

/** A part of a value that neither YAML nor JSON can represent. */
export interface NoData {
  readonly path: Path;
  readonly value: unknown;
  /** Whether the part is a list or map that contains itself. */
  readonly isEndless: boolean;
}

/**
 * Lists the parts of a value that neither YAML nor JSON can represent: functions, and lists and maps that contain themselves. Skips Outputs and
 * resources.
 *
 * @param around the lists and maps that contain the value
 */
export function partsThatAreNoData(value: unknown, path: Path, around: readonly unknown[] = []): NoData[] {
  const isList = Array.isArray(value);
  if (!isList && !isPlainMap(value)) {
    return isData(value) ? [] : [{ path, value, isEndless: false }];
  }
  if (around.includes(value)) {
    return [{ path, value, isEndless: true }];
  }
  const members: [string | number, unknown][] = isList ? [...value.entries()] : Object.entries(value);
  return members.flatMap(([key, member]) => partsThatAreNoData(member, [...path, key], [...around, value]));
}

/** Returns the mistake of a list or map that contains itself. */
export function endless({ path, value }: NoData): { readonly path: Path; readonly message: string } {
  const what = given(value, false);
  return {
    path,
    message: `expected data without cycles, got ${what} that contains itself; write only the part you need`,
  };
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

/** Reports whether a value is one of JavaScript's own objects, such as a Map. Its entries are not members of the object, so they would be lost. */
export function isBuiltin(value: object): boolean {
  return [Map, Set, Date, RegExp].some((one) => value instanceof one);
}
