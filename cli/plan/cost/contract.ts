/** The source of a price, so that a reader can check it. */
export interface Source {
  /** The price list, as its maker calls it. */
  readonly name: string;
  readonly address: string;
  /** The day of the list, as YYYY-MM-DD. */
  readonly date: string;
}

/** A list price in US dollars, before discounts and taxes. */
export interface Price {
  readonly usd: number;
  readonly source: Source;
}

/** The cost of a part of a resource in a month of 730 hours. `min` and `max` differ if something scales it. */
export interface Charge {
  /** For instance `3–6 × m7i.large`. */
  readonly what: string;
  readonly min: number;
  readonly max: number;
  readonly source: Source;
  /** The use that the price is counted for, if the program does not say it. */
  readonly assumed?: string;
}

/** A part of a resource whose cost cannot be computed here. */
export interface Unpriced {
  readonly what: string;
  readonly why: string;
  /**
   * The number of machines; for capacity whose machines an autoscaler chooses, without `type`: its CPUs. @default it is not about machines
   */
  readonly machines?: { readonly type?: string; readonly max: number };
  /** For Spot capacity: the on-demand price of the same machines, which is its maximum. @default unknown */
  readonly onDemand?: { readonly min: number; readonly max: number };
}

/** The result for the cost of a resource. */
export type Verdict = readonly (Charge | Unpriced)[];

/** Reports whether a part has a price. */
export function isCharge(part: Charge | Unpriced): part is Charge {
  return "source" in part;
}

/** A charge, and the resource that it is for. */
export interface CostLine extends Charge {
  readonly urn: string;
  readonly label: string;
}

/** A part without a price, and the resource that it belongs to. */
export interface UnpricedLine extends Unpriced {
  readonly urn: string;
  readonly label: string;
}

/** The cost of a stack in a month at list prices, in US dollars. */
export interface StackCost {
  readonly min: number;
  readonly max: number;
  /** The most expensive first. */
  readonly lines: readonly CostLine[];
  /** A part that costs something but has no price here. It counts as nothing in `min` and `max`. */
  readonly unpriced: readonly UnpricedLine[];
  /** Resources that cost only by use, by label. */
  readonly byUse: readonly string[];
  /** Releases of charts that the catalogue does not know and Helm did not render, by label. Their cloud resources are not counted. */
  readonly unseen: readonly string[];
}
