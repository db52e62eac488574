import type { types } from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterNetwork } from "../clusters/contract";
import { quote } from "../problems";
import type { Peer, PodPeer } from "./flows";

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

/** Renders the ends of connections into pods; a peer that the cluster does not have gives no rule. */
export function ingressRules(peers: readonly Peer[], network: ClusterNetwork): PolicyRule[] {
  return rulesOf(peers, network, "ingress");
}

/** Renders the ends of connections out of pods; a peer that the cluster does not have gives no rule. */
export function egressRules(peers: readonly Peer[], network: ClusterNetwork): PolicyRule[] {
  return rulesOf(peers, network, "egress");
}

function rulesOf(peers: readonly Peer[], network: ClusterNetwork, direction: Direction): PolicyRule[] {
  return peers
    .map((peer) => (isPodPeer(peer) ? podRule(peer) : wordRule(peer, network, direction)))
    .filter((rule) => rule !== undefined);
}

/** Tells pods from words. */
export function isPodPeer(peer: Peer): peer is PodPeer {
  return typeof peer === "object";
}

function podRule(peer: PodPeer): PolicyRule {
  return { peers: [podSelector(peer)], ports: (peer.ports ?? []).map((port) => tcp(port)) };
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

function wordRule(peer: Exclude<Peer, PodPeer>, network: ClusterNetwork, direction: Direction): PolicyRule | undefined {
  const [word, port] = splitWord(peer);
  const ports = port === undefined ? [] : [tcp(port)];
  switch (word) {
    case "dns":
      return dnsRule(network);
    case "apiserver":
      return direction === "ingress"
        ? { peers: apiServerSources(network), ports }
        : {
            peers: network.apiServer.cidrs.map((cidr) => ({ ipBlock: { cidr } })),
            ports: [tcp(network.apiServer.port)],
          };
    case "pod-identity":
      return podIdentityRule(network);
    case "nodes":
      return { peers: network.nodeCidrs.map((cidr) => ({ ipBlock: { cidr } })), ports };
    case "internet":
      return { peers: [internet], ports };
    case "cloud":
      return { peers: [internet, ...(network.cloudEndpoints ?? []).map((cidr) => ({ ipBlock: { cidr } }))], ports };
    case "anywhere":
      return { peers: [], ports };
    default:
      throw new pulumi.RunError(
        `flows: a peer "dns", "apiserver", "pod-identity", "nodes:PORT", "internet:PORT", "cloud:PORT", "anywhere:PORT" or pods, given ${quote(peer)}`,
      );
  }
}

type Word = "dns" | "apiserver" | "pod-identity" | "nodes" | "internet" | "cloud" | "anywhere";

/** Splits a word from its port. */
export function splitWord(peer: Exclude<Peer, PodPeer>): [Word, number | undefined] {
  const [word, port] = peer.split(":") as [Word, string | undefined];
  return [word, port === undefined ? undefined : Number(port)];
}

function dnsRule(network: ClusterNetwork): PolicyRule {
  const { namespace, labels, nodeLocalAddress } = network.dns;
  const cache = nodeLocalAddress === undefined ? [] : [{ ipBlock: { cidr: `${nodeLocalAddress}/32` } }];
  return {
    peers: [{ namespaceSelector: namespaceNamed(namespace), podSelector: { matchLabels: labels } }, ...cache],
    ports: [
      { protocol: "UDP", port: 53 },
      { protocol: "TCP", port: 53 },
    ],
  };
}

function podIdentityRule({ podIdentity }: ClusterNetwork): PolicyRule | undefined {
  return (
    podIdentity && {
      peers: podIdentity.cidrs.map((cidr) => ({ ipBlock: { cidr } })),
      ports: [tcp(podIdentity.port)],
    }
  );
}

function apiServerSources(network: ClusterNetwork): PolicyPeer[] {
  return network.apiServer.sources.map((source) =>
    "cidr" in source
      ? { ipBlock: { cidr: source.cidr } }
      : { namespaceSelector: namespaceNamed(source.namespace), podSelector: { matchLabels: source.labels } },
  );
}

function namespaceNamed(name: PodPeer["namespace"] & {}): types.input.meta.v1.LabelSelector {
  return { matchLabels: { "kubernetes.io/metadata.name": name } };
}

function tcp(port: number): PolicyPort {
  return { protocol: "TCP", port };
}
