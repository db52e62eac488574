import { shortened } from "../../../shortened";
import { isSameOrWider, lostBoundWords } from "./bounds";
import type { Grant } from "./grant";

/** Every action of a service, every action at all, or every one that is not listed. */
const everyAction = /^(?:\*|[\w-]+:\*|everything\b.*)$/;

/**
 * Returns the actions that an identity had on a target, if it newly has every action there: also those that delete it or open it. A service
 * has more of them than its reviewer thinks of.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html#notaction-element-overview
 */
export function fewerActions({ who, may, on, denied }: Grant, earlier: readonly Grant[]): string {
  if (denied === true || !everyAction.test(may)) {
    return "";
  }
  const own = earlier.filter(
    (old) => old.who === who && old.denied !== true && (isSameOrWider(on, old.on) || isSameOrWider(old.on, on)),
  );
  const isEvery = own.some((old) => everyAction.test(old.may) && isSameOrWider(old.may, may));
  const named = own.filter((old) => isSameService(may, old.may)).map((old) => old.may);
  return isEvery || named.length === 0 ? "" : `${lostBoundWords} ${shortened([...new Set(named)], 4)}`;
}

function isSameService(may: string, old: string): boolean {
  const service = /^[\w-]+:/.exec(may)?.[0];
  return !everyAction.test(old) && (service === undefined || old.startsWith(service));
}
