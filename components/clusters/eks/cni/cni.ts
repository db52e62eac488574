import type { CniArgs, EksCni } from "./args";

/** Returns the CNI of a cluster. */
export function cniOf({ cni = "vpc-cni" }: CniArgs): EksCni {
  return cni;
}

/** Reports whether the VPC CNI connects pods, with or without Calico. */
export function hasVpcCni(args: CniArgs): boolean {
  return cniOf(args) !== "cilium";
}

/**
 * Most pods per node. All CNIs here use prefix delegation, which allows this number on instance types of up to 30 vCPUs. The exceptions are types
 * with two network interfaces of four addresses, such as m7g.medium and t3a.small (see `podsOn`).
 * https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.0/pkg/vpc/vpc_ip_resource_limit.go
 */
export const maxPods = 110;

const prefixSize = 16;
const interfaces = 3;

/**
 * Addresses of a node that are not for pods, by CNI. The VPC CNI keeps one block warm. Cilium keeps eight addresses free, and uses one address for
 * its router and one for its health checks. https://docs.cilium.io/en/stable/network/concepts/ipam/eni/
 */
const besidePods: Readonly<Record<EksCni, number>> = { "vpc-cni": prefixSize, calico: prefixSize, cilium: 8 + 2 };

/** Counts the addresses of a node with the maximum number of pods: blocks for its pods and the CNI, and the addresses of its network interfaces. */
export function addressesPerNode(args: CniArgs): number {
  return Math.ceil((maxPods + besidePods[cniOf(args)]) / prefixSize) * prefixSize + interfaces;
}
