import { type Capability, type Cardinality, type Key, meets, type Offer } from "../capabilities";
import type { Lookup } from "./definition";

/** Finds values among offers. Earlier offers take precedence. */
export function lookupOver(offers: readonly Offer[]): Lookup {
  const matching = (asked: Parameters<typeof meets>[0]) => offers.filter((candidate) => meets(asked, candidate));
  return {
    find: <T, C extends Cardinality>(capability: Capability<T, C>, ...key: Key<C>) =>
      matching({ capability, key: key[0] })[0]?.value as T | undefined,
    all: <T>(capability: Capability<T, "many">) => {
      const values: Record<string, T> = {};
      for (const { key, value } of matching({ capability })) {
        values[key] ??= value as T;
      }
      return values;
    },
  };
}
