import { groupBy } from "../../group-by";
import { shortened } from "../../shortened";
import type { StackCost } from "./contract";

/** Rounds dollars to cents. */
export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** Writes dollars, for instance `$1,234.50`. */
export function dollars(amount: number): string {
  const text = Math.abs(amount).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${amount < 0 ? "-" : ""}$${text}`;
}

/** Writes an amount that varies with scaling, for instance `$10.00–20.00`. */
export function dollarRange({ min, max }: { readonly min: number; readonly max: number }): string {
  const [low, high] = [dollars(min), dollars(max)];
  return low === high ? low : `${low}–${high.replace("$", "")}`;
}

/** The title of a stack's cost. */
export const costTitle = "Cost per month at list prices";

/** More lines than these are summed up. */
const mostLines = 8;

/** Names the parts that the total leaves out. */
function leftOut({ unseen }: StackCost): string {
  const charts =
    unseen.length === 0
      ? ""
      : `objects of ${unseen.length === 1 ? "the chart" : "the charts"} of ${shortened(unseen, 4)} (count them with --charts), `;
  return `Left out: traffic, requests, storage billed by use, ${charts}support, taxes and discounts`;
}

/**
 * Describes the cost of a stack, in lines: the total, the most expensive parts, parts without a price, and assumptions. Nothing if it has
 * no cloud.
 */
export function costLines(cost: StackCost): string[] {
  const { lines, unpriced, byUse } = cost;
  if (lines.length + unpriced.length === 0) {
    return [];
  }
  const sorted = alikeCharges(lines);
  const rest = sorted.slice(mostLines);
  return [
    `total: ${totalOf(cost)}`,
    ...sorted.slice(0, mostLines).map((group) => `${dollarRange(group)}: ${shortened(group.labels)}: ${group.what}`),
    ...(rest.length === 0 ? [] : [`${dollarRange(summed(rest))}: ${rest.length} other kinds of charges`]),
    ...unpricedLines(cost),
    ...[...new Set(lines.flatMap(({ assumed }) => assumed ?? []))].map((what) => `Assumed: ${what} for each log store`),
    `${leftOut(cost)}${byUse.length === 0 ? "" : `; billed only by use: ${shortened(byUse, 4)}`}`,
    ...(lines.length === 0 ? [] : [`Prices are from ${priceDates(cost)}; docs/review.md names their sources`]),
  ];
}

/** The most charges that a summary names. */
const mostCharges = 5;

/**
 * Says the total cost of a stack, how much of it is fixed, its largest parts, and which parts it leaves out: first the machines, whose
 * number nobody knows. Nothing if it has no cloud.
 */
export function costSummary(cost: StackCost): string[] {
  if (cost.lines.length + cost.unpriced.length === 0) {
    return [];
  }
  const machines = cost.unpriced.filter((part) => part.machines !== undefined);
  const others = cost.unpriced.filter((part) => part.machines === undefined);
  const sorted = alikeCharges(cost.lines);
  const rest = sorted.slice(mostCharges);
  return [
    totalOf(cost),
    ...fixedLines(cost),
    ...unpricedLines({ unpriced: machines }).map((line) => `On top · ${line}`),
    ...sorted.slice(0, mostCharges).map((group) => `${dollarRange(group)} · ${shortened(group.labels)}: ${group.what}`),
    ...(rest.length === 0 ? [] : [`${dollarRange(summed(rest))} · ${rest.length} other kinds of charges`]),
    ...unpricedLines({ unpriced: others }),
    leftOut(cost),
  ];
}

/** Says how much of the cost does not change with the pools. */
function fixedLines({ lines, max, min }: StackCost): string[] {
  const fixed = lines.filter((line) => cents(line.min) === cents(line.max));
  return min === max || fixed.length === 0 ? [] : [`${dollars(summed(fixed).min)} · fixed, whatever the pools do`];
}

/** Adds up the charges of the same kind, the most expensive first. */
function alikeCharges(lines: StackCost["lines"]) {
  const groups = [...groupBy(lines, ({ label, what }) => `${what}\n${label.split(" ")[0]}`).values()];
  return groups
    .map((group) => ({ what: group[0]?.what ?? "", labels: group.map(({ label }) => label), ...summed(group) }))
    .sort((one, other) => other.max - one.max);
}

function totalOf(cost: StackCost): string {
  return `${dollarRange(cost)}${cost.min === cost.max ? "" : ", with all pools at their minimum and at their maximum"}`;
}

/** Lists parts without a price, one line for each reason. */
export function unpricedLines({ unpriced }: Pick<StackCost, "unpriced">): string[] {
  return [...groupBy(unpriced, ({ why }) => why)].map(
    ([why, parts]) =>
      `Not counted, ${why}: ${shortened(
        parts.map(({ label, what }) => `${label} (${what})`),
        4,
      )}`,
  );
}

function summed(groups: readonly { readonly min: number; readonly max: number }[]) {
  return {
    min: groups.reduce((sum, { min }) => sum + min, 0),
    max: groups.reduce((sum, { max }) => sum + max, 0),
  };
}

function priceDates({ lines }: StackCost): string {
  const dates = [...new Set(lines.map(({ source }) => source.date))].sort();
  const [first = "", last = first] = [dates[0], dates.at(-1)];
  return first === last ? first : `${first} to ${last}`;
}
