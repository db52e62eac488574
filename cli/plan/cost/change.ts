import { groupBy } from "../../group-by";
import { shortened } from "../../shortened";
import type { StackCost, UnpricedLine } from "./contract";
import { cents, dollarRange, dollars, unpricedLines } from "./words";

/** A cent: smaller differences come from rounding. */
const least = 0.01;

/** A rise is large if the maximum rises by more than this share and by more than this number of dollars a month. */
const largeShare = 0.5;
const largeRise = 1000;

/** A sentence about how the cost of a stack changes, with the amounts if it has some. */
export interface CostChange {
  readonly text: string;
  /** Set for a large rise, and for machines whose price is not known. */
  readonly isLarge?: true;
  readonly dollars?: { readonly min: number; readonly max: number };
}

/**
 * Says how the cost of a stack changes: the difference, the totals, the causes, and new resources without a price. Spot capacity that is
 * only on one side counts at the on-demand price, so that a pool that becomes Spot does not look free.
 */
export function costChanges(before: StackCost, after: StackCost): CostChange[] {
  const [gone, come] = [onlyIn(before.unpriced, after.unpriced), onlyIn(after.unpriced, before.unpriced)];
  const [was, is] = [withSpot(before, gone), withSpot(after, come)];
  const unknown = come.filter(({ onDemand }) => onDemand === undefined);
  const isNew = before.lines.length + before.unpriced.length === 0;
  const many = isNew ? [] : unknown.filter((part) => isManyMore(part, gone));
  const parts = changedParts(was.lines, is.lines);
  const total = { min: is.min - was.min, max: is.max - was.max };
  const totals = `from ${dollarRange(was)} to ${dollarRange(is)}`;
  const causes = shortened(
    parts.map((part) => `${part.label} ${signed(part)}`),
    5,
  );
  return [
    ...(isNothing(total)
      ? []
      : [
          {
            text: `${unknown.some(({ machines }) => machines !== undefined) ? "at least " : ""}${signed(total)} a month${plus(unknown)}, ${totals}: ${causes}`,
            ...(!isNew && total.max > Math.max(largeRise, was.max * largeShare) && { isLarge: true as const }),
            dollars: rounded(total),
          },
        ]),
    ...spotLines(come, "Counted at the on-demand price, because the discount of Spot capacity is not known"),
    ...spotLines(gone, "The former Spot capacity is counted at the on-demand price, because its discount is not known"),
    ...unpricedLines({ unpriced: many }).map((text) => ({ text, isLarge: true as const })),
    ...unpricedLines({ unpriced: unknown.filter((part) => !many.includes(part)) }).map((text) => ({ text })),
  ];
}

/** Reports whether a part without a price stands for machines that were not there before, or for many more of them. */
function isManyMore({ label, machines }: UnpricedLine, gone: readonly UnpricedLine[]): boolean {
  const former =
    gone.find((part) => part.label === label && part.machines?.type === machines?.type)?.machines?.max ?? 0;
  return machines !== undefined && machines.max > former * (1 + largeShare);
}

/** Names machines that the amounts leave out. */
function plus(unknown: readonly UnpricedLine[]): string {
  const own = unknown.filter(({ machines }) => machines?.type !== undefined).map(({ what }) => what);
  return own.length === 0 ? "" : `, plus ${shortened(own)} without a price`;
}

/** A part of a cost, without the source of its price. */
interface Part {
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

function onlyIn(parts: readonly UnpricedLine[], others: readonly UnpricedLine[]): UnpricedLine[] {
  const known = new Set(others.map(keyOf));
  return parts.filter((part) => !known.has(keyOf(part)));
}

/** Adds Spot capacity at its on-demand price. */
function withSpot({ lines, min, max }: StackCost, spot: readonly UnpricedLine[]) {
  const own = spot.flatMap(({ label, onDemand }): Part[] => (onDemand === undefined ? [] : [{ label, ...onDemand }]));
  const all: readonly Part[] = [...lines, ...own];
  return {
    lines: all,
    min: own.reduce((sum, part) => sum + part.min, min),
    max: own.reduce((sum, part) => sum + part.max, max),
  };
}

function spotLines(parts: readonly UnpricedLine[], why: string): CostChange[] {
  const own = parts.filter(({ onDemand }) => onDemand !== undefined).map(({ label, what }) => `${label} (${what})`);
  return own.length === 0 ? [] : [{ text: `${why}: ${shortened(own, 4)}` }];
}

/** Reports whether a difference is zero, for instance because one pool replaces another. */
function isNothing({ min, max }: { readonly min: number; readonly max: number }): boolean {
  return Math.max(Math.abs(min), Math.abs(max)) < least;
}

function rounded({ min, max }: { readonly min: number; readonly max: number }) {
  return { min: cents(min), max: cents(max) };
}

function keyOf({ label, what }: { readonly label: string; readonly what: string }): string {
  return `${label}\n${what}`;
}

/** Writes a difference, for instance `+$10.00` or `-$5.00 to +$3.00`. */
function signed({ min, max }: { readonly min: number; readonly max: number }): string {
  const [one, other] = [min, max].map((amount) => `${amount >= 0 ? "+" : ""}${dollars(amount)}`);
  return one === other || one === undefined ? String(other) : `${one} to ${other}`;
}

function changedParts(before: readonly Part[], after: readonly Part[]) {
  const [old, now] = [before, after].map(sums);
  const labels = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return labels
    .map((label) => {
      const [was, is] = [old, now].map((each) => each?.get(label) ?? { min: 0, max: 0 });
      return { label, min: (is?.min ?? 0) - (was?.min ?? 0), max: (is?.max ?? 0) - (was?.max ?? 0) };
    })
    .filter((part) => !isNothing(part))
    .sort((one, other) => Math.abs(other.max) - Math.abs(one.max));
}

function sums(lines: readonly Part[]): Map<string, { readonly min: number; readonly max: number }> {
  return new Map(
    [...groupBy(lines, ({ label }) => label)].map(([label, own]) => [
      label,
      { min: own.reduce((sum, { min }) => sum + min, 0), max: own.reduce((sum, { max }) => sum + max, 0) },
    ]),
  );
}
