import type { RegisteredResource } from "../../../../../components/testing";
import { groupBy } from "../../../../group-by";
import { shortened } from "../../../../shortened";
import { text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import { labelOfPlanned } from "../../words";
import type { Compared, HeadClass, HeadLine } from "../contract";
import { includesGrant, keptWithin, type lostBound, replacedBound } from "./bounds";
import { chartGrants } from "./chart-grants";
import { clusterAdminGrants } from "./cluster-admins";
import { shownConditions } from "./conditions";
import { customRoleGrants } from "./custom-role-grants";
import { federatedGrants } from "./federated-grants";
import { foreigners } from "./foreign-accounts";
import { gcpPolicyGrants } from "./gcp-policy-grants";
import type { Grant } from "./grant";
import { isGrave } from "./grave-actions";
import { withGroup } from "./group-rights";
import { identityGrants } from "./identity-grants";
import { missing } from "./missed-rights";
import { policyGrants } from "./policy-grants";
import { projectGrants } from "./project-grants";
import { rbacGrants } from "./rbac-grants";
import { roleGrants } from "./role-grants";
import { scopesLost } from "./scopes";
import { secretGrants } from "./secret-grants";
import { sharedGrants } from "./shared-grants";
import { isNarrower, widenedFrom } from "./widened-identities";
import { lostBoundOrActions } from "./wider-actions";

/** Lists the permissions that identities newly have, and those that they have lost. Leaves out the lost permissions of deleted identities. */
export function permissionLines({ before, after, found }: Compared): HeadLine[] {
  const [old = [], now = []] = [before, after].map(grantsIn);
  const isForeign = foreigners(before, old);
  const deleted = new Set(found.deleted.map(labelOfPlanned));
  const isOfDeleted = ({ who, on }: Grant) =>
    [who, who.replace(/^holders of /, ""), on].some((name) => deleted.has(name));
  const replaced = newGrants(now, old);
  const gone = replaced.filter((grant) => !isOfDeleted(grant));
  const [existed, known] = [new Set(old.map(({ who }) => who)), identitiesIn(after)];
  const isOfCreated = placesIn(found.created);
  /* A new program comes with its rights, and a new place with those of its users. */
  const isAsked = (grant: Grant) =>
    existed.has(grant.who) &&
    !isOfCreated(grant) &&
    (isGrave(grant) || (grant.may === "act as" && !known.some((name) => grant.on.includes(name))));
  const [lostBy, keptBy] = [boundIn(old, lostBoundOrActions), boundIn(now, keptWithin)];
  const replacedBy = boundIn(replaced, replacedBound);
  const byIdentity = groupBy(old, keyOfIdentity);
  const lostByIdentity = groupBy(gone, keyOfIdentity);
  const classOf = (grant: Grant, lost: string): HeadClass => {
    if (grant.denied === true) {
      return "unprotected";
    }
    if (grant.boundless) {
      return "admin";
    }
    if (isForeign(grant)) {
      return "open";
    }
    return lost !== "" ? "unprotected" : isAsked(grant) ? "unjudged" : "permission";
  };
  const come = newGrants(old, now).map((each): NewGrant => {
    const grant = withGroup(each, now);
    const lost =
      lostBy(each) ||
      replacedBy(each) ||
      scopesLost(each, byIdentity.get(keyOfIdentity(each)) ?? [], lostByIdentity.get(keyOfIdentity(each)) ?? []) ||
      (grant.boundless ? "" : widenedFrom({ ...each, group: grant.group }, old));
    return {
      ...grant,
      lost,
      class: isNarrower(grant, old) ? "permission" : classOf(grant, lost),
    };
  });
  const isMissed = missing(now, come);
  const lost = gone.map((grant): NewGrant => {
    const kept = keptBy(grant);
    return kept === "" && isMissed(grant)
      ? { ...grant, lost: kept, class: "unprotected", isMissed: true }
      : { ...grant, lost: kept, class: "less" };
  });
  return linesOf([...come, ...lost]);
}

/** Returns a function that reports a right on a new resource, or in a new namespace. */
function placesIn(created: readonly PlannedResource[]): (grant: Grant) => boolean {
  const labels = new Set(created.map(labelOfPlanned));
  return ({ on }) => labels.has(on) || labels.has(on.replace(/^(?:\S+ \S+ )?in (?=\S+$)/, "Namespace "));
}

/** Returns the names of the cloud identities that a plan makes, whose rights it shows. */
function identitiesIn(resources: readonly RegisteredResource[]): string[] {
  const own = resources.filter(({ type }) => /:(?:Role|Account|UserAssignedIdentity)$/.test(type));
  return own.flatMap(({ inputs, name }) => [name, ...["name", "accountId"].flatMap((key) => text(inputs, key) ?? [])]);
}

/** A grant that the other plan does not have. */
interface NewGrant extends Grant {
  readonly class: HeadClass;
  /** The bound that it had before, or within which it stays; "" if there is none. */
  readonly lost: string;
  /** Whether the identity has lost it, and a program may need it. */
  readonly isMissed?: true;
}

/** Returns a function that compares a grant with those of the same identity in the other plan, and names a bound that differs. */
function boundIn(others: readonly Grant[], compare: typeof lostBound): (grant: Grant) => string {
  const byIdentity = groupBy(others, keyOfIdentity);
  return (grant) => (grant.denied === true ? "" : (compare(grant, byIdentity.get(keyOfIdentity(grant)) ?? []) ?? ""));
}

/** Lists what a program lets identities do. */
export function grantsIn(resources: readonly RegisteredResource[]): Grant[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const own = resources.filter(({ component, read }) => !component && read !== true);
  return own.flatMap((each) => [
    ...grantsOf(each, byUrn),
    ...identityGrants(each),
    ...clusterAdminGrants(each),
    ...secretGrants(each),
    ...sharedGrants(each),
    ...federatedGrants(each),
    ...gcpPolicyGrants(each),
    ...customRoleGrants(each),
    ...chartGrants(each),
  ]);
}

/** Lists what a resource lets identities do. */
export function grantsOf(resource: RegisteredResource, byUrn: ReadonlyMap<string, RegisteredResource>): Grant[] {
  return [
    ...policyGrants(resource, byUrn),
    ...roleGrants(resource, byUrn),
    ...rbacGrants(resource, byUrn),
    ...projectGrants(resource),
  ];
}

/** Lists the grants that no earlier grant includes, and removed denials, which have the same effect. */
function newGrants(before: readonly Grant[], after: readonly Grant[]): Grant[] {
  const earlier = groupBy(before, keyOfIdentity);
  const later = groupBy(after, keyOfIdentity);
  const come = after.filter((grant) => grant.denied !== true && !isIncluded(grant, earlier.get(keyOfIdentity(grant))));
  const gone = before.filter((grant) => grant.denied === true && !isIncluded(grant, later.get(keyOfIdentity(grant))));
  return [...come, ...gone];
}

function keyOfIdentity({ who, denied }: Grant): string {
  return `${who}\n${denied === true}`;
}

function isIncluded(grant: Grant, others: readonly Grant[] = []): boolean {
  return others.some((other) => includesGrant(other, grant));
}

/** Writes grants: one line for the actions of one identity on the same things. */
function linesOf(grants: readonly NewGrant[]): HeadLine[] {
  const byTarget = groupBy(grants, (grant) =>
    [grant.class, grant.who, grant.on, shownConditions(grant.when), grant.denied, grant.lost, grant.isMissed].join(
      "\n",
    ),
  );
  const targets = [...byTarget.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ first, actions: [...new Set([first, ...more].map(({ may }) => may))] }],
  );
  const alike = groupBy(targets, ({ first, actions }) =>
    [first.class, first.who, shownConditions(first.when), first.denied, first.lost, first.isMissed, ...actions].join(
      "\n",
    ),
  );
  return [...alike.values()].flatMap(([one, ...others]) => {
    if (one === undefined) {
      return [];
    }
    /* Nothing without bounds, or without the bounds that it had, is ever left out. */
    const isWhole = one.first.boundless || one.first.lost !== "";
    const [mostTargets, mostActions] = isWhole ? [Infinity, Infinity] : [4, 12];
    const on = shortened([...new Set([one, ...others].map(({ first }) => first.on))], mostTargets);
    const { who, denied, lost, isMissed } = one.first;
    const no = denied === true ? "no longer denied " : isMissed === true ? "no longer has " : "";
    const when = shownConditions(one.first.when);
    const what = `${shortened(one.actions, mostActions)}${on === "" ? "" : ` on ${on}`.replace(/ on (in|of|to) /, " $1 ")}`;
    const condition = `${when === "" ? "" : `, if ${when}`}${lost === "" ? "" : `, ${lost}`}`;
    return [{ class: one.first.class, text: `${who}: ${no}${what}${condition}` }];
  });
}
