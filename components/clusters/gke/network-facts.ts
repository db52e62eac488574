import type * as pulumi from "@pulumi/pulumi";
import type { ClusterNetwork } from "../contract";
import { type CniArgs, cniOf, type GkeCni } from "./cni";
import type { ClusterDns, ControlPlaneArgs } from "./control-plane";
import { type NetworkArgs, networkRanges } from "./network";

/**
 * Address from which pods get their identity, by CNI. Cilium evaluates a connection before the node redirects it, and Calico evaluates it afterwards.
 */
const metadataServers = {
  cilium: { cidrs: ["169.254.169.254/32"], port: 80 },
  calico: { cidrs: ["169.254.169.252/32"], port: 988 },
} as const;

/** Address at which pods reach Cloud DNS. https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns */
const cloudDns = "169.254.169.254";

/** The ranges of a cluster's network, and the settings that decide which addresses connections have. */
export interface NetworkRanges {
  readonly cni: GkeCni;
  readonly nodes: readonly pulumi.Input<string>[];
  readonly pods: readonly pulumi.Input<string>[];
  readonly services: readonly pulumi.Input<string>[];
  readonly controlPlane: readonly pulumi.Input<string>[];
  readonly dns: ClusterDns;
}

/**
 * Returns the facts that network policies need. Pods connect to the API server at its private endpoint, because the Service's address is translated
 * first. The API server's own calls come from agents in the cluster. These agents keep a tunnel to the API server. Dataplane V2 is Cilium without
 * CiliumNetworkPolicies. https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy#network-policy-and-workload-identity
 */
export function factsOf({ cni, nodes, pods, services, controlPlane, dns }: NetworkRanges): ClusterNetwork {
  return {
    cni,
    ...(cni === "cilium" ? { ciliumPolicies: false } : {}),
    nodeCidrs: nodes,
    podCidrs: pods,
    serviceCidrs: services,
    apiServer: {
      cidrs: controlPlane,
      port: 443,
      sources: [{ namespace: "kube-system", labels: { "k8s-app": "konnectivity-agent" } }],
    },
    dns: {
      namespace: "kube-system",
      labels: { "k8s-app": "kube-dns" },
      ...(dns === "cloud-dns" ? { nodeLocalAddress: cloudDns } : {}),
    },
    podIdentity: metadataServers[cni],
  };
}

/** Returns the facts about the cluster's own network. */
export function networkFacts(args: NetworkArgs & CniArgs & Pick<ControlPlaneArgs, "dns">): ClusterNetwork {
  const { nodes, pods, services, controlPlane } = networkRanges(args.vpc);
  return factsOf({
    cni: cniOf(args),
    nodes: [nodes],
    pods: [pods],
    services: [services],
    controlPlane: [controlPlane],
    dns: args.dns ?? "kube-dns",
  });
}
