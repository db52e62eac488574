import { shortened } from "../../../../shortened";
import type { Grant } from "./grant";
import { onlyLooks } from "./widened-identities";

const membership = /^be in the group (.+)$/;

/** Describes a membership in a group by the permissions of the group in the plan's bindings. A new member of administrators is an administrator. */
export function withGroup(grant: Grant, all: readonly Grant[]): Grant {
  const [, group] = membership.exec(grant.may) ?? [];
  if (group === undefined) {
    return grant;
  }
  const rights = all.filter(({ who }) => who === `Group ${group}`);
  const said = rights.map(({ may, on }) => `${may} ${on}`.trim());
  const { group: _isGroup, ...own } = grant;
  return {
    ...own,
    ...(grant.group === true && !rights.every(({ may }) => onlyLooks(may)) && { group: true as const }),
    may: `${grant.may} (${said.length === 0 ? "the plan has no binding for the group" : shortened(said, 4)})`,
    boundless: grant.boundless || rights.some(({ boundless }) => boundless),
  };
}
