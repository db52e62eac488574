import { shortened } from "../../shortened";
import { UserError } from "../../user-error";
import type { StackCost } from "./contract";
import { dollarRange, dollars } from "./words";

/** The configuration key for a stack's budget. */
export const budgetKey = "keelson:budget";

/** What a stack may cost. */
export interface Budget {
  /** US dollars a month. */
  readonly limit: number;
  /** The option or the configuration key that sets it. */
  readonly origin: string;
}

/**
 * Reads a budget.
 *
 * @param given dollars a month, such as `2500`
 * @throws UserError that names the origin
 */
export function budgetOf(given: string, origin: string): Budget {
  const limit = Number(given.replace(/^\$/, ""));
  if (given.trim() === "" || !Number.isFinite(limit) || limit < 0) {
    throw new UserError(`${origin}: expected US dollars a month, such as 2500, got ${JSON.stringify(given)}`);
  }
  return { limit, origin };
}

const named = 4;

/**
 * Names machines without a price, which cannot be compared with a budget. Spot capacity with an on-demand price and machines that Karpenter
 * adds do not count.
 */
function beyondJudgement(stack: string, cost: StackCost, { limit, origin }: Budget): string[] {
  const unknown = cost.unpriced.filter(
    ({ machines, onDemand }) => machines?.type !== undefined && machines.max > 0 && onDemand === undefined,
  );
  return unknown.length === 0
    ? []
    : [
        `stack ${stack}: the budget of ${dollars(limit)} cannot be checked, because these machines have no list price: ${shortened(unknown.map(({ label, what }) => `${label} (${what})`))}. The rest costs ${dollarRange(cost)} a month. Choose machine types with a price, or remove ${origin}`,
      ];
}

/** Says that a stack costs more than its budget and why; nothing if it does not. Pools count at their maximum. */
export function overBudget(stack: string, cost: StackCost, budget: Budget): string[] {
  const { limit, origin } = budget;
  if (cost.max <= limit) {
    return beyondJudgement(stack, cost, budget);
  }
  const largest = cost.lines
    .slice(0, named)
    .map(({ label, what, min, max }) => `${label} (${what}) ${dollarRange({ min, max })}`);
  const { length } = cost.unpriced;
  const parts = length === 1 ? "1 part has no price" : `${length} parts have no price`;
  const missing = length === 0 ? "" : `; ${parts} and may add to that`;
  return [
    `stack ${stack} costs ${dollarRange(cost)} a month at list prices, more than the budget of ${dollars(limit)}: ${largest.join(", ")}${missing}; lower the max of a pool, or raise ${origin}`,
  ];
}
