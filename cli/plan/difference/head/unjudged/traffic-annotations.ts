import { at, text } from "../../../../values";
import { kindOf } from "../../../label";
import type { PlannedResource } from "../../../planned-resource";
import type { Changed, PropertyChange } from "../../changes";
import { registered } from "../../registered";
import { isIngressGuard } from "../network";
import { isWeaker } from "../protection";
import { changesMeaning } from "../rights";
import { seconds } from "../spans";

/*
 * Annotations of Services, Ingresses and Gateways that configure load balancers and proxies: their protocol, the target of requests, and their DNS
 * record. Like settings of programs, they may mean anything.
 */

/** Kinds whose annotations are such settings. */
export const trafficKinds: ReadonlySet<string> = new Set([
  "Service",
  "Ingress",
  "Gateway",
  "HTTPRoute",
  "GRPCRoute",
  "TLSRoute",
]);

/** Domains of controllers that read annotations of traffic. */
const domains =
  /^(?:service\.beta\.kubernetes\.io|(?:[\w-]+\.)*ingress\.kubernetes\.io|traefik\.ingress\.kubernetes\.io|networking\.gke\.io|cloud\.google\.com|ingress\.gcp\.kubernetes\.io|haproxy(?:-ingress\.github)?\.\w+|(?:\w+\.)?konghq\.com|external-dns\.alpha\.kubernetes\.io|metallb\.(?:io|universe\.tf)|(?:\w+\.)?cilium\.io|projectcontour\.io|load-balancer\.hetzner\.cloud)\//;

/** Times, sizes and names that a load balancer may have in another amount: `proxy-next-upstream-timeout`, `proxy-buffer-size`, `ttl`. */
const tuning =
  /(?:timeout|-size|buffers-number|keep-?alive[\w-]*|interval|ttl|retries|threshold(?:-count)?)(?:-seconds)?$/;
const naming = /(?:-tags|\/tags|description|neg-status)$/;

/** The factor by which a time or a size may change to count as a correction. */
const correction = 4;

/** Returns the changed annotations of traffic whose meaning only their controller knows. */
export function trafficAnnotations(pair: Changed): PropertyChange[] {
  const { after } = pair;
  if (!after.type.startsWith("kubernetes:") || !trafficKinds.has(kindOf(registered(after)))) {
    return [];
  }
  return pair.properties.filter((change) => isUnknown(pair, change));
}

function isUnknown(pair: Changed, change: PropertyChange): boolean {
  const { path, before, after } = change;
  const name = /^metadata\.annotations\["([^"]+)"\]$/.exec(path)?.[1] ?? "";
  const isKnown =
    naming.test(name) ||
    isIngressGuard(name) ||
    (tuning.test(name) && isTuned(before, after)) ||
    isWeaker(pair.after, { path, before: after, after: before }) ||
    isWeaker(pair.after, change);
  return domains.test(name) && !isKnown && !isPresent(pair.after, change) && !changesMeaning(pair, change);
}

/** Reports an amount that is new, goes, or changes little. */
function isTuned(before: unknown, after: unknown): boolean {
  const [was, is] = [before, after].map(amountOf);
  const isOne = before === undefined ? is !== undefined && is > 0 : was !== undefined && after === undefined;
  return (
    isOne || (was !== undefined && is !== undefined && was > 0 && is > 0 && Math.max(was / is, is / was) <= correction)
  );
}

const units: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  k: 1024,
  kb: 1024,
  m: 1024 ** 2,
  mb: 1024 ** 2,
  g: 1024 ** 3,
  gb: 1024 ** 3,
};

function amountOf(value: unknown): number | undefined {
  const given = text(value) ?? "";
  const [, count, unit = ""] = /^(\d+)([kmg]?b?)$/i.exec(given) ?? [];
  return count === undefined ? seconds(value) : Number(count) * (units[unit.toLowerCase()] ?? 1);
}

/** Reports an annotation that repeats what a field says: a class. Another line compares the fields. */
function isPresent({ inputs }: PlannedResource, { path }: PropertyChange): boolean {
  return path.endsWith('/ingress.class"]') && at(inputs, "spec", "ingressClassName") !== undefined;
}
