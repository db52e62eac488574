import { formatRange, parseRange, part, type Range, sizeOf } from "../../../ranges";
import type { GkeVpcArgs } from "./args";

/** Ranges of a cluster's network, in CIDR notation; empty if `cidr` is wrong or missing. */
export interface NetworkRanges {
  readonly pods: string;
  readonly nodes: string;
  readonly services: string;
  /** Range only for the control plane's private endpoint, so that policies can distinguish the control plane from nodes. */
  readonly controlPlane: string;
}

/** Prefixes that leave every part large enough. */
export const vpcPrefixes = { min: 10, max: 20 } as const;

/**
 * Prefixes that GKE allows for each range.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips#cluster_sizing
 */
export const rangePrefixes = {
  pods: { min: 9, max: 21 },
  nodes: { min: 8, max: 29 },
  services: { min: 16, max: 27 },
  controlPlane: { min: 8, max: 28 },
} as const satisfies Record<keyof NetworkRanges, { readonly min: number; readonly max: number }>;

/** The option that sets each range. */
export const rangeOptions = {
  pods: "podCidr",
  nodes: "nodeCidr",
  services: "serviceCidr",
  controlPlane: "controlPlaneCidr",
} as const satisfies Record<keyof NetworkRanges, keyof GkeVpcArgs>;

/**
 * Addresses that Google reserves in a subnetwork's primary range.
 * https://cloud.google.com/vpc/docs/subnets#unusable-ip-addresses-in-every-subnet
 */
const reservedAddresses = 4;
const eighthBits = 3;
const controlPlanePrefix = 28;
const smallestServiceRange = 16;

/**
 * Lays out a network. The first half is for pods. Of the other four eighths, the first is for nodes, the second for Services, and a small part of the
 * third for the control plane. GKE cannot change a range. So no range depends on the node pools, because they may grow.
 */
export function networkRanges(vpc: Omit<GkeVpcArgs, "zones">): NetworkRanges {
  const own = layOut(vpc.cidr);
  return {
    pods: vpc.podCidr ?? own.pods,
    nodes: vpc.nodeCidr ?? own.nodes,
    services: vpc.serviceCidr ?? own.services,
    controlPlane: vpc.controlPlaneCidr ?? own.controlPlane,
  };
}

function layOut(cidr: string | undefined): NetworkRanges {
  const vpc = parseRange(cidr ?? "");
  if (vpc === undefined) {
    return { pods: "", nodes: "", services: "", controlPlane: "" };
  }
  const eighth = (index: number): Range => part(vpc, vpc.prefix + eighthBits, index);
  const services = eighth(5);
  return {
    pods: formatRange(part(vpc, vpc.prefix + 1, 0)),
    nodes: formatRange(eighth(4)),
    services: formatRange({ ...services, prefix: Math.max(services.prefix, smallestServiceRange) }),
    controlPlane: formatRange({ ...eighth(6), prefix: controlPlanePrefix }),
  };
}

/**
 * Returns the prefix of a node's block of pod addresses. A block has twice as many addresses as the node has pods, so that GKE does not
 * reuse an address immediately. https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr
 */
export function podBlockPrefix(maxPodsPerNode: number): number {
  const bits = Math.ceil(Math.log2(Math.max(maxPodsPerNode, 1))) + 1;
  return 32 - bits;
}

/** Counts the addresses of the pods' range that a node takes. */
export function podBlockSize(maxPodsPerNode: number): number {
  return sizeOf({ prefix: podBlockPrefix(maxPodsPerNode) });
}

/** Counts the addresses that a primary range has for nodes and load balancers. */
export function usableAddresses(cidr: string): number {
  const range = parseRange(cidr);
  return range === undefined ? 0 : sizeOf(range) - reservedAddresses;
}
