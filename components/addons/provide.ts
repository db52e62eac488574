import { type Capability, offer } from "../capabilities";
import type { AddonScope, Provision } from "./definition";
import type { StepName } from "./steps";

/** Provides a capability of cardinality `one` from the given step on. If the value is undefined, the add-on provides nothing. */
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

/** Provides a capability of cardinality `many` from the given step on. The values have keys. */
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
