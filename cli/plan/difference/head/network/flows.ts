import type { RegisteredResource } from "../../../../../components/testing";
import { groupBy } from "../../../../group-by";
import { subnetNames } from "../../../descriptions";
import { kindOf, nameOf, namespaceOf } from "../../../label";
import { type Reach, reaches, reachLine } from "../../../network";
import type { Difference } from "../../difference";
import { kindOfPlanned } from "../../words";
import type { Compared, HeadClass, HeadLine } from "../contract";
import { linesOf } from "../rule";
import { movedAddresses } from "./moved-addresses";
import { namersOf } from "./named-targets";
import { includes, isPublic, isWide } from "./ranges";

/** Lists which connections the NetworkPolicies newly allow, or no longer allow. */
export function flowLines({ before, after, found }: Compared): HeadLine[] {
  const [old, now] = [before, after].map((resources) => reaches(resources, subnetNames(resources)));
  const come = newReaches(old ?? [], now ?? []);
  const gone = newReaches(now ?? [], old ?? []).filter((reach) => !isOfDeleted(reach, found));
  const tenants = tenantNamespaces(after);
  const isNeeded = namersOf(after);
  const isUnchanged = callersAsBefore(after, found);
  const isByOthers = (reach: Reach) => !isNeeded(reach) && isUnchanged(reach);
  const moved = movedAddresses(come, gone);
  const [ofMoved, leftByMoved] = [
    new Set(moved.flatMap((each) => each.come)),
    new Set(moved.flatMap((each) => each.gone)),
  ];
  return [
    ...linesOf(
      "reach",
      moved.map(({ line }) => line),
    ),
    ...reachLines(
      come.filter((reach) => !ofMoved.has(reach)),
      (reach) => classOf(reach, old ?? [], tenants),
    ),
    ...reachLines(
      gone.filter((reach) => !leftByMoved.has(reach)),
      (reach) => (isByOthers(reach) ? "unjudged" : "less"),
    ),
    ...linesOf(
      "unprotected",
      gone.filter(isNeeded).map(({ from, to }) => `${from}: can no longer reach ${to}, but its settings still name it`),
    ),
  ];
}

/** Returns a function that reports a connection between pods that stay and do not change otherwise: they may still call each other. */
function callersAsBefore(
  after: readonly RegisteredResource[],
  { changed, replaced }: Difference,
): (reach: Reach) => boolean {
  const altered = new Set([...changed, ...replaced].map((each) => each.after.urn));
  const pods = after.filter((each) => podControllers.has(kindOf(each)) && !each.component);
  const callers = new Set(pods.filter(({ urn }) => !altered.has(urn)).map(nameOf));
  const targets = new Set(pods.map(nameOf));
  return ({ direction, from, to }) => direction === "in" && callers.has(from) && targets.has(to);
}

/**
 * Reports whether the source pods of a connection are deleted, alone or with their namespace. Nobody asks what those can no longer reach.
 */
function isOfDeleted({ from }: Reach, { deleted }: Difference): boolean {
  const [namespace = ""] = from.split("/");
  return deleted.some((each) => {
    const kind = kindOfPlanned(each);
    const name = nameOf({ ...each, component: false });
    return (kind === "Namespace" && name === namespace) || (podControllers.has(kind) && name === from);
  });
}

