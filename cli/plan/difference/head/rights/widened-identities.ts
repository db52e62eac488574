import { shortened } from "../../../../shortened";
import { includesGrant, isSameOrWider, lostBoundWords } from "./bounds";
import type { Grant } from "./grant";

/**
 * Names the identities that had a permission before, if a wider identity now gets it: an account instead of one of its roles, a whole domain instead
 * of one of its people, or another group. Returns "" if there are none.
 */
export function widenedFrom(grant: Grant, before: readonly Grant[]): string {
  const holders = before.filter(
    ({ may, on, denied }) => denied !== true && on === grant.on && isSameOrWider(grant.may, may),
  );
  const isAmong = holders.some(({ who }) => includesIdentity(who, grant.who) || isEverybodys(who, grant.who));
  const isAnybody = mayIncludeAnybody(grant) && !isAmong;
  const narrower = holders.filter(({ who }) => includesIdentity(grant.who, who) || (isAnybody && who !== grant.who));
  const names = [...new Set(narrower.map(({ who }) => who))];
  return names.length === 0 || grant.denied === true ? "" : `${lostBoundWords} ${shortened(names, 4)}`;
}

/** Reports whether somebody who includes the identity had the same right before, such as the whole domain of a group. */
export function isNarrower(grant: Grant, before: readonly Grant[]): boolean {
  return before.some((old) => old.denied !== true && includesIdentity(old.who, grant.who) && includesGrant(old, grant));
}

/** Words in the names of groups with everybody in them. */
const ofAll = /(?:^|[-_.:@/ ])(?:all|any|every(?:one|body)|employees|staff|company)(?:$|[-_.@])/i;

/** Reports a group of everybody by its name, and one that is not. */
function isEverybodys(wide: string, narrow: string): boolean {
  return ofAll.test(wide) && !ofAll.test(narrow);
}

/** Reports a group of people that may do more than look. No plan knows who belongs to it. */
function mayIncludeAnybody({ group, may }: Grant): boolean {
  return group === true && !onlyLooks(may);
}

/** Reports a permission to see objects and settings but no data, or only to sign in. */
export function onlyLooks(may: string): boolean {
  return signingIn.test(may) || (looking.test(may) && !ofData.test(may));
}

const looking = /(?:view(?:er|s|policy)?|read(?:er|s|[-_ ]?only)?|browser)$/i;
const ofData = /data|secret|object|blob|key|token/i;
const signingIn = /^sign in$|Cluster User Role$/;

/**
 * Reports whether an identity stands for others. An account (the ARN of its root, or its number) stands for everybody in it who gets the permission
 * from its administrators. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function includesIdentity(wide: string, narrow: string): boolean {
  const [, account] = wholeAccount.exec(wide) ?? [];
  if (account !== undefined) {
    return narrow.includes(`::${account}:`) && !wholeAccount.test(narrow);
  }
  /* https://cloud.google.com/iam/docs/principal-identifiers */
  const [, domain] = /^domain:(.+)$/.exec(wide) ?? [];
  return domain === undefined
    ? ["everybody", "Group system:authenticated"].includes(wide) && narrow !== wide
    : /^(?:user|group):/.test(narrow) && narrow.endsWith(`@${domain}`);
}

const wholeAccount = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/;
