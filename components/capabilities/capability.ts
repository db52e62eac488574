/** The number of providers that a capability can have in one cluster: `one`, or `many`, each with a key. */
export type Cardinality = "one" | "many";

/** The arguments that choose a provider of a capability: a key for `many`, none for `one`. */
export type Key<C extends Cardinality> = C extends "many" ? [key: string] : [];

/**
 * Something that a cluster or an add-on offers to others, as a typed token. Tokens with the same name are the same capability, so that
 * several copies of this package work together in one program.
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
  /** The object of the sentence "needs …, which nothing provides". */
  readonly summary: string;
  /** How to have it without an add-on, as the end of the sentence "add …, or …". @default only add-ons, or the cluster, provide it */
  readonly otherwise?: string;
  /**
   * What happens if an add-on offers a capability that the cluster already has: the cluster's offer `yields`, or it `excludes` the add-on,
   * because two providers would conflict.
   */
  readonly builtin: "yields" | "excludes";
  /**
   * Name of the exported interface that an offered value is checked against. All capabilities of this package set it.
   *
   * @default the value is not checked
   */
  readonly valueType?: string;
  /** Carries the type of the offered value; never set. */
  readonly value?: T;
}

/**
 * A capability, and the value that a provider offers for it. With `many`, the offer also has a key.
 *
 * @example
 * ```ts
 * import { gatewayApi, type Offer, offer } from "keelson";
 *
 * const builtin: Offer[] = [offer(gatewayApi, { bundleVersion: "v1.6.1" })];
 * ```
 */
export interface Offer<T = unknown> {
  readonly capability: Capability<T>;
  /** Empty for a capability of cardinality `one`. */
  readonly key: string;
  readonly value: T;
}

/** Creates an offer of a value for a capability; `many` capabilities take a key. */
export function offer<T, C extends Cardinality>(capability: Capability<T, C>, value: T, ...key: Key<C>): Offer<T> {
  return { capability, key: key[0] ?? "", value };
}

/** Reports whether an offer is of the capability and key that a consumer requests; without a key, any key matches. */
export function meets(
  asked: { readonly capability: Capability<unknown>; readonly key?: string },
  offer: Offer,
): boolean {
  return offer.capability.name === asked.capability.name && (asked.key === undefined || asked.key === offer.key);
}
