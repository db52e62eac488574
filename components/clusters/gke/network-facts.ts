import type { ClusterNetwork } from "../contract";
import { type CniArgs, cniOf } from "./cni";
import type { ControlPlaneArgs } from "./control-plane";
import { type NetworkArgs, networkRanges } from "./network";

/** Address at which pods ask for their identity, by CNI: Cilium evaluates a connection before the node redirects it, Calico afterwards. */
const metadataServers = {
  cilium: { cidrs: ["169.254.169.254/32"], port: 80 },
  calico: { cidrs: ["169.254.169.252/32"], port: 988 },
} as const;

/** Address at which Cloud DNS answers pods. https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns */
const cloudDns = "169.254.169.254";

/**
 * Returns the facts that network policies need. Pods connect to the API server at its private endpoint, after the Service's address is
 * translated. The API server's own calls come from agents in the cluster, which hold a tunnel to it. Dataplane V2 is Cilium without
 * CiliumNetworkPolicies. https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy#network-policy-and-workload-identity
 */
export function networkFacts(args: NetworkArgs & CniArgs & Pick<ControlPlaneArgs, "dns">): ClusterNetwork {
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
