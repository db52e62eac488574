import { expected, type Problem } from "../problems";
import { isRecord } from "../records";
import type { Addon, AddonOverrides, CatalogueEntry } from "./addon";

/**
 * The choice of an add-on in a stack file, or in a program in another language: its options and overrides, and further installations by name.
 *
 * @example
 * ```ts
 * const choice: InstanceChoice = { exposure: "public", instances: { internal: { className: "private" } } };
 * const { instances = {} } = choice;
 * const names = Object.keys(instances);
 * ```
 */
export interface InstanceChoice {
  readonly overrides?: AddonOverrides;
  readonly instances?: Readonly<Record<string, InstanceChoice>>;
  readonly [option: string]: unknown;
}

/**
 * Creates an add-on from a choice, and a further add-on for each of its instances. An instance keeps the choice's overrides, unless it replaces them.
 *
 * @param defaults default options of the main installation
 */
export function instancesOf({ create }: CatalogueEntry, choice: InstanceChoice, defaults: object = {}): Addon[] {
  const { overrides, instances = {}, ...options } = choice;
  return [
    create({ ...defaults, ...options }, overrides),
    ...Object.entries(instances).map(([instance, { overrides: own, ...others }]) =>
      create({ ...others, instance }, { ...overrides, ...own }),
    ),
  ];
}

/** Lists the mistakes in the instances of a choice. Another check covers their options. */
export function checkInstances({ facts }: CatalogueEntry, choice: InstanceChoice, path: string): Problem[] {
  const { instances } = choice;
  const at = `${path}.instances`;
  if (facts.instances !== true) {
    return instances === undefined
      ? []
      : [{ path: at, message: `${facts.name} cannot be installed more than once; remove the option instances` }];
  }
  if (instances !== undefined && !isRecord(instances)) {
    return [expected(at, "a map from names to options", instances)];
  }
  return [
    ...checkKeys(path, choice, ["instance"]),
    ...Object.entries(instances ?? {}).flatMap(([name, one]) =>
      isRecord(one)
        ? checkKeys(`${at}.${name}`, one, ["instance", "instances"])
        : [expected(`${at}.${name}`, "a map of options, {} for the defaults", one)],
    ),
  ];
}

function checkKeys(path: string, choice: InstanceChoice, keys: readonly string[]): Problem[] {
  return keys
    .filter((key) => key in choice)
    .map((key) => ({
      path: `${path}.${key}`,
      message: "is not allowed here, because the key in `instances` already gives the name; remove it",
    }));
}
