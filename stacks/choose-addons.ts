import { type Addon, type AddonFactory, catalogue, instancesOf } from "../components";
import type { ComponentKeys } from "./schema";

/** An add-on of a wiring, with the options that follow from the stack's values. */
export interface AddonDefault {
  readonly name: string;
  readonly options: object;
}

/** Returns an add-on as an entry of a wiring. */
export function byDefault<Options extends object>({ facts }: AddonFactory<Options>, options: Options): AddonDefault {
  return { name: facts.name, options };
}

/**
 * Merges the add-ons of a wiring with the add-ons of the stack's file. The file takes precedence: `true` adds an add-on, a map adds it or changes
 * single options, and `false` removes it. Each entry of `instances` is a further add-on.
 */
export function chosenAddons(
  defaults: readonly (AddonDefault | undefined)[],
  choices: ComponentKeys["addons"],
): Addon[] {
  const usual = new Map(defaults.flatMap((each) => (each === undefined ? [] : [[each.name, each.options]])));
  return catalogue.flatMap((entry) => {
    const { name } = entry.facts;
    const choice = choices[name] ?? usual.has(name);
    return choice === false ? [] : instancesOf(entry, typeof choice === "object" ? choice : {}, usual.get(name));
  });
}
