import type { types } from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterNetwork } from "../clusters/contract";
import { quote } from "../problems";
import type { FlowPort, HostPeer, Peer, PodPeer } from "./flows";
import { policyPort } from "./ports";
import { splitWord, type WordPeer } from "./words";

type PolicyPeer = types.input.networking.v1.NetworkPolicyPeer;
type PolicyPort = types.input.networking.v1.NetworkPolicyPort;

/** The allowed other ends of a policy rule and the ports they may use. */
export interface PolicyRule {
  /** Empty for any address. */
  readonly peers: PolicyPeer[];
  /** Empty for any port. */
  readonly ports: PolicyPort[];
}

/** Whether a connection goes into the pods that a policy is about, or out of them. */
export type Direction = "ingress" | "egress";

/** What "the internet" is not: private, shared, loopback and link-local ranges (the metadata service is link-local). */
const notInternet = ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"];
const internet: PolicyPeer = { ipBlock: { cidr: "0.0.0.0/0", except: notInternet } };

/** Whether a cluster enforces CiliumNetworkPolicies. */
export function takesCilium({ ciliumPolicies, cni }: ClusterNetwork): boolean {
  return ciliumPolicies ?? cni === "cilium";
}

/** Whether a policy of a cluster can name a host. */
export function namesHosts(network: ClusterNetwork): boolean {
  return takesCilium(network) && (network.hostPolicies ?? true);
}

/** Renders the ends of connections into pods; a peer that the cluster does not have gives no rule. */
export function ingressRules(peers: readonly Peer[], network: ClusterNetwork): PolicyRule[] {
  return rulesOf(peers, network, "ingress");
}

/** Renders the ends of connections out of pods; a peer that the cluster does not have gives no rule. */
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

/** Ports of a host, with the default written out. */
export function hostPorts({ ports = [443] }: HostPeer): readonly FlowPort[] {
  return ports;
}

/** A name cannot be said here: where nothing else can say it, every public address has to do. */
function hostRule(peer: HostPeer, network: ClusterNetwork, direction: Direction): PolicyRule | undefined {
  if (direction === "ingress") {
    throw new pulumi.RunError(
      `flows: whoever connects to pods is known by its address, not by its name, given ${quote(peer.host)}: use cidr`,
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
      return { peers: network.nodeCidrs.map(block), ports };
    case "internet":
      return { peers: [internet], ports };
    case "cloud":
      return { peers: [internet, ...(network.cloudEndpoints ?? []).map(block)], ports };
    case "anywhere":
      return { peers: [], ports };
    default:
      throw new pulumi.RunError(
        `flows: a peer "dns", "apiserver", "pod-identity", "nodes:PORT", "internet:PORT", "cloud:PORT", "anywhere:PORT", pods, a cidr or a host, given ${quote(peer)}`,
      );
  }
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
