import { shortened } from "../../shortened";
import type { PlannedResource } from "../planned-resource";
import type { Cause } from "./causes";
import { claimAdvice } from "./claims";
import type { Difference, Replaced } from "./difference";
import { isPrecious, preciousName } from "./precious";
import { type Allowed, replaceKey } from "./review-config";
import { labelOfPlanned, shownChange } from "./words";

/** A resource whose change causes a loss, and everything that is lost with it. */
interface Loss {
  readonly root: PlannedResource;
  readonly why: string;
  readonly lost: readonly PlannedResource[];
}

/** Returns one sentence for each loss that the configuration does not allow. */
export function refusals(found: Difference, permission: Allowed): string[] {
  return losses(found).flatMap(({ root, why, lost }) => {
    const isAllowed = (resource: PlannedResource) => permission.allowed.includes(preciousName(resource));
    const refused = isAllowed(root) ? [] : lost.filter((resource) => !isAllowed(resource));
    const [first] = refused;
    if (first === undefined) {
      return [];
    }
    const subject = refused.includes(root) ? root : first;
    const others = refused.filter((resource) => resource !== subject).map(labelOfPlanned);
    const withIt = others.length === 0 ? "" : `; also lost: ${shortened(others)}`;
    const allow = `or allow it in ${permission.file}: ${replaceKey}: [${JSON.stringify(preciousName(root))}]`;
    const advice = found.replaced.filter(({ after }) => lost.includes(after)).flatMap(claimAdvice);
    return [[`${labelOfPlanned(subject)} ${why}${withIt}; undo the change, ${allow}`, ...advice].join(". ")];
  });
}

/** Lists the entries of `keelson:replace` that allow nothing now. If they stay, they allow a loss another time. */
export function idlePermissions(found: Difference, { file, allowed }: Allowed): string[] {
  const causes = lossesIn(found);
  return allowed
    .filter((name) => !causes.has(name))
    .map(
      (name) =>
        `${file}: ${replaceKey} contains ${name}, but the plan neither replaces nor deletes it; remove the entry`,
    );
}

/** Returns the losses and what starts them, as `type::name`. */
export function lossesIn(found: Difference): ReadonlySet<string> {
  return new Set(losses(found).flatMap(({ root, lost }) => [root, ...lost].map(preciousName)));
}

/** Returns the labels of lost resources whose loss the configuration allows: by entries before the change, and by entries that it adds. */
export function allowedLosses(found: Difference, { allowed, added = [] }: Allowed) {
  const all = losses(found).flatMap(({ root, lost }) =>
    lost.flatMap((resource) => {
      const entries = [root, resource].map(preciousName).filter((name) => allowed.includes(name));
      const isNew = entries.every((name) => added.includes(name));
      return entries.length === 0
        ? []
        : [{ label: labelOfPlanned(resource), allowed: isNew ? "now" : "before" } as const];
    }),
  );
  return new Map(all.map((each) => [each.label, each.allowed]));
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
  const change = first === undefined ? "" : `${shownChange(first)} cannot change in place (${first.source})`;
  return isPrecious(after)
    ? `would be replaced: ${change}`
    : `would be replaced together with ${labelOfPlanned(after)}: ${change}`;
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
      ? "would be deleted: the program no longer declares it"
      : `would be deleted: the program no longer declares ${labelOfPlanned(root)}`,
    lost: lost.filter((resource) => topOf(resource) === root),
  }));
}
