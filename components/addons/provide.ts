import { type Capability, offer } from "../capabilities";
import type { AddonScope, Provision } from "./definition";
import type { StepName } from "./steps";

/** Provides a capability of cardinality `one`, beginning with a step. If the value is undefined, nothing is provided. */
export function provideOne<Options, T>(
  capability: Capability<T, "one">,
  value: (scope: AddonScope<Options>) => T | undefined,
  readyAt: StepName = "release",
): Provision<Options> {
  return {
    capability,
    offers: (scope) => {
      const given = value(scope);
      return given === undefined ? [] : [{ ...offer(capability, given), readyAt }];
    },
  };
}

/** Provides a capability of cardinality `many`, with values by key, from a step on. */
export function provideMany<Options, T>(
  capability: Capability<T, "many">,
  values: (scope: AddonScope<Options>) => Readonly<Record<string, T>>,
  readyAt: StepName = "release",
): Provision<Options> {
  return {
    capability,
    offers: (scope) =>
      Object.entries(values(scope)).map(([key, value]) => ({ ...offer(capability, value, key), readyAt })),
  };
}
