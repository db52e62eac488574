import { type Fields, number, text } from "../../values";
import { type Charge, isCharge, type Price, type Unpriced } from "./contract";

/** The hours that clouds count for a month. */
const hoursOfMonth = 730;

/** The number of machines or other units: at least `min`, at most `max`. */
export interface Count {
  readonly min: number;
  readonly max: number;
}

export const one: Count = { min: 1, max: 1 };

/** Writes a count, for instance `3–6`. */
export function countText({ min, max }: Count): string {
  return min === max ? String(min) : `${min}–${max}`;
}

/** Charges a number of units, or says that the price is unknown. `units` are hours of a month or gigabytes, for each counted thing. */
export function charge(
  what: string,
  price: Price | undefined,
  {
    count = one,
    units = hoursOfMonth,
    assumed,
  }: { readonly count?: Count; readonly units?: number; readonly assumed?: string } = {},
): Charge | Unpriced {
  return price === undefined
    ? { what, why: "no list price is known for the region" }
    : {
        what,
        min: count.min * units * price.usd,
        max: count.max * units * price.usd,
        source: price.source,
        ...(assumed === undefined ? {} : { assumed }),
      };
}

/** Charges machines, unless they are spare capacity, whose price follows the market. */
export function machines(
  type: string | undefined,
  count: Count,
  { price, spot }: { readonly price: (type: string) => Price | undefined; readonly spot: boolean },
): Charge | Unpriced {
  const what = `${countText(count)} × ${type ?? "machine of unknown type"}`;
  const unknown = { machines: { type: type ?? "unknown", max: count.max } };
  const found = type === undefined ? undefined : price(type);
  if (spot) {
    const dear = found === undefined ? undefined : charge(what, found, { count });
    const known = dear !== undefined && isCharge(dear) ? { onDemand: { min: dear.min, max: dear.max } } : {};
    return { what: `${what} (Spot)`, why: "the price of Spot capacity follows the market", ...unknown, ...known };
  }
  return found === undefined
    ? { what, why: "no list price is known for this machine type and region", ...unknown }
    : charge(what, found, { count });
}

/** The logs that are assumed to come in, in gigabytes a month, into each place that keeps logs. */
const assumedLogs = 10;

/** Charges the logs that a place receives. */
export function logs(price: Price | undefined): Charge | Unpriced {
  const assumed = `${assumedLogs} GB of logs a month`;
  return charge(`${assumedLogs} GB of logs`, price, { units: assumedLogs, assumed });
}

/** Reads a number, which some inputs have as text. */
export function numeric(value: Fields, ...path: readonly string[]): number | undefined {
  const found = number(value, ...path) ?? Number(text(value, ...path) ?? Number.NaN);
  return Number.isNaN(found) ? undefined : found;
}
