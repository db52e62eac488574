import deepmerge from "deepmerge";

/**
 * Merges plain data; later values win. Maps merge key by key, everything else is replaced whole. Lists under a key in `byName`
 * merge item by item: a later item changes the earlier one of the same name, or is appended.
 */
export function mergeMaps(values: readonly object[], byName: ReadonlySet<string> = new Set()): object {
  const options: deepmerge.Options = {
    arrayMerge: (_, later: unknown[]) => later,
    isMergeableObject: isMap,
    customMerge: (key) => (byName.has(key) ? mergeNamed : undefined),
  };
  function mergeNamed(earlier: object, later: object): object {
    if (!Array.isArray(earlier) || !Array.isArray(later)) {
      return later;
    }
    const [before, after] = [earlier as Named[], later as Named[]];
    const changed = before.map((item) => {
      const change = after.find(({ name }) => name === item.name);
      return change === undefined ? item : deepmerge(item, change, options);
    });
    return [...changed, ...after.filter(({ name }) => before.every((item) => item.name !== name))];
  }
  return deepmerge.all<object>([...values], options);
}

interface Named {
  readonly name?: unknown;
}

/** Reports whether a value is merged. Outputs and other instances of classes are not. */
function isMap(value: object | null | undefined): boolean {
  return value !== null && value !== undefined && (isPlainMap(value) || Array.isArray(value));
}

function isPlainMap(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}
