/** The number of providers that a capability can have in one cluster: `one`, or `many`, each with a key. */
export type Cardinality = "one" | "many";

/** The arguments that choose a provider of a capability: a key for `many`, no argument for `one`. */
export type Key<C extends Cardinality> = C extends "many" ? [key: string] : [];

/**
 * A typed token for something that a cluster or an add-on offers to other add-ons. Tokens with the same name are the same capability. Several copies
 * of this package can therefore work together in one program.
 *
 * @example
 * ```ts
 * import type { Capability } from "keelson";
 *
 * const messageBroker: Capability<{ readonly url: string }, "one"> = {
 *   name: "message-broker",
 *   cardinality: "one",
 *   summary: "a message broker",
 *   builtin: "yields",
 * };
 * const url = platform.find(messageBroker)?.value.url;
 * ```
 */
export interface Capability<T, C extends Cardinality = Cardinality> {
  readonly name: string;
  readonly cardinality: C;
  /** A noun phrase that describes the capability. Messages use this phrase in "needs …, which nothing provides". */
  readonly summary: string;
  /**
   * Another way to get the capability, without an add-on. Messages put this text after "add …, or".
   *
   * @default none: only an add-on or the cluster can provide the capability
   */
  readonly otherwise?: string;
  /**
   * What happens if an add-on offers a capability that the cluster offers, too. `yields`: the add-on's offer wins. `excludes`: Keelson refuses the
   * add-on, because the two providers conflict.
   */
  readonly builtin: "yields" | "excludes";
  /**
   * Name of an exported interface. Keelson checks each offered value against this interface. All capabilities of this package set this field.
   *
   * @default the value is not checked
   */
  readonly valueType?: string;
  /** Never set this field. This field only gives the compiler the type of the offered value. */
  readonly value?: T;
}

/**
 * A provider's offer: a capability and a value for it. If the capability has the cardinality `many`, the offer also has a key.
 *
 * @example
 * ```ts
 * import { gatewayApi, type Offer, offer } from "keelson";
 *
 * const builtin: Offer[] = [offer(gatewayApi, { bundleVersion: "v1.6.1" })];
 * ```
 */
export interface Offer<T = unknown> {
  /** The offered capability. */
  readonly capability: Capability<T>;
  /** Key of the offer. The key is empty if the capability has the cardinality `one`. */
  readonly key: string;
  /** The offered value, for instance the facts about a controller. */
  readonly value: T;
}

/** Creates an offer of a value for a capability. A `many` capability also takes a key. */
export function offer<T, C extends Cardinality>(capability: Capability<T, C>, value: T, ...key: Key<C>): Offer<T> {
  return { capability, key: key[0] ?? "", value };
}

/** Reports whether an offer matches a capability and a key. Without a key, every offer of the capability matches. */
export function meets(
  asked: { readonly capability: Capability<unknown>; readonly key?: string },
  offer: Offer,
): boolean {
  return offer.capability.name === asked.capability.name && (asked.key === undefined || asked.key === offer.key);
}
