import type { StackOutcome } from "../stacks";

/** Tiers, the most important first. */
const tiers = ["highly-available", "standard", "small"];
const names = [/prod|live/i, /stag|pre|uat|accept/i];

/**
 * Sorts stacks so that those that serve customers come first: by name, or by the tier in the stack's file; otherwise in the given order.
 */
export function byImportance<T extends Pick<StackOutcome, "stack" | "tier">>(outcomes: readonly T[]): T[] {
  return [...outcomes].sort((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ stack, tier = "" }: Pick<StackOutcome, "stack" | "tier">): number {
  const byName = names.findIndex((name) => name.test(stack));
  if (byName !== -1) {
    return byName;
  }
  /* A stack whose name says nothing comes after those whose name does. */
  const byTier = tiers.indexOf(tier);
  return names.length + (byTier === -1 ? tiers.length : byTier);
}
