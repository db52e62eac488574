import type { ClusterNetwork } from "../clusters/contract";
import { visibleDns } from "./cilium-dns";
import type { CiliumName, CiliumPorts, CiliumRule } from "./cilium-rule";
import { namesHosts, takesCilium } from "./cni";
import type { FlowPort, Flows, HostPeer, Labels, Peer } from "./flows";
import { type Direction, hostPorts } from "./peers";
import { policyPort } from "./ports";
import { splitWord } from "./words";

/** Spec of a CiliumNetworkPolicy. */
export interface CiliumPolicySpec {
  readonly endpointSelector: { readonly matchLabels: Labels };
  readonly ingress?: readonly CiliumRule[];
  readonly egress?: readonly CiliumRule[];
}

/** A peer as Cilium's entities. */
interface Entities {
  readonly entities: readonly string[];
  /** Ports of the peer; empty for any port. */
  readonly ports: readonly FlowPort[];
}

/**
 * Renders the flows that Cilium cannot enforce from a NetworkPolicy. For Cilium, nodes and an API server on a node have an identity, and `ipBlock`
 * rules do not match their addresses. Hosts have a name, and Cilium learns their addresses from DNS answers. An API server outside the cluster has
 * both an identity and an address. Allow rules add up, so this policy complements the NetworkPolicy of the same flows. Returns nothing if there are
 * no such flows.
 * https://docs.cilium.io/en/stable/security/policy/language/
 */
export function ciliumSpec(flows: Flows, network: ClusterNetwork): CiliumPolicySpec | undefined {
  if (!takesCilium(network)) {
    return undefined;
  }
  const rulesOf = (peers: readonly Peer[] = [], direction: Direction) =>
    peers.map((peer) => entitiesOf(peer, network, direction)).filter((rule) => rule !== undefined);
  const ingress = rulesOf(flows.ingress, "ingress").map((rule) => ({ fromEntities: rule.entities, ...portsOf(rule) }));
  const egress = [
    ...rulesOf(flows.egress, "egress").map((rule) => ({ toEntities: rule.entities, ...portsOf(rule) })),
    ...hostRules(flows.egress ?? [], network),
  ];
  if (ingress.length + egress.length === 0) {
    return undefined;
  }
  return {
    endpointSelector: { matchLabels: flows.pods },
    ...(ingress.length > 0 && { ingress }),
    ...(egress.length > 0 && { egress }),
  };
}

/**
 * Renders the rules for hosts. Cilium learns a host's addresses only from DNS answers that pass through its proxy. A DNS rule sends queries through
 * this proxy.
 */
function hostRules(peers: readonly Peer[], network: ClusterNetwork): CiliumRule[] {
  const hosts = peers.filter((peer): peer is HostPeer => typeof peer === "object" && "host" in peer);
  const rules = hosts.map((peer) => ({ toFQDNs: [nameOf(peer)], toPorts: [{ ports: hostPorts(peer).map(portOf) }] }));
  return hosts.length === 0 || !namesHosts(network) ? [] : [...visibleDns(network), ...rules];
}

function nameOf({ host }: HostPeer): CiliumName {
  return host.includes("*") ? { matchPattern: host } : { matchName: host };
}

function entitiesOf(peer: Peer, network: ClusterNetwork, direction: Direction): Entities | undefined {
  if (typeof peer === "object") {
    return undefined;
  }
  const [word, port] = splitWord(peer);
  const ports = port === undefined ? [] : [port];
  switch (word) {
    case "apiserver":
      return { entities: ["kube-apiserver"], ports: direction === "ingress" ? ports : [network.apiServer.port] };
    case "nodes":
      return { entities: ["host", "remote-node"], ports };
    case "pod-identity":
      return network.podIdentity && { entities: ["host"], ports: [network.podIdentity.port] };
    case "dns":
      return network.dns.nodeLocalAddress === undefined ? undefined : { entities: ["host"], ports: ["53/UDP", 53] };
    case "internet":
    case "cloud":
    case "anywhere":
    case "tenants":
      return undefined;
  }
}

function portsOf({ ports }: Entities): Pick<CiliumRule, "toPorts"> {
  return ports.length === 0 ? {} : { toPorts: [{ ports: ports.map(portOf) }] };
}

function portOf(port: FlowPort): CiliumPorts["ports"][number] {
  const { protocol, port: number } = policyPort(port);
  return { port: String(number), protocol };
}
