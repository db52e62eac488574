import type { types } from "@pulumi/kubernetes";
import type { ClusterNetwork } from "../clusters/contract";
import { type CiliumPolicySpec, ciliumSpec } from "./cilium";
import type { Flows, HostPeer } from "./flows";
import { egressRules, hostPorts, ingressRules, namesHosts } from "./peers";
import { policyPort } from "./ports";

/** What a NetworkPolicy says; one that speaks of no direction says nothing. */
type PolicySpec = types.input.networking.v1.NetworkPolicySpec & { readonly policyTypes: string[] };

/** A policy as data: a NetworkPolicy, and what only a CiliumNetworkPolicy can say beside it. */
export interface Policy {
  readonly name: string;
  readonly spec: PolicySpec;
  readonly ciliumSpec?: CiliumPolicySpec;
  /** Hosts for which the NetworkPolicy lets every public address, since it cannot say a name. @default none */
  readonly unnamedHosts?: readonly string[];
}

/** Denies every connection of every pod of a namespace, both ways; other policies then allow. */
export const denyAll: Policy = {
  name: "default-deny",
  spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
};

/** Lets every pod of a namespace ask the cluster's DNS. */
export function allowDns(network: ClusterNetwork): Policy {
  const flows: Flows = { name: "allow-dns", pods: {}, egress: ["dns"] };
  const egress = egressRules(["dns"], network).map(({ peers, ports }) => ({ to: peers, ports }));
  return {
    name: flows.name,
    spec: { podSelector: {}, policyTypes: ["Egress"], egress },
    ciliumSpec: ciliumSpec(flows, network),
  };
}

/** Renders what a group of pods may receive and send, for the CNI of the cluster. */
export function flowsPolicy(flows: Flows, network: ClusterNetwork): Policy {
  return {
    name: flows.name,
    spec: renderFlows(flows, network),
    ciliumSpec: ciliumSpec(flows, network),
    unnamedHosts: namesHosts(network) ? [] : hostsOf(flows),
  };
}

function hostsOf({ egress = [] }: Flows): string[] {
  const hosts = egress.filter((peer): peer is HostPeer => typeof peer === "object" && "host" in peer);
  return hosts.flatMap((peer) => hostPorts(peer).map((port) => `${peer.host}:${policyPort(port).port}`));
}

/**
 * Renders what a group of pods may receive and send. A direction without flows is left out, so that several policies
 * can speak of the same pods; the namespace's own `denyAll` is what denies the rest.
 */
export function renderFlows(flows: Flows, network: ClusterNetwork): PolicySpec {
  const ingress = ingressRules(flows.ingress ?? [], network).map(({ peers, ports }) => ({
    ...(peers.length > 0 && { from: peers }),
    ...(ports.length > 0 && { ports }),
  }));
  const egress = egressRules(flows.egress ?? [], network).map(({ peers, ports }) => ({
    ...(peers.length > 0 && { to: peers }),
    ...(ports.length > 0 && { ports }),
  }));
  return {
    podSelector: { matchLabels: flows.pods },
    policyTypes: [...(ingress.length > 0 ? ["Ingress"] : []), ...(egress.length > 0 ? ["Egress"] : [])],
    ...(ingress.length > 0 && { ingress }),
    ...(egress.length > 0 && { egress }),
  };
}
