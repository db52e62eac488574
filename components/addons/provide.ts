import { type Capability, offer } from "../capabilities";
import type { Provision } from "./define";

/** Provides a capability of cardinality `one`; the value may be left out by the options. */
export function provideOne<Options, T>(
  capability: Capability<T>,
  value: (options: Options) => T | undefined,
): Provision<Options> {
  return {
    capability,
    offers: (options) => {
      const given = value(options);
      return given === undefined ? [] : [offer(capability, given)];
    },
  };
}

/** Provides a capability of cardinality `many`: values by key. */
export function provideMany<Options, T>(
  capability: Capability<T>,
  values: (options: Options) => Readonly<Record<string, T>>,
): Provision<Options> {
  return {
    capability,
    offers: (options) => Object.entries(values(options)).map(([key, value]) => offer(capability, value, key)),
  };
}
