import type { ClusterNetwork } from "../clusters/contract";
import type { Flows, Labels, Peer } from "./flows";
import { type Direction, isPodPeer, splitWord } from "./peers";

/** Ports of a rule of a CiliumNetworkPolicy. */
interface CiliumPorts {
  readonly ports: readonly { readonly port: string; readonly protocol: "TCP" | "UDP" }[];
}

/** A rule of a CiliumNetworkPolicy, about what Cilium knows by what it is, not by its address. */
interface CiliumRule {
  readonly fromEntities?: readonly string[];
  readonly toEntities?: readonly string[];
  /** @default any */
  readonly toPorts?: readonly CiliumPorts[];
}

/** What a CiliumNetworkPolicy says. */
export interface CiliumPolicySpec {
  readonly endpointSelector: { readonly matchLabels: Labels };
  readonly ingress?: readonly CiliumRule[];
  readonly egress?: readonly CiliumRule[];
}

/** The other end of a connection, by Cilium's own names for it. */
interface Entities {
  readonly entities: readonly string[];
  /** Empty for any port. */
  readonly ports: readonly number[];
  readonly protocols?: readonly ("TCP" | "UDP")[];
}

/**
 * Renders what a NetworkPolicy cannot say where Cilium enforces it: nodes, and an API server on one of them, have no address
 * for its `ipBlock` rules, only an identity. An API server outside of the cluster has both. Allowing rules add up, so that
 * this goes beside the NetworkPolicy of the same flows, and only where there is something to say.
 * https://docs.cilium.io/en/stable/security/policy/language/#entities-based
 */
export function ciliumSpec(flows: Flows, network: ClusterNetwork): CiliumPolicySpec | undefined {
  if (!(network.ciliumPolicies ?? network.cni === "cilium")) {
    return undefined;
  }
  const rulesOf = (peers: readonly Peer[] = [], direction: Direction) =>
    peers.map((peer) => entitiesOf(peer, network, direction)).filter((rule) => rule !== undefined);
  const ingress = rulesOf(flows.ingress, "ingress").map((rule) => ({ fromEntities: rule.entities, ...portsOf(rule) }));
  const egress = rulesOf(flows.egress, "egress").map((rule) => ({ toEntities: rule.entities, ...portsOf(rule) }));
  if (ingress.length + egress.length === 0) {
    return undefined;
  }
  return {
    endpointSelector: { matchLabels: flows.pods },
    ...(ingress.length > 0 && { ingress }),
    ...(egress.length > 0 && { egress }),
  };
}

function entitiesOf(peer: Peer, network: ClusterNetwork, direction: Direction): Entities | undefined {
  if (isPodPeer(peer)) {
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
      return network.dns.nodeLocalAddress === undefined
        ? undefined
        : { entities: ["host"], ports: [53], protocols: ["UDP", "TCP"] };
    case "internet":
    case "cloud":
    case "anywhere":
      return undefined;
  }
}

function portsOf({ ports, protocols = ["TCP"] }: Entities): Pick<CiliumRule, "toPorts"> {
  const all = ports.flatMap((port) => protocols.map((protocol) => ({ port: String(port), protocol })));
  return all.length === 0 ? {} : { toPorts: [{ ports: all }] };
}
