import { matches, notEmpty, objectName, once } from "../../checks";
import { collectProblems, type Problem, quote } from "../../problems";
import type { StorageClassArgs } from "../storage-class-args";

/** The names that a further class must not use: the names of existing classes, and of parameters that the component sets. */
export interface ClassLimits {
  /** Path of the classes, for instance `storage.classes`. */
  readonly path: string;
  /** Names of the classes that the cluster or its cloud makes. */
  readonly taken: readonly string[];
  /** Whether the component creates the class of the tier `shared`. */
  readonly shared?: boolean;
  /** Parameters that options or the component set. The drivers ignore upper and lower case. */
  readonly own: readonly string[];
}

/** Lists the mistakes in further StorageClasses that every cloud refuses. */
export function checkClasses(
  classes: Readonly<Record<string, StorageClassArgs>>,
  { path, taken, shared = false, own }: ClassLimits,
): Problem[] {
  const tiers = Object.values(classes).flatMap(({ tier }) => tier ?? []);
  return [
    ...once(path, tiers, "tier", "each tier can have only one class"),
    ...Object.entries(classes).flatMap(([name, args]) => [
      ...checkName(`${path}.${name}`, name, taken),
      ...checkParameters(`${path}.${name}.parameters`, args.parameters ?? {}, own),
      ...checkMountOptions(`${path}.${name}`, args.mountOptions),
      ...collectProblems([
        args.tier === "shared" &&
          shared && {
            path: `${path}.${name}.tier`,
            message: '`storage.shared` already creates a class for the tier "shared"; remove one of the two',
          },
      ]),
    ]),
  ];
}

function checkName(path: string, name: string, taken: readonly string[]): Problem[] {
  const message = `${quote(name)} is a class that the cluster already has; choose another name`;
  return [
    ...objectName(path, name, "the name of a StorageClass"),
    ...(taken.includes(name) ? [{ path, message }] : []),
  ];
}

function checkParameters(
  path: string,
  parameters: Readonly<Record<string, string>>,
  own: readonly string[],
): Problem[] {
  const set = new Set(own.map((key) => key.toLowerCase()));
  const message = "is set by the component or by an option of the class; remove it";
  return Object.keys(parameters).flatMap((key) =>
    set.has(key.toLowerCase()) ? [{ path: `${path}.${key}`, message }] : [],
  );
}

/** Lists the mistakes in the mount options of volumes. */
export function checkMountOptions(path: string, options: readonly string[] | undefined): Problem[] {
  return [
    ...notEmpty(`${path}.mountOptions`, options, "option", "add an entry, or remove the key"),
    ...(options ?? []).flatMap((option, index) =>
      matches(`${path}.mountOptions[${index}]`, option, /^[^\s,]+$/, "one mount option, such as noatime"),
    ),
  ];
}
