/** How many providers a capability may have in one cluster: `one`, found without a key, or `many`, each under its own. */
export type Cardinality = "one" | "many";

/** The key that finds a capability: none for `one`. */
export type Key<C extends Cardinality> = C extends "many" ? [key: string] : [];

/**
 * What a cluster or an add-on offers to others, as a typed token. Two tokens of the same name are the same capability,
 * so that several copies of this package in one program agree.
 */
export interface Capability<T, C extends Cardinality = Cardinality> {
  readonly name: string;
  readonly cardinality: C;
  /** What a consumer gets from it, as the end of the sentence "nobody provides …". */
  readonly summary: string;
  /**
   * What happens when an add-on offers what the cluster brings itself: the cluster's gives way, or the add-on is refused
   * because two of them would fight.
   */
  readonly builtin: "yields" | "excludes";
  /** Carries the type of the offered value; never set. */
  readonly value?: T;
}

/** What a provider offers: a capability, a value, and for `many` a key. */
export interface Offer<T = unknown> {
  readonly capability: Capability<T>;
  /** Empty for a capability of cardinality `one`. */
  readonly key: string;
  readonly value: T;
}

/** Offers a value for a capability; `many` capabilities take a key. */
export function offer<T, C extends Cardinality>(capability: Capability<T, C>, value: T, ...key: Key<C>): Offer<T> {
  return { capability, key: key[0] ?? "", value };
}

/** Tells whether an offer is what is asked for; without a key, any key will do. */
export function meets(
  asked: { readonly capability: Capability<unknown>; readonly key?: string },
  offer: Offer,
): boolean {
  return offer.capability.name === asked.capability.name && (asked.key === undefined || asked.key === offer.key);
}
