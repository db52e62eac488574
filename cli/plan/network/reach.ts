import type { RegisteredResource } from "../../../components/testing";
import { type Fields, fields, items, text } from "../../values";
import { sorted } from "../sorted";
import { peersOf, podsOf, portList, portsOf, type RangeNames } from "./flows";
import { isPolicy, policyOf } from "./policies";
import type { Policy, Rule } from "./policy";

/** A connection that a policy allows: one source, one target, one port. */
export interface Reach {
  readonly direction: "in" | "out";
  /** Pods as `namespace/name`, a range, or a word such as `internet`. */
  readonly from: string;
  readonly to: string;
  /** For instance `8080/TCP`; "" for every port. */
  readonly port: string;
  /** The range of the peer, if it is one and has no exceptions. */
  readonly range?: string;
  /** What labels the peer's namespaces and pods must have, one item for each; absent if it is not a selection. */
  readonly labels?: readonly string[];
}

/** Lists the connections that the policies of a program allow. */
export function reaches(resources: readonly RegisteredResource[], rangeNames: RangeNames): Reach[] {
  return resources
    .filter((resource) => isPolicy(resource) && resource.read !== true)
    .map(policyOf)
    .flatMap((policy) => [
      ...(policy.ingress ?? []).flatMap((rule) => reachesOf(policy, rule, "in", rangeNames)),
      ...(policy.egress ?? []).flatMap((rule) => reachesOf(policy, rule, "out", rangeNames)),
    ]);
}

function reachesOf(policy: Policy, rule: Rule, direction: "in" | "out", rangeNames: RangeNames): Reach[] {
  const own = ownPlace(policy);
  const ports = rule.ports.length === 0 ? [""] : portsOf(rule);
  const peers: readonly (Fields | undefined)[] = rule.peers.length === 0 ? [undefined] : rule.peers;
  return peers.flatMap((peer) => {
    const isLocal = peer !== undefined && isSelection(peer);
    const other = peerPlace(policy, peer, rangeNames);
    const { cidr, except } = fields(peer?.ipBlock);
    const range = except === undefined ? text(cidr) : undefined;
    return ports.map((port) => ({
      direction,
      ...(direction === "in" ? { from: other, to: own } : { from: own, to: other }),
      port,
      ...(range === undefined ? {} : { range }),
      ...(isLocal ? { labels: labelsOf(peer, policy.namespace) } : {}),
    }));
  });
}

/** Names the pods that a policy isolates, as `namespace/name`. */
export function ownPlace(policy: Policy): string {
  return `${policy.namespace}/${podsOf(policy)}`;
}

/** Names a peer of a rule: pods as `namespace/name`, a range, or a word. A rule without peers means `anywhere`. */
export function peerPlace(policy: Policy, peer: Fields | undefined, rangeNames: RangeNames): string {
  const [named = "anywhere"] = peersOf({ peers: peer === undefined ? [] : [peer], ports: [] }, rangeNames);
  return peer !== undefined && isSelection(peer) && peer.namespaceSelector === undefined
    ? `${policy.namespace}/${named}`
    : named;
}

/** Reports whether a peer is a selection of pods, instead of addresses or a name. */
export function isSelection({ entity, ipBlock }: Fields): boolean {
  return ipBlock === undefined && entity === undefined;
}

/** Without a selector of namespaces, a peer is in the policy's own. */
function labelsOf({ namespaceSelector, podSelector }: Fields, own: string): string[] {
  const here = { matchLabels: { "kubernetes.io/metadata.name": own } };
  return [
    ...demandsOf(namespaceSelector ?? here).map((label) => `namespace ${label}`),
    ...demandsOf(podSelector).map((label) => `pod ${label}`),
  ];
}

/** Writes the requirements of a selector, one item for each: `app=web`. */
export function demandsOf(selector: unknown): string[] {
  const labels = Object.entries(fields(selector, "matchLabels")).map(([key, value]) => `${key}=${String(value)}`);
  return [...labels, ...items(selector, "matchExpressions").map((each) => JSON.stringify(sorted(each)))];
}

/** Writes connections of one source and one target: `boutique/api → postgres:5432`. */
export function reachLine(alike: readonly Pick<Reach, "from" | "to" | "port">[]): string {
  const [{ from, to } = { from: "", to: "" }] = alike;
  const namespace = from.slice(0, from.indexOf("/") + 1);
  const target = namespace !== "" && to.startsWith(namespace) ? to.slice(namespace.length) : to;
  return `${from} → ${target}${portList(alike.map(({ port }) => ({ ports: port === "" ? [] : [port] })))}`;
}
