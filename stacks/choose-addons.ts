import { type Addon, type AddonFactory, catalogue, instancesOf } from "../components";
import type { ComponentKeys } from "./schema";

/** An add-on that a wiring has, with the options that follow from the stack's values. */
export interface AddonDefault {
  readonly name: string;
  readonly options: object;
}

/** Lists an add-on in a wiring. */
export function byDefault<Options extends object>({ facts }: AddonFactory<Options>, options: Options): AddonDefault {
  return { name: facts.name, options };
}

/**
 * Merges the add-ons of a wiring with those of the stack's file, which takes precedence: `true` adds an add-on, a map adds it or
 * changes its options one by one, `false` removes it; its `instances` are further add-ons.
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
