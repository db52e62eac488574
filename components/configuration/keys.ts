import { among, matches } from "../checks";
import { expected, type Problem, refuseProblems } from "../problems";
import type { KeyFiles } from "../workloads";

/**
 * Options of variables whose values come from keys of a ConfigMap or Secret.
 *
 * @example
 * ```ts
 * const args: EnvArgs = { optional: true };
 * ```
 */
export interface EnvArgs {
  /** Whether the container starts even if a key is missing. @default false */
  readonly optional?: boolean;
}

/** The keys of an object, if they are known, and the object's name in messages. */
export interface Keyed {
  readonly subject: string;
  readonly keys: readonly string[] | undefined;
}

/**
 * Lists the mistakes in the keys of a ConfigMap or Secret.
 *
 * @param maps the maps that contain the keys, by their paths
 */
export function checkKeys(maps: Readonly<Record<string, object | undefined>>): Problem[] {
  const form = 'a key of up to 253 letters, digits, "-", "_" and "." that does not begin with ".."';
  return Object.entries(maps).flatMap(([path, map]) =>
    Object.keys(map ?? {}).flatMap((key) =>
      matches(`${path}.${key}`, key, /^(?!\.$|\.\.)[-._a-zA-Z0-9]{1,253}$/, form),
    ),
  );
}

/** Lists the keys that appear in more than one map of an object. */
export function checkKeysOnce(maps: Readonly<Record<string, object>>): Problem[] {
  const paths = Object.keys(maps);
  return paths.flatMap((path, index) =>
    Object.keys(maps[path] ?? {}).flatMap((key) => {
      const other = paths.slice(0, index).find((one) => Object.hasOwn(maps[one] ?? {}, key));
      return other === undefined
        ? []
        : [expected(`${path}.${key}`, "each key once", key, `this key is also in ${other}`)];
    }),
  );
}

/**
 * Returns the files of a mount.
 *
 * @throws pulumi.RunError if a key does not exist
 */
export function filesOf(keyed: Keyed, { items, optional, defaultMode }: KeyFiles): KeyFiles {
  refuseUnknown(keyed, "mount()", Object.keys(items ?? {}));
  return {
    ...(items !== undefined && { items }),
    ...(optional !== undefined && { optional }),
    ...(defaultMode !== undefined && { defaultMode }),
  };
}

/**
 * Pairs each variable with its key. Without names, each key becomes a variable of the same name.
 *
 * @throws pulumi.RunError if a key does not exist, or if both names and keys are unknown
 */
export function variablesOf(keyed: Keyed, names: Readonly<Record<string, string>> | undefined): [string, string][] {
  if (names !== undefined) {
    refuseUnknown(keyed, "asEnv()", Object.values(names));
    return Object.entries(names);
  }
  const { subject, keys } = keyed;
  if (keys === undefined) {
    const wanted = 'a map of variables to keys, for instance { PASSWORD: "password" }';
    refuseProblems(subject, [expected("asEnv()", wanted, names, "Keelson does not know the keys of this object")]);
  }
  return (keys ?? []).map((key) => [key, key]);
}

function refuseUnknown({ subject, keys }: Keyed, path: string, asked: readonly string[]): void {
  const unknown = keys === undefined ? [] : asked.filter((key) => !keys.includes(key));
  refuseProblems(
    subject,
    unknown.flatMap((key) => among(path, key, "the existing keys", keys ?? [])),
  );
}
