import type { ClusterNetwork } from "../contract";
import { type CniArgs, cniOf, enforcers } from "./cni";
import { defaultPodCidr, defaultServiceCidr, type NetworkArgs, subnetRanges } from "./network";

/** Pods that relay the API server's connections to other pods, whose addresses the network does not route. */
const konnectivity = { namespace: "kube-system", labels: { app: "konnectivity-agent" } };

/**
 * Returns the facts that network policies need. Pods have a separate range of addresses; outside the cluster, their node's address shows. The
 * API server listens in a subnet that holds nothing else. Depending on the CNI, it calls webhooks from there or through AKS' relay. Every CNI
 * evaluates a connection after the Service's address is translated. Pods exchange a projected token for their identity on the internet.
 * https://learn.microsoft.com/azure/aks/plan-control-plane-networking
 */
export function networkFacts(args: NetworkArgs & CniArgs): ClusterNetwork {
  const { nodes, apiServer } = subnetRanges(args.vnet);
  return {
    cni: enforcers[cniOf(args)],
    ...hostPolicies(args),
    nodeCidrs: [nodes],
    podCidrs: [args.podCidr ?? defaultPodCidr],
    serviceCidrs: [args.serviceCidr ?? defaultServiceCidr],
    apiServer: { cidrs: [apiServer], port: 443, sources: [{ cidr: apiServer }, konnectivity] },
    dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
  };
}

/** Azure's build of Cilium supports host names only with its observability. */
function hostPolicies(args: CniArgs) {
  return cniOf(args) === "cilium" && args.networkObservability === false ? { hostPolicies: false } : {};
}
