import type { ClusterNetwork } from "../contract";
import type { GkeClusterArgs } from "./args";
import { cniOf } from "./cni/cni";
import { networkRanges } from "./network/subnets";

/** Where a pod that asks for its identity is sent, by CNI: one judges before the node redirects it, the other after. */
const metadataServers = {
  cilium: { cidrs: ["169.254.169.254/32"], port: 80 },
  calico: { cidrs: ["169.254.169.252/32"], port: 988 },
} as const;

/** Where Cloud DNS answers pods. https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns */
const cloudDns = "169.254.169.254";

/**
 * What network policies must know. Pods connect to the API server at its private endpoint, after the Service's address is
 * translated, and its own calls come out of agents in the cluster that hold a tunnel to it. Dataplane V2 is Cilium without its
 * policies. https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy#network-policy-and-workload-identity
 */
export function networkFacts(args: Pick<GkeClusterArgs, "vpc" | "cni" | "dns">): ClusterNetwork {
  const cni = cniOf(args);
  const { nodes, pods, services, controlPlane } = networkRanges(args.vpc);
  return {
    cni,
    ...(cni === "cilium" ? { ciliumPolicies: false } : {}),
    nodeCidrs: [nodes],
    podCidrs: [pods],
    serviceCidrs: [services],
    apiServer: {
      cidrs: [controlPlane],
      port: 443,
      sources: [{ namespace: "kube-system", labels: { "k8s-app": "konnectivity-agent" } }],
    },
    dns: {
      namespace: "kube-system",
      labels: { "k8s-app": "kube-dns" },
      ...(args.dns === "cloud-dns" ? { nodeLocalAddress: cloudDns } : {}),
    },
    podIdentity: metadataServers[cni],
  };
}
