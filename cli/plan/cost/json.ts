import type { StackCost } from "./contract";
import { cents } from "./words";

/**
 * Renders the cost of a stack for programs: every part with its price's source, and parts without a price. Dollars are rounded to cents.
 */
export function costJson({ min, max, lines, unpriced, byUse, unseen }: StackCost): string {
  const content = {
    currency: "USD",
    min: cents(min),
    max: cents(max),
    lines: lines.map((line) => ({ ...line, min: cents(line.min), max: cents(line.max) })),
    unpriced: unpriced.map(({ machines: _machines, ...part }) => part),
    byUse,
    unseen,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
