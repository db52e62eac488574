import type { types } from "@pulumi/kubernetes";
import type { ClusterNetwork } from "../clusters/contract";
import { type CiliumPolicySpec, ciliumSpec } from "./cilium";
import { namesHosts } from "./cni";
import type { Flows, HostPeer } from "./flows";
import { egressRules, hostPorts, ingressRules } from "./peers";
import { policyPort } from "./ports";

/** Spec of a NetworkPolicy. Without a direction it has no effect. */
type PolicySpec = types.input.networking.v1.NetworkPolicySpec & { readonly policyTypes: string[] };

/** A policy as data: a NetworkPolicy, and a CiliumNetworkPolicy for flows that a NetworkPolicy cannot express. */
export interface Policy {
  readonly name: string;
  readonly spec: PolicySpec;
  readonly ciliumSpec?: CiliumPolicySpec;
  /** Hosts for which the policy allows every public address, because a NetworkPolicy cannot name hosts. @default none */
  readonly unnamedHosts?: readonly string[];
}

/** Denies all connections of all pods in a namespace, in both directions. Other policies add the allowed connections. */
export const denyAll: Policy = {
  name: "default-deny",
  spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
};

/** Allows all pods in a namespace to query the cluster's DNS. */
export function allowDns(network: ClusterNetwork): Policy {
  const flows: Flows = { name: "allow-dns", pods: {}, egress: ["dns"] };
  const egress = egressRules(["dns"], network).map(({ peers, ports }) => ({ to: peers, ports }));
  return {
    name: flows.name,
    spec: { podSelector: {}, policyTypes: ["Egress"], egress },
    ciliumSpec: ciliumSpec(flows, network),
  };
}

/** Renders the allowed connections of a group of pods, for the CNI of the cluster. */
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
 * Renders the allowed connections of a group of pods as a NetworkPolicy. The policy does not contain a direction without flows, so that several
 * policies can select the same pods. The namespace's `denyAll` denies all other connections.
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
