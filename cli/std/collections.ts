import { fields } from "../values";
import { keyOf, listOf, numberOf, type StdFunction, textOf } from "./inputs";

/** Functions of lists and maps. */
export const collections: Readonly<Record<string, StdFunction>> = {
  alltrue: (inputs) => listOf(inputs).every((item) => item === true),
  anytrue: (inputs) => listOf(inputs).some((item) => item === true),
  compact: (inputs) => listOf(inputs).filter((item) => item !== ""),
  concat: (inputs) => listOf(inputs).flatMap((list): unknown => list),
  contains: (inputs) => listOf(inputs).some((item) => keyOf(item) === keyOf(inputs.element)),
  distinct: (inputs) => distinct(listOf(inputs)),
  element: (inputs) => listOf(inputs).at(indexIn(listOf(inputs), numberOf(inputs, "index"))),
  flatten: (inputs) => listOf(inputs).flat(Number.POSITIVE_INFINITY),
  keys: ({ input }) => Object.keys(fields(input)).toSorted(),
  length: ({ input }) =>
    (typeof input === "string" || Array.isArray(input) ? input : Object.keys(fields(input))).length,
  lookup: (inputs) => found(fields(inputs.map)[textOf(inputs, "key")] ?? inputs.default),
  merge: (inputs) => Object.assign({}, ...listOf(inputs)) as unknown,
  reverse: (inputs) => listOf(inputs).toReversed(),
  sort: (inputs) => listOf(inputs).map(String).toSorted(),
  tolist: (inputs) => listOf(inputs),
  toset: (inputs) => distinct(listOf(inputs)),
  values: ({ input }) =>
    Object.entries(fields(input))
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, value]) => value),
  zipmap: (inputs) =>
    Object.fromEntries(listOf(inputs, "keys").map((key, index) => [String(key), listOf(inputs, "values")[index]])),
};

function distinct(list: readonly unknown[]): unknown[] {
  return [...new Map(list.map((item) => [keyOf(item), item])).values()];
}

/** An index beyond the end starts again. */
function indexIn(list: readonly unknown[], index: number): number {
  if (list.length === 0) {
    throw new Error("input: expected a list with at least one element, got an empty one");
  }
  return index % list.length;
}

function found(value: unknown): unknown {
  if (value === undefined) {
    throw new Error("key: expected a key of the map, got another key");
  }
  return value;
}
