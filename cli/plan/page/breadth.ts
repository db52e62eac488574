import type { Identity, Right } from "../../pages/contract";
import { shortened } from "../../shortened";
import { shortWho } from "./access";

/** The most identities that the line about admin-level rights names. */
const mostAdmins = 8;

/** Actions of AWS, and those of them that only read. https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
const ofAws = /^[a-z][\w-]*:[A-Z*]/;
const reading = /^[\w-]+:(?:BatchGet|Describe|Get|List)/;

/** Says how many actions rights hold; for AWS also how many of them on every resource without a condition. */
export function breadth(rights: readonly Right[]): string {
  const allowed = rights.filter(({ denied }) => !denied);
  const actions = new Set(allowed.flatMap(({ may }) => may));
  const anywhere = new Set(allowed.flatMap(({ may, on, when }) => (on.includes("*") && when === "" ? may : [])));
  const count = `${actions.size} ${actions.size === 1 ? "action" : "actions"}`;
  if (![...actions].some((action) => ofAws.test(action))) {
    return count;
  }
  const change = [...anywhere].filter((action) => !reading.test(action));
  if (anywhere.size === 0) {
    return `${count}, none of them allowed on all resources without a condition`;
  }
  const which = change.length === 0 ? "reads only" : `not only reads: ${shortened(change)}`;
  return `${count}, ${anywhere.size} of them (${which}) allowed on all resources without a condition`;
}

/** Names the identities that are admin-level, and where. */
export function adminLine(identities: readonly Identity[]): string {
  const admins = identities.filter(
    ({ group, rights }) => group !== "sets" && rights.some(({ boundless }) => boundless),
  );
  const named = admins.slice(0, mostAdmins).map(({ rights, who }) => {
    const places = [...new Set(rights.flatMap(({ boundless, on }) => (boundless ? on : [])))];
    const where = places.map((place) => (place.startsWith("in ") ? place : `on ${place}`)).join(", ");
    return where === "" ? shortWho(who) : `${shortWho(who)} (${where})`;
  });
  const more = admins.length - named.length;
  return admins.length === 0
    ? "Nobody gets admin-level rights."
    : `Admin-level rights: ${named.join("; ")}${more === 0 ? "" : `; and ${more} more`}. This program gives them to nobody else.`;
}
