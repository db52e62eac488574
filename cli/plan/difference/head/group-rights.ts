import { shortened } from "../../../shortened";
import type { Grant } from "./grant";

const membership = /^be in the group (.+)$/;

/** Says of the membership in a group what the group may do by the bindings of the plan. Who joins administrators is one. */
export function withGroup(grant: Grant, all: readonly Grant[]): Grant {
  const [, group] = membership.exec(grant.may) ?? [];
  if (group === undefined) {
    return grant;
  }
  const rights = all.filter(({ who }) => who === `Group ${group}`);
  const said = rights.map(({ may, on }) => `${may} ${on}`.trim());
  return {
    ...grant,
    may: `${grant.may} (${said.length === 0 ? "no binding of this plan names it" : shortened(said, 4)})`,
    boundless: grant.boundless || rights.some(({ boundless }) => boundless),
  };
}
