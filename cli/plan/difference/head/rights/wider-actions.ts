import { shortened } from "../../../../shortened";
import { isSameOrWider, lostBound, lostBoundWords } from "./bounds";
import type { Grant } from "./grant";

/** All actions of a service, all actions of all services, or all actions that are not listed. */
const everyAction = /^(?:\*|[\w-]+:\*|everything except .*)$/;

/** Returns the bounds that a grant has lost since earlier ones of the same identity: conditions, a target, or a list of actions. */
export function lostBoundOrActions(grant: Grant, earlier: readonly Grant[]): string | undefined {
  return lostBound(grant, earlier) ?? fewerActions(grant, earlier);
}

/**
 * Returns the actions that the identity of a grant had on its target, if it newly has every action there: also those that delete it or open
 * it. A service has more of them than its reviewer thinks of.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html#notaction-element-overview
 */
export function fewerActions({ may, on, boundless }: Grant, earlier: readonly Grant[]): string | undefined {
  if (boundless || !everyAction.test(may)) {
    return undefined;
  }
  const own = earlier.filter((old) => isSameOrWider(on, old.on) || isSameOrWider(old.on, on));
  const isEvery = own.some((old) => everyAction.test(old.may) && isSameOrWider(old.may, may));
  const named = own.filter((old) => isSameService(may, old.may)).map((old) => old.may);
  return isEvery || named.length === 0 ? undefined : `${lostBoundWords} ${shortened([...new Set(named)], 4)}`;
}

function isSameService(may: string, old: string): boolean {
  const service = /^[\w-]+:/.exec(may)?.[0];
  return !everyAction.test(old) && (service === undefined || old.startsWith(service));
}
