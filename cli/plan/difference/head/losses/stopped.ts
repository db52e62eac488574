import { nameOf } from "../../../label";
import { isolations } from "../../../network";
import type { PlannedResource } from "../../../planned-resource";
import { registered } from "../../registered";
import type { Compared } from "../contract";
import { namespaceIn } from "../object-links";
import { runsByItself } from "../wholes";
import { isSameObject } from "./deleted-alone";

/** Kinds that do not count as an application: Jobs end by themselves, and pods without a controller are no application. */
const ending = /^kubernetes:(?:batch\/v1:Job|core\/v1:Pod)$/;

/** Ways in from outside of the cluster. */
const ways = /^kubernetes:(?:networking\.k8s\.io\/v1:Ingress|gateway\.networking\.k8s\.io\/\w+:\w+Route)$/;

/**
 * Returns a function that reports a deleted program that somebody may still need. Lines about connections already report a program without a host
 * whose policies admit only known callers.
 */
export function stopped({ before, found }: Compared): (resource: PlannedResource) => boolean {
  const running = found.deleted.filter((each) => runsByItself(each) && !ending.test(each.type));
  const closed = new Set(
    running.length === 0 ? [] : isolations(before).flatMap(({ isIn, place }) => (isIn ? [place] : [])),
  );
  const exposed = new Set(found.deleted.filter(({ type }) => ways.test(type)).map(namespaceIn));
  return (resource) =>
    running.includes(resource) &&
    !(closed.has(nameOf(registered(resource))) && !exposed.has(namespaceIn(resource))) &&
    !found.created.some((each) => isSameObject(resource, each));
}