const podControllers = new Set(["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "ScaledJob"]);

/**
 * A connection to every port, or by both sides' policies, is known if one of them is. Names of pods leave labels out, so one with the same
 * names is new if it asks for fewer.
 */
function newReaches(before: readonly Reach[], after: readonly Reach[]): Reach[] {
  const known = groupBy(before, keyOf);
  const seen = new Set<string>();
  return after.filter((reach) => {
    const alike = [reach, { ...reach, port: "" }].flatMap((each) => known.get(keyOf(each)) ?? []);
    const isKnown = alike.some(
      ({ labels }) => labels === undefined || reach.labels === undefined || asksForNoMore(labels, reach.labels),
    );
    const isNew = !isKnown && !seen.has(keyOf(reach));
    seen.add(keyOf(reach));
    return isNew;
  });
}

function keyOf({ from, to, port }: Reach): string {
  return [from, to, port].join("\n");
}

/** Every name, or every name in one of the world's domains: `*`, `*.com`. */
const everyName = /^\*+(?:\.\w+)?$/;

const worldwide = new Set(["anywhere", "internet", "world", "all"]);

function classOf(reach: Reach, before: readonly Reach[], tenants: ReadonlySet<string>): HeadClass {
  const { direction, from, to, range } = reach;
  if (direction === "out") {
    /* Pods that reach every address can send anything anywhere. */
    return worldwide.has(to) || everyName.test(to) || isFromOtherTenant(from, to, tenants) ? "open" : "reach";
  }
  const isWider =
    range !== undefined && before.some((old) => old.to === to && old.range !== undefined && includes(range, old.range));
  const isOpen =
    isWiderSelection(reach, before) ||
    worldwide.has(from) ||
    from.startsWith("*/") ||
    (range !== undefined && (isPublic(range) || isWide(range))) ||
    isWider;
  return isOpen || isFromOtherTenant(from, to, tenants) ? "open" : "reach";
}

/**
 * Reports whether pods are let in that include some which were let in before: a peer that asks for fewer labels, or one peer with two
 * selectors that becomes two peers. https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
 */
function isWiderSelection({ labels, to }: Reach, before: readonly Reach[]): boolean {
  return before.some(
    (old) =>
      old.direction === "in" &&
      old.to === to &&
      labels !== undefined &&
      old.labels !== undefined &&
      old.labels.length > labels.length &&
      asksForNoMore(labels, old.labels),
  );
}

function asksForNoMore(labels: readonly string[], others: readonly string[]): boolean {
  return labels.every((label) => others.includes(label));
}

function isFromOtherTenant(from: string, to: string, tenants: ReadonlySet<string>): boolean {
  const [one = "", other = ""] = [from, to].map((pods) => pods.slice(0, pods.indexOf("/")));
  return one !== other && tenants.has(one) && tenants.has(other);
}

/** Returns the namespaces that tenants have. */
function tenantNamespaces(resources: readonly RegisteredResource[]): Set<string> {
  const ofTenants = resources.filter(({ parent = "" }) => /[:$]Tenant::[^$]*$/.test(parent));
  return new Set(ofTenants.map((each) => (kindOf(each) === "Namespace" ? nameOf(each) : namespaceOf(each))));
}

/** Writes connections: one line for each source and class, and one for sources that reach the same. */
function reachLines(found: readonly Reach[], classOfReach: (reach: Reach) => HeadClass): HeadLine[] {
  const byPair = groupBy(found, (reach) => [classOfReach(reach), reach.from, reach.to].join("\n"));
  const pairs = [...byPair.values()].map((alike) => ({ alike, line: reachLine(alike) }));
  const bySource = groupBy(pairs, ({ alike: [first] }) =>
    first === undefined ? "" : `${classOfReach(first)}\n${first.from}`,
  );
  const sources = [...bySource].map(([key, targets]) => {
    const [cls = "", from = ""] = key.split("\n");
    return { cls, from, to: targets.map(({ line }) => line.slice(from.length + " → ".length)).join(", ") };
  });
  const keyOfSource = ({ cls, from, to }: (typeof sources)[number]) =>
    [cls, from.slice(0, from.indexOf("/") + 1), to].join("\n");
  return [...groupBy(sources, keyOfSource).values()].flatMap((alike) => {
    const [first] = alike;
    const source = found.find((reach) => reach.from === first?.from && classOfReach(reach) === first.cls);
    return first === undefined || source === undefined
      ? []
      : [{ class: classOfReach(source), text: `${alike.map(({ from }) => from).join(", ")} → ${first.to}` }];
  });
}
