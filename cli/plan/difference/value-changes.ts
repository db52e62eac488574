import { isDeepStrictEqual } from "node:util";
import { diffArrays } from "diff";
import { isRecord } from "../../values";
import { contentOf } from "./documents";
import { itemNames } from "./list-keys";

/** A difference between two values; `undefined` stands for absent. */
export interface ValueChange {
  /**
   * The property path as Pulumi writes it, for instance `spec.ports[0].port`. Items that have a name are called by it, such as
   * `env[LOG_LEVEL].value`, the value of a flag by the flag, as in `args[--level]`; lines of a text are `[line 3]`.
   */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** An added or deleted item that is not longer than this, as JSON, is one change; otherwise each of its values is one. */
const longestItem = 380;

/** Lists the places where two values differ, sorted by key. A map against nothing counts as all its leaves. */
export function valueChanges(path: string, before: unknown, after: unknown): ValueChange[] {
  if (isDeepStrictEqual(before, after)) {
    return [];
  }
  if (typeof before === "string" && typeof after === "string") {
    return textChanges(path, before, after);
  }
  const present = [before, after].filter((value) => value !== undefined);
  if (present.every(Array.isArray) && present.some((list) => list.length > 0)) {
    return listChanges(path, listOf(before), listOf(after));
  }
  const keys = present.every(isRecord)
    ? [...new Set(present.flatMap((map) => (isRecord(map) ? Object.keys(map) : [])))].sort()
    : [];
  return keys.length === 0
    ? [{ path, before, after }]
    : keys.flatMap((key) => valueChanges(keyPath(path, key), childOf(before, key), childOf(after, key)));
}

/** Compares texts by their content: as documents, or line by line. */
function textChanges(path: string, before: string, after: string): ValueChange[] {
  const [was, is] = [contentOf(lastName(path), before), contentOf(lastName(path), after)];
  if (was.document !== undefined && is.document !== undefined && !isDeepStrictEqual(was.document, is.document)) {
    return valueChanges(path, was.document, is.document);
  }
  if (!was.text.includes("\n") && !is.text.includes("\n")) {
    return [{ path, before: was.text === is.text ? before : was.text, after: was.text === is.text ? after : is.text }];
  }
  const hunks = hunksOf(was.text.split("\n"), is.text.split("\n"), Object.is);
  return hunks.length === 0
    ? [{ path, before, after }]
    : hunks.map(({ gone, come, start }) => ({
        path: `${path}[line ${start + 1}]`,
        before: gone.length === 0 ? undefined : gone.join("\n"),
        after: come.length === 0 ? undefined : come.join("\n"),
      }));
}

function listChanges(path: string, before: readonly unknown[], after: readonly unknown[]): ValueChange[] {
  const nameOf = itemNames(lastName(path), [before, after]);
  if (nameOf !== undefined) {
    return namedChanges(path, nameOf, { before, after });
  }
  if (isSameSet(before, after)) {
    return [{ path: `${path}[order]`, before, after }];
  }
  return hunksOf(before, after, isDeepStrictEqual).flatMap(({ gone, come, start, startBefore }) =>
    Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => {
      const place = index < come.length ? placeIn(after, start + index) : placeIn(before, startBefore + index);
      return itemChanges(`${path}[${place}]`, gone[index], come[index]);
    }).flat(),
  );
}

/** Returns the place of an item: its index, or the flag before it whose value it is, as in `--appendonly no`. */
function placeIn(list: readonly unknown[], index: number): string {
  const [flag, item] = [list[index - 1], list[index]];
  const isValue = typeof item === "string" && !item.startsWith("-");
  return isValue && typeof flag === "string" && /^--?[a-zA-Z][\w-]*$/.test(flag) ? flag : String(index);
}

/** Compares lists whose items have names. Only their order may differ otherwise. */
function namedChanges(
  path: string,
  nameOf: (item: unknown) => string,
  { before, after }: { before: readonly unknown[]; after: readonly unknown[] },
): ValueChange[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((item) => [nameOf(item), item])));
  const names = [...new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])])];
  const found = names.flatMap((name) => itemChanges(`${path}[${shownName(name)}]`, old?.get(name), now?.get(name)));
  return found.length > 0 ? found : [{ path: `${path}[order]`, before: before.map(nameOf), after: after.map(nameOf) }];
}

/** Compares an item. An added or deleted one is one change, unless it is long. */
function itemChanges(path: string, before: unknown, after: unknown): ValueChange[] {
  const only = before ?? after;
  const isShort = (JSON.stringify(only) ?? "").length <= longestItem;
  return (before === undefined || after === undefined) && isShort
    ? [{ path, before, after }]
    : valueChanges(path, before, after);
}

/** A place where a run of items is replaced by another one. */
interface Hunk<T> {
  readonly gone: readonly T[];
  readonly come: readonly T[];
  /** The index of the first item that comes. */
  readonly start: number;
  readonly startBefore: number;
}

function hunksOf<T>(before: readonly T[], after: readonly T[], comparator: (one: T, other: T) => boolean): Hunk<T>[] {
  const hunks: Hunk<T>[] = [];
  let [start, startBefore] = [0, 0];
  let open: Hunk<T> | undefined;
  for (const { value, added, removed } of diffArrays([...before], [...after], { comparator })) {
    if (added || removed) {
      const from = open ?? { gone: [], come: [], start, startBefore };
      open = removed ? { ...from, gone: [...from.gone, ...value] } : { ...from, come: [...from.come, ...value] };
    } else if (open !== undefined) {
      hunks.push(open);
      open = undefined;
    }
    start += removed ? 0 : value.length;
    startBefore += added ? 0 : value.length;
  }
  return open === undefined ? hunks : [...hunks, open];
}

function isSameSet(before: readonly unknown[], after: readonly unknown[]): boolean {
  const sortedTexts = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item)).sort();
  return before.length === after.length && isDeepStrictEqual(sortedTexts(before), sortedTexts(after));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function childOf(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Writes the path of a key in a map. */
export function keyPath(path: string, key: string): string {
  const isPlain = /^[\w$-]+$/.test(key);
  const step = isPlain ? key : `[${JSON.stringify(key)}]`;
  return path === "" || !isPlain ? `${path}${step}` : `${path}.${step}`;
}

function shownName(name: string): string {
  return /^[\w./:-]+$/.test(name) ? name : JSON.stringify(name);
}

/** Returns the last name in a path: `ports` of `spec.ports`, `nginx.conf` of `data["nginx.conf"]`. */
function lastName(path: string): string {
  return /([\w$-]+)$/.exec(path)?.[1] ?? "";
}
