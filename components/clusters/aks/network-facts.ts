import type { ClusterNetwork } from "../contract";
import type { AksClusterArgs } from "./args";
import { type CniArgs, cniOf, enforcers } from "./cni/cni";
import { defaultPodCidr, defaultServiceCidr } from "./control-plane/control-plane";
import { subnetRanges } from "./network/subnets";

/** Pods that relay the API server's connections to pods, whose addresses the network does not know. */
const konnectivity = { namespace: "kube-system", labels: { app: "konnectivity-agent" } };

/**
 * What network policies must know. Pods have addresses of their own range, and others outside see their node's. The API server
 * listens in a subnet that holds nothing else; it calls webhooks from there, or by way of AKS' relay, as AKS has it for the CNI. Each CNI
 * judges a connection after the Service's address is translated. Identities come by a token that is projected into the pod, from the
 * internet. https://learn.microsoft.com/azure/aks/plan-control-plane-networking
 */
export function networkFacts(
  args: Pick<AksClusterArgs, "vnet" | "serviceCidr" | "podCidr" | "cni" | "networkObservability">,
): ClusterNetwork {
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

/** Azure's build of Cilium knows host names as a part of its observability only. */
function hostPolicies(args: CniArgs) {
  return cniOf(args) === "cilium" && args.networkObservability === false ? { hostPolicies: false } : {};
}
