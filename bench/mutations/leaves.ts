import { isRecord } from "../../cli/values";

/** A value inside a resource's inputs that is no map and no list. */
export interface Leaf {
  /** Keys and indices from the inputs down. */
  readonly path: readonly string[];
  readonly value: string | number | boolean;
}

/** Lists the texts, numbers and flags inside a value, in its own order. */
export function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return [{ path, value }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => leavesOf(item, [...path, String(index)]));
  }
  return isRecord(value) ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key])) : [];
}

/** Returns a copy of a value with something else at a path. */
export function withLeaf(value: unknown, [key, ...rest]: readonly string[], leaf: unknown): unknown {
  if (key === undefined) {
    return leaf;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (String(index) === key ? withLeaf(item, rest, leaf) : item));
  }
  return isRecord(value) ? { ...value, [key]: withLeaf(value[key], rest, leaf) } : value;
}
