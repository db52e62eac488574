import { shortened } from "../../shortened";
import type { PlannedResource } from "../planned-resource";
import type { Cause } from "./causes";
import { claimAdvice } from "./claims";
import type { Difference, Replaced } from "./difference";
import { isPrecious, preciousName } from "./precious";
import { labelOfPlanned, shownChange } from "./words";

/** The losses that a stack's file allows. */
export interface Permission {
  /** The name of the file, for instance `Pulumi.prod.yaml`. */
  readonly file: string;
  /** The values of `keelson:replace`, each `type::name`. */
  readonly allowed: readonly string[];
}

/** A resource whose change causes a loss, and everything that is lost with it. */
interface Loss {
  readonly root: PlannedResource;
  readonly why: string;
  readonly lost: readonly PlannedResource[];
}

/** Returns one sentence for each loss that the configuration does not allow. */
export function refusals(found: Difference, permission: Permission): string[] {
  return losses(found).flatMap(({ root, why, lost }) => {
    const isAllowed = (resource: PlannedResource) => permission.allowed.includes(preciousName(resource));
    const refused = isAllowed(root) ? [] : lost.filter((resource) => !isAllowed(resource));
    const [first] = refused;
    if (first === undefined) {
      return [];
    }
    const subject = refused.includes(root) ? root : first;
    const others = refused.filter((resource) => resource !== subject).map(labelOfPlanned);
    const withIt = others.length === 0 ? "" : `; with it ${shortened(others)}`;
    const allow = `or allow it in ${permission.file}: keelson:replace: [${JSON.stringify(preciousName(root))}]`;
    const advice = found.replaced.filter(({ after }) => lost.includes(after)).flatMap(claimAdvice);
    return [[`${labelOfPlanned(subject)} ${why}${withIt}; undo that, ${allow}`, ...advice].join(". ")];
  });
}

/** Lists the entries of `keelson:replace` that allow nothing now. If they stay, they allow a loss another time. */
export function idlePermissions(found: Difference, { file, allowed }: Permission): string[] {
  const used = new Set(losses(found).flatMap(({ root, lost }) => [root, ...lost].map(preciousName)));
  return allowed
    .filter((name) => !used.has(name))
    .map((name) => `${file}: keelson:replace names ${name}, which is neither replaced nor deleted; remove it`);
}

function losses(found: Difference): Loss[] {
  return [...replacedLosses(found), ...deletedLosses(found)];
}

function replacedLosses({ replaced }: Difference): Loss[] {
  const lost = replaced.filter(({ after }) => isPrecious(after));
  const roots = replaced.filter(({ after }) => lost.some(({ root }) => root === after.urn));
  return roots.map((root) => ({
    root: root.after,
    why: whyReplaced(root),
    lost: lost.filter((resource) => resource.root === root.after.urn).map(({ after }) => after),
  }));
}

function whyReplaced({ after, causes }: Replaced): string {
  const first = causes.find((cause): cause is Extract<Cause, { kind: "input" }> => cause.kind === "input");
  const change = first === undefined ? "" : `${shownChange(first)}, which cannot change in place (${first.source})`;
  return isPrecious(after)
    ? `would be replaced: ${change}`
    : `would be replaced, because ${labelOfPlanned(after)} is: ${change}`;
}

/** Counts everything in a deleted component as one loss. */
function deletedLosses({ deleted }: Difference): Loss[] {
  const byUrn = new Map(deleted.map((resource) => [resource.urn, resource]));
  const topOf = (resource: PlannedResource): PlannedResource => {
    const parent = byUrn.get(resource.parent ?? "");
    return parent === undefined ? resource : topOf(parent);
  };
  const lost = deleted.filter((resource) => isPrecious(resource) && resource.options.retainOnDelete !== true);
  const roots = [...new Set(lost.map(topOf))];
  return roots.map((root) => ({
    root,
    why: isPrecious(root)
      ? "would be deleted: the program no longer asks for it"
      : `would be deleted: the program no longer asks for ${labelOfPlanned(root)}`,
    lost: lost.filter((resource) => topOf(resource) === root),
  }));
}
