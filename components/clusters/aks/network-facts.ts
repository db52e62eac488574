import type * as pulumi from "@pulumi/pulumi";
import type { ClusterNetwork } from "../contract";
import { type CniArgs, cniOf, enforcers } from "./cni";
import { defaultPodCidr, defaultServiceCidr, type NetworkArgs, subnetRanges } from "./network";

/** Pods that relay connections from the API server to other pods, because the network does not route the other pods' addresses. */
const konnectivity = { namespace: "kube-system", labels: { app: "konnectivity-agent" } };

/** The ranges of a cluster's network, and the settings that decide which addresses connections have. */
export interface NetworkRanges extends CniArgs {
  readonly nodes: readonly pulumi.Input<string>[];
  readonly pods: readonly pulumi.Input<string>[];
  readonly services: readonly pulumi.Input<string>[];
  /** Ranges in which the API server listens: its subnet, or the address of its private endpoint. */
  readonly apiServer: readonly pulumi.Input<string>[];
}

/**
 * Returns the facts that network policies need. Depending on the CNI, the API server calls webhooks from the addresses on which it listens, or
 * through AKS' relay. Every CNI evaluates a connection after it translates the Service's address. To get their identity, pods send a projected token
 * to an endpoint on the internet. https://learn.microsoft.com/azure/aks/plan-control-plane-networking
 */
export function factsOf({ nodes, pods, services, apiServer, ...args }: NetworkRanges): ClusterNetwork {
  return {
    cni: enforcers[cniOf(args)],
    ...hostPolicies(args),
    nodeCidrs: nodes,
    podCidrs: pods,
    serviceCidrs: services,
    apiServer: { cidrs: apiServer, port: 443, sources: [...apiServer.map((cidr) => ({ cidr })), konnectivity] },
    dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
  };
}

/**
 * Returns the facts about the cluster's own network. Pods have a separate range of addresses. Outside the cluster, their connections come from the
 * node's address. The API server listens in a separate subnet.
 */
export function networkFacts(args: NetworkArgs & CniArgs): ClusterNetwork {
  const { nodes, apiServer } = subnetRanges(args.vnet);
  return factsOf({
    ...args,
    nodes: [nodes],
    pods: [args.podCidr ?? defaultPodCidr],
    services: [args.serviceCidr ?? defaultServiceCidr],
    apiServer: [apiServer],
  });
}

/** Reports whether policies may name hosts. Azure's build of Cilium supports host names only with its observability. */
function hostPolicies(args: CniArgs) {
  return cniOf(args) === "cilium" && args.networkObservability === false ? { hostPolicies: false } : {};
}
