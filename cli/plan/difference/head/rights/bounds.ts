import { holdsWith, shownCondition } from "./conditions";
import { type Condition, type Grant, matches } from "./grant";

/** Reports whether a target includes another: by a pattern, or as the parent of its path, as in Azure's scopes. */
export function isSameOrWider(target: string, other: string): boolean {
  return (
    target === other ||
    (target.includes("*") && matches(target, other)) ||
    /* The parts of an id of Azure have no case. */
    (target.startsWith("/") && `${other}/`.toLowerCase().startsWith(`${target.replace(/\/$/, "")}/`.toLowerCase()))
  );
}

/** Reports whether conditions ask for nothing that other ones do not ask for. */
function areSameOrLaxer(when: readonly Condition[], others: readonly Condition[]): boolean {
  return when.every((condition) => others.some((other) => holdsWith(condition, other)));
}

/** Reports whether a grant allows everything that another one does. */
export function includesGrant(wide: Grant, { may, on, when }: Grant): boolean {
  return areSameOrLaxer(wide.when, when) && isSameOrWider(wide.may, may) && isSameOrWider(wide.on, on);
}

/** How the loss of a bound begins. */
export const lostBoundWords = "no longer only";

/** Actions that let others act as a role. https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html */
const trust = /^(?:sts:(?:\*|AssumeRole.*)|\*)$/i;

/**
 * Returns the bounds that a grant has lost since an earlier one of the same identity. A trust policy with other conditions lets in somebody
 * else, even if the earlier ones stay.
 */
export function lostBound(grant: Grant, earlier: readonly Grant[]): string | undefined {
  const bounds = boundsOf(grant, earlier) ?? (trust.test(grant.may) ? otherConditions(grant, earlier) : undefined);
  return bounds === undefined ? undefined : `${lostBoundWords} ${bounds}`;
}

/** Returns the conditions of a grant that is gone and that another one with other conditions replaces. Nobody knows which is wider. */
export function replacedBound(grant: Grant, gone: readonly Grant[]): string | undefined {
  const bounds = otherConditions(grant, gone);
  return bounds === undefined ? undefined : `${lostBoundWords} ${bounds}`;
}

/** Returns the bounds within which a later grant of the same identity keeps a lost one. */
export function keptWithin(grant: Grant, later: readonly Grant[]): string | undefined {
  const bounds = boundsOf(grant, later);
  return bounds === undefined ? undefined : `now only ${bounds}`;
}

/** Returns what others asked for on the same target, and a grant does not. */
function otherConditions(grant: Grant, others: readonly Grant[]): string | undefined {
  const same = others.filter(({ may, on }) => isSameOrWider(grant.may, may) && on === grant.on);
  return same.map((other) => conditionsLost(grant, other)).find((lost) => lost !== "");
}

/** Returns what a narrower grant asks for in addition: conditions, or a narrower target. */
function boundsOf(grant: Grant, others: readonly Grant[]): string | undefined {
  const narrower = others.find(
    (old) => isSameOrWider(old.may, grant.may) && includesGrant({ ...grant, may: old.may }, old),
  );
  if (narrower === undefined) {
    return undefined;
  }
  const bounds = [conditionsLost(grant, narrower), narrower.on === grant.on ? "" : `on ${narrower.on}`];
  return bounds.filter((bound) => bound !== "").join(" and ") || undefined;
}

/** Writes the conditions of another grant for which a grant does not ask; "" if there are none. */
function conditionsLost(grant: Grant, other: Grant): string {
  const lost = other.when.filter((condition) => !grant.when.some((own) => holdsWith(condition, own)));
  /* Many identities lose the same conditions, each with its own values. */
  const names = lost.length === 1 ? lost.map(shownCondition) : lost.map(({ test }) => test);
  return lost.length === 0 ? "" : `if ${names.sort().join(", ")}`;
}
