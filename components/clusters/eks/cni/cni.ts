import type { CniArgs, EksCni } from "./args";

/** Returns the CNI of a cluster. */
export function cniOf({ cni = "vpc-cni" }: CniArgs): EksCni {
  return cni;
}

/** Reports whether the VPC CNI connects pods, with or without Calico. */
export function hasVpcCni(args: CniArgs): boolean {
  return cniOf(args) !== "cilium";
}

const prefixDelegation = { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" };

/**
 * Renders the VPC CNI's configuration. Pods have addresses of the network, in blocks of 16. The CNI enforces NetworkPolicies and writes
 * denied connections to the node's log. If Calico enforces them instead, the CNI annotates pods with their addresses for it.
 * https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html
 * https://docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks
 */
export function vpcCniValues(args: CniArgs): object {
  return cniOf(args) === "calico"
    ? { enableNetworkPolicy: "false", env: { ...prefixDelegation, ANNOTATE_POD_IP: "true" } }
    : { enableNetworkPolicy: "true", nodeAgent: { enablePolicyEventLogs: "true" }, env: prefixDelegation };
}

/** Pods per node. Prefix delegation, which every CNI here uses, allows this number on all types of up to 30 vCPUs. */
export const maxPods = 110;

const prefixSize = 16;
const interfaces = 3;

/**
 * Addresses of a node that are not for pods, by CNI. The VPC CNI keeps one block warm. Cilium keeps eight addresses free, and uses one
 * for its router and one for its health checks. https://docs.cilium.io/en/stable/network/concepts/ipam/eni/
 */
const besidePods: Readonly<Record<EksCni, number>> = { "vpc-cni": prefixSize, calico: prefixSize, cilium: 8 + 2 };

/** Counts the addresses of a full node: blocks for its pods and the CNI, and addresses of its own interfaces. */
export function addressesPerNode(args: CniArgs): number {
  return Math.ceil((maxPods + besidePods[cniOf(args)]) / prefixSize) * prefixSize + interfaces;
}
