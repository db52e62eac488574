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

/** Names the parts that the total leaves out. `after` stands between the title of the line and its text, here and below. */
export function leftOut({ unseen }: StackCost, after = ": "): string {
  const charts =
    unseen.length === 0
      ? ""
      : `objects in ${unseen.length === 1 ? "the chart" : "the charts"} of ${shortened(unseen, 4)} (counted with --charts), `;
  return `Left out${after}traffic, requests, storage billed by use, ${charts}support, taxes and discounts`;
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
    ...sorted.slice(0, mostLines).map((group) => `${dollarRange(group)}: ${chargeWords(group)}`),
    ...(rest.length === 0 ? [] : [`${dollarRange(summed(rest))}: ${rest.length} other kinds of charges`]),
    ...unpricedLines(cost),
    ...assumptions(cost),
    `${leftOut(cost)}${byUse.length === 0 ? "" : `; billed only by use: ${shortened(byUse, 4)}`}`,
    ...(lines.length === 0 ? [] : [`Prices are from ${priceDates(cost)}; docs/review.md names their sources`]),
  ];
}

/** Adds up the charges of the same kind, the most expensive first. */
export function alikeCharges(lines: StackCost["lines"]) {
  const groups = [...groupBy(lines, ({ label, what }) => `${what}\n${label.split(" ")[0]}`).values()];
  return groups
    .map((group) => ({ what: group[0]?.what ?? "", labels: group.map(({ label }) => label), ...summed(group) }))
    .sort((one, other) => other.max - one.max);
}

/** Says what charges of one kind are for: counts of several resources are added up. */
export function chargeWords({ labels, what }: { readonly labels: readonly string[]; readonly what: string }): string {
  const [kind = "", ...name] = (labels[0] ?? "").split(" ");
  const ofKind = name.length === 0 ? "" : `${kind} `;
  const names = `${ofKind}${shortened(labels.map((label) => label.slice(ofKind.length)))}`;
  if (labels.length === 1) {
    return `${what} (${names})`;
  }
  const [counted, least, most] = /^(\d+)(?:–(\d+))? × /.exec(what) ?? [];
  if (counted === undefined) {
    return `${labels.length} × ${what} (${names})`;
  }
  const all = [least, most].flatMap((each) => (each === undefined ? [] : [Number(each) * labels.length])).join("–");
  const each = counted.slice(0, -" × ".length);
  return `${all} × ${what.slice(counted.length)} (${each} in each of ${labels.length}: ${names})`;
}

/** Writes the total, and says what it varies with. */
export function totalOf(cost: StackCost): string {
  const range = cost.min === cost.max ? "" : ", depending on the size of the pools";
  const isOpen = cost.unpriced.some(({ machines, onDemand }) => machines !== undefined && onDemand === undefined);
  return `${dollarRange(cost)}${range}${isOpen ? ", without machines whose price is not known" : ""}`;
}

/** Lists the amounts that prices assume. */
export function assumptions({ lines }: Pick<StackCost, "lines">, after = ": "): string[] {
  return [...new Set(lines.flatMap(({ assumed }) => assumed ?? []))].map(
    (what) => `Assumed${after}${what} for each log store`,
  );
}

/** Lists parts without a price, one line for each reason. */
export function unpricedLines({ unpriced }: Pick<StackCost, "unpriced">, after = ": "): string[] {
  return [...groupBy(unpriced, ({ why }) => why)].map(
    ([why, parts]) =>
      `Not counted${after}${shortened(
        parts.map(({ label, what }) => `${label} (${what})`),
        4,
      )}, because ${why}`,
  );
}

/** Adds up amounts. */
export function summed(groups: readonly { readonly min: number; readonly max: number }[]) {
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
