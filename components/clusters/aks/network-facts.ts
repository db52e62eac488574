import type { ClusterNetwork } from "../contract";
import type { AksClusterArgs } from "./args";
import { type CniArgs, cniOf, enforcers } from "./cni";
import { defaultPodCidr, defaultServiceCidr } from "./control-plane";
import { subnetRanges } from "./subnets";

/**
 * What network policies must know. Pods have addresses of their own range, and others outside see their node's. The API server
 * listens in a subnet that holds nothing else, and calls webhooks from there, or by way of a node. Each CNI judges a connection
 * after the Service's address is translated. Identities come by a token that is projected into the pod, from the internet.
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
    apiServer: { cidrs: [apiServer], port: 443, sources: [{ cidr: apiServer }, { cidr: nodes }] },
    dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
  };
}

/** Azure's build of Cilium knows host names as a part of its observability only. */
function hostPolicies(args: CniArgs) {
  return cniOf(args) === "cilium" && args.networkObservability === false ? { hostPolicies: false } : {};
}
