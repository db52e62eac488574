import type { types } from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterNetwork } from "../clusters/contract";
import { quote } from "../problems";
import { namesHosts, takesCilium } from "./cni";
import { type FlowPort, type HostPeer, type Peer, type PodPeer, tenantLabel } from "./flows";
import { policyPort } from "./ports";
import { splitWord, type WordPeer } from "./words";

type PolicyPeer = types.input.networking.v1.NetworkPolicyPeer;
type PolicyPort = types.input.networking.v1.NetworkPolicyPort;

const ofTenants = { matchExpressions: [{ key: tenantLabel, operator: "Exists" }] };

/** A rule of a NetworkPolicy: the allowed peers and ports. */
export interface PolicyRule {
  /** Peers of the rule; empty for any address. */
  readonly peers: PolicyPeer[];
  /** Ports of the rule; empty for any port. */
  readonly ports: PolicyPort[];
}

/** Direction of a connection, as seen from the pods to which a policy applies. */
export type Direction = "ingress" | "egress";

/** Ranges that are not the internet: private, shared, loopback and link-local ranges. The link-local range includes the cloud's metadata service. */
const notInternet = ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"];
const internet: PolicyPeer = { ipBlock: { cidr: "0.0.0.0/0", except: notInternet } };

/** Renders the rules for peers that connect to pods. Omits peers that the cluster does not have. */
export function ingressRules(peers: readonly Peer[], network: ClusterNetwork): PolicyRule[] {
  return rulesOf(peers, network, "ingress");
}

/** Renders the rules for peers to which pods connect. Omits peers that the cluster does not have. */
export function egressRules(peers: readonly Peer[], network: ClusterNetwork): PolicyRule[] {
  return rulesOf(peers, network, "egress");
}

function rulesOf(peers: readonly Peer[], network: ClusterNetwork, direction: Direction): PolicyRule[] {
  return peers.map((peer) => ruleOf(peer, network, direction)).filter((rule) => rule !== undefined);
}

function ruleOf(peer: Peer, network: ClusterNetwork, direction: Direction): PolicyRule | undefined {
  if (typeof peer === "string") {
    return wordRule(peer, network, direction);
  }
  if ("pods" in peer) {
    return { peers: [podSelector(peer)], ports: (peer.ports ?? []).map(policyPort) };
  }
  return "cidr" in peer
    ? { peers: [{ ipBlock: { cidr: peer.cidr } }], ports: peer.ports.map(policyPort) }
    : hostRule(peer, network, direction);
}

/** Returns the ports of a host, by default 443. */
export function hostPorts({ ports = [443] }: HostPeer): readonly FlowPort[] {
  return ports;
}

/** Renders the rule for a host. A NetworkPolicy cannot name hosts, so it allows every public address, unless a CiliumNetworkPolicy names the host. */
function hostRule(peer: HostPeer, network: ClusterNetwork, direction: Direction): PolicyRule | undefined {
  if (direction === "ingress") {
    throw new pulumi.RunError(
      `flows: expected a cidr, got ${quote(peer.host)}; network policies identify clients by address, not by host name`,
    );
  }
  return namesHosts(network) ? undefined : { peers: [internet], ports: hostPorts(peer).map(policyPort) };
}

function podSelector(peer: PodPeer): PolicyPeer {
  const pods = { podSelector: { matchLabels: peer.pods } };
  if (peer.namespace === undefined) {
    return pods;
  }
  return peer.namespace === "*"
    ? { namespaceSelector: {}, ...pods }
    : { namespaceSelector: namespaceNamed(peer.namespace), ...pods };
}

function wordRule(peer: WordPeer, network: ClusterNetwork, direction: Direction): PolicyRule | undefined {
  const [word, port] = splitWord(peer);
  const ports = port === undefined ? [] : [policyPort(port)];
  switch (word) {
    case "dns":
      return dnsRule(network);
    case "apiserver":
      return direction === "ingress"
        ? { peers: apiServerSources(network), ports }
        : { peers: network.apiServer.cidrs.map(block), ports: [policyPort(network.apiServer.port)] };
    case "pod-identity":
      return podIdentityRule(network);
    case "nodes":
      return { peers: blocksMatchNodes(network) ? network.nodeCidrs.map(block) : [], ports };
    case "internet":
      return { peers: [internet], ports };
    case "cloud":
      return { peers: [internet, ...(network.cloudEndpoints ?? []).map(block)], ports };
    case "anywhere":
      return { peers: [], ports };
    case "tenants":
      return { peers: [{ namespaceSelector: ofTenants, podSelector: {} }], ports };
    default:
      throw new pulumi.RunError(
        `flows: expected "dns", "apiserver", "pod-identity", "nodes:PORT", "internet:PORT", "cloud:PORT", "anywhere:PORT", "tenants:PORT", pods, a cidr or a host, got ${quote(peer)}`,
      );
  }
}

/**
 * Reports whether rules for addresses match nodes. In Cilium, a node has an identity, and no `ipBlock` matches it. A CiliumNetworkPolicy can name
 * this identity. In a cluster without CiliumNetworkPolicies, for instance with GKE's Dataplane V2, only a rule for any address matches a node.
 * https://docs.cilium.io/en/stable/network/kubernetes/policy/ https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2
 */
function blocksMatchNodes(network: ClusterNetwork): boolean {
  return network.cni !== "cilium" || takesCilium(network);
}

function dnsRule(network: ClusterNetwork): PolicyRule {
  const { namespace, labels, nodeLocalAddress } = network.dns;
  const cache = nodeLocalAddress === undefined ? [] : [block(`${nodeLocalAddress}/32`)];
  return {
    peers: [{ namespaceSelector: namespaceNamed(namespace), podSelector: { matchLabels: labels } }, ...cache],
    ports: [policyPort("53/UDP"), policyPort(53)],
  };
}

function podIdentityRule({ podIdentity }: ClusterNetwork): PolicyRule | undefined {
  return podIdentity && { peers: podIdentity.cidrs.map(block), ports: [policyPort(podIdentity.port)] };
}

function apiServerSources(network: ClusterNetwork): PolicyPeer[] {
  return network.apiServer.sources.map((source) =>
    "cidr" in source
      ? block(source.cidr)
      : { namespaceSelector: namespaceNamed(source.namespace), podSelector: { matchLabels: source.labels } },
  );
}

function block(cidr: pulumi.Input<string>): PolicyPeer {
  return { ipBlock: { cidr } };
}

function namespaceNamed(name: PodPeer["namespace"] & {}): types.input.meta.v1.LabelSelector {
  return { matchLabels: { "kubernetes.io/metadata.name": name } };
}
