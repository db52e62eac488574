import { shortened } from "../../../shortened";
import { isSameOrWider, lostBoundWords } from "./bounds";
import type { Grant } from "./grant";

/**
 * Names the identities that had a right before, if another one that includes them gets it: an account instead of one of its roles, or a
 * whole domain instead of one of its people. "" if there are none.
 */
export function widenedFrom(grant: Grant, before: readonly Grant[]): string {
  const narrower = before.filter(
    ({ who, may, on, denied }) =>
      denied !== true && on === grant.on && isSameOrWider(grant.may, may) && includesIdentity(grant.who, who),
  );
  const names = [...new Set(narrower.map(({ who }) => who))];
  return names.length === 0 || grant.denied === true ? "" : `${lostBoundWords} ${shortened(names, 4)}`;
}

/**
 * Reports whether an identity stands for others. An account, as the ARN of its root or as its number, stands for everybody in it to whom
 * its administrators give the right. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function includesIdentity(wide: string, narrow: string): boolean {
  const [, account] = wholeAccount.exec(wide) ?? [];
  if (account !== undefined) {
    return narrow.includes(`::${account}:`) && !wholeAccount.test(narrow);
  }
  /* https://cloud.google.com/iam/docs/principal-identifiers */
  const [, domain] = /^domain:(.+)$/.exec(wide) ?? [];
  return domain === undefined
    ? wide === "everybody" && narrow !== wide
    : /^(?:user|group):/.test(narrow) && narrow.endsWith(`@${domain}`);
}

const wholeAccount = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/;
