import { groupBy } from "../../group-by";
import { shortened } from "../../shortened";
import type { CostLine, StackCost } from "./contract";
import { cents, dollarRange, dollars, unpricedLines } from "./words";

/** A cent: smaller differences come from rounding. */
const least = 0.01;

/** A sentence about how the cost of a stack changes, with the amounts if it has some. */
export interface CostChange {
  readonly text: string;
  readonly dollars?: { readonly min: number; readonly max: number };
}

/** Says how the cost of a stack changes: the difference, the totals, the causes, and new resources without a price. */
export function costChanges(before: StackCost, after: StackCost): CostChange[] {
  const known = new Set(before.unpriced.map(keyOf));
  const unknown = after.unpriced.filter((part) => !known.has(keyOf(part)));
  const parts = changedParts(before.lines, after.lines);
  const total = { min: after.min - before.min, max: after.max - before.max };
  const totals = `from ${dollarRange(before)} to ${dollarRange(after)}`;
  const causes = shortened(
    parts.map((part) => `${part.label} ${signed(part)}`),
    5,
  );
  return [
    ...(isNothing(total) ? [] : [{ text: `${signed(total)} a month, ${totals}: ${causes}`, dollars: rounded(total) }]),
    ...unpricedLines({ unpriced: unknown }).map((text) => ({ text })),
  ];
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

function changedParts(before: readonly CostLine[], after: readonly CostLine[]) {
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

function sums(lines: readonly CostLine[]): Map<string, { readonly min: number; readonly max: number }> {
  return new Map(
    [...groupBy(lines, ({ label }) => label)].map(([label, own]) => [
      label,
      { min: own.reduce((sum, { min }) => sum + min, 0), max: own.reduce((sum, { max }) => sum + max, 0) },
    ]),
  );
}
