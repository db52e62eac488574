import { collectProblems, type Problem, quote, refuseProblems } from "../problems";
import type { KeyFiles } from "../workloads";

/** How keys become variables of a container. */
export interface EnvArgs {
  /** Whether the container starts without them. @default false */
  readonly optional?: boolean;
}

/** What has keys, as messages name it; which keys is not always known. */
export interface Keyed {
  readonly subject: string;
  readonly keys: readonly string[] | undefined;
}

/** Objections to the keys of a ConfigMap or Secret. */
export function checkKeys(keys: readonly string[], path: string): Problem[] {
  return collectProblems(
    keys.map(
      (key) =>
        !(/^[-._a-zA-Z0-9]{1,253}$/.test(key) && key !== "." && !key.startsWith("..")) && {
          path,
          message: `a key of at most 253 letters, digits, "-", "_" and ".", not from "..", given ${quote(key)}`,
        },
    ),
  );
}

/**
 * How the files of a mount come from keys.
 *
 * @throws pulumi.RunError when a key is not there
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
 * The keys behind variables, by name of the variable; without names each key becomes a variable of its own name.
 *
 * @throws pulumi.RunError when a key is not there, or names are left out where keys are not known
 */
export function variablesOf(keyed: Keyed, names: Readonly<Record<string, string>> | undefined): [string, string][] {
  if (names !== undefined) {
    refuseUnknown(keyed, "asEnv()", Object.values(names));
    return Object.entries(names);
  }
  const { subject, keys } = keyed;
  refuseProblems(
    subject,
    collectProblems([
      keys === undefined && {
        path: "asEnv()",
        message:
          'variables with their keys, for instance { PASSWORD: "password" }, given nothing: its keys are not known',
      },
    ]),
  );
  return (keys ?? []).map((key) => [key, key]);
}

function refuseUnknown({ subject, keys }: Keyed, path: string, asked: readonly string[]): void {
  const unknown = keys === undefined ? [] : asked.filter((key) => !keys.includes(key));
  const allowed = keys?.map(quote).join(", ") ?? "";
  refuseProblems(
    subject,
    unknown.map((key) => ({ path, message: `one of its keys (${allowed}), given ${quote(key)}` })),
  );
}
