import { groupBy } from "../../group-by";
import { shortened } from "../../shortened";
import type { CostLine, StackCost, UnpricedLine } from "./contract";
import {
  alikeCharges,
  assumptions,
  cents,
  chargeWords,
  dollarRange,
  leftOut,
  summed,
  totalOf,
  unpricedLines,
} from "./words";

/** The most charges of a part of the cost that a summary names with their amount, and the most others that it names. */
const [mostCharges, mostOthers] = [4, 5];

/** Says the cost of a stack: the total, its fixed part and the part that scales, each with its largest charges, and what is not counted. */
export function costSummary(cost: StackCost): string[] {
  if (cost.lines.length + cost.unpriced.length === 0) {
    return [];
  }
  const isFixed = (line: CostLine) => cents(line.min) === cents(line.max);
  const fixed = cost.lines.filter(isFixed);
  const hasMachines = ({ machines }: UnpricedLine) => Number(machines !== undefined);
  const unpriced = [...cost.unpriced].sort((one, other) => hasMachines(other) - hasMachines(one));
  const scaled = cost.lines.filter((line) => !isFixed(line));
  return [
    totalOf(cost),
    ...partLines("Fixed", fixed),
    ...partLines("With scaling", scaled),
    ...unpricedLines({ unpriced }, " · "),
    ...assumptions(cost, " · "),
    leftOut(cost, " · "),
  ];
}

/** Says the sum of charges and names the largest. */
function partLines(title: string, lines: readonly CostLine[]): string[] {
  if (lines.length === 0) {
    return [];
  }
  const sorted = alikeCharges(lines);
  const few = sorted.length === mostCharges + 1 ? sorted.length : mostCharges;
  const rest = sorted.slice(few);
  const named = sorted.slice(0, few).map((group) => `${dollarRange(group)} for ${chargeWords(group)}`);
  const others = [...groupBy(rest, ({ what }) => what).keys()];
  return [
    `${title} ${dollarRange(summed(lines))}, of which · ${[
      ...named,
      ...(rest.length === 0 ? [] : [`${dollarRange(summed(rest))} for others: ${shortened(others, mostOthers)}`]),
    ].join("; ")}`,
  ];
}
