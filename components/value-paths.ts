import * as pulumi from "@pulumi/pulumi";
import { isRecord } from "./records";

/*
 * Dotted paths of values: `webhook.image.{registry,repository}` for two keys of one map, `initContainers[].image` for each entry of a list.
 */

/** Values of a chart. */
export type Values = Readonly<Record<string, unknown>>;

/** Lists the values that a path stands for: two for `image.{registry,repository}`. */
export function valuePaths(path: string): string[] {
  const [parents, leaves] = split(path);
  return leaves.map((leaf) => [...parents, leaf].join("."));
}

/** Splits a path into the keys that lead to a map, and the map's keys. */
function split(path: string): readonly [parents: string[], leaves: string[]] {
  const keys = path.split(".");
  const last = keys.at(-1) ?? "";
  return [keys.slice(0, -1), last.replace(/^\{(.*)\}$/, "$1").split(",")];
}

/** Changes the map with the last key, or the last keys, of a path; the change gets the map and these keys. */
export function changeAt(
  values: Values,
  path: string,
  change: (at: Values, leaves: readonly string[]) => Values,
): Values {
  const [parents, leaves] = split(path);
  return changed(values, parents, (at) => change(at, leaves));
}

/** Changes the map at a path, or each map of a list there. A missing list stays missing. */
function changed(values: Values, [key, ...rest]: readonly string[], change: (at: Values) => Values): Values {
  if (key === undefined) {
    return change(values);
  }
  const name = key.replace(/\[\]$/, "");
  const below = values[name];
  if (name !== key) {
    const each = (one: unknown) => (isRecord(one) ? changed(one, rest, change) : one);
    return Array.isArray(below) ? { ...values, [name]: below.map(each) } : values;
  }
  if (pulumi.Output.isInstance(below)) {
    return values;
  }
  const old = isRecord(below) ? below : {};
  const moved = changed(old, rest, change);
  return moved === old ? values : { ...values, [name]: moved };
}
