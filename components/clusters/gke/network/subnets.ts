import { formatRange, parseRange, part, type Range, size } from "../../../ranges";
import type { GkeVpcArgs } from "../args";

/** Ranges of a cluster's network, in CIDR notation. */
export interface NetworkRanges {
  readonly pods: string;
  readonly nodes: string;
  readonly services: string;
  /** The control plane's private endpoint, and nothing else: so policies can tell it from nodes. */
  readonly controlPlane: string;
}

/** Prefix lengths that leave every part large enough. */
export const vpcPrefixes = { min: 10, max: 20 } as const;

/**
 * Prefix lengths that GKE takes for each range.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips#cluster_sizing
 */
export const rangePrefixes = {
  pods: { min: 9, max: 21 },
  nodes: { min: 8, max: 29 },
  services: { min: 16, max: 27 },
  controlPlane: { min: 8, max: 28 },
} as const satisfies Record<keyof NetworkRanges, { readonly min: number; readonly max: number }>;

/** The path of each range among the arguments. */
export const rangePaths = {
  pods: "vpc.podCidr",
  nodes: "vpc.nodeCidr",
  services: "vpc.serviceCidr",
  controlPlane: "vpc.controlPlaneCidr",
} as const satisfies Record<keyof NetworkRanges, string>;

/** Addresses that Google keeps of a subnetwork's primary range. https://cloud.google.com/vpc/docs/subnets#unusable-ip-addresses-in-every-subnet */
const reservedAddresses = 4;
const eighthBits = 3;
const controlPlanePrefix = 28;
const smallestServiceRange = 16;

/**
 * Lays out a network: the first half is for pods; of the other four eighths, one is for nodes, one for Services, and of the third
 * a little for the control plane. No range depends on the pools, so that none has to move, which GKE cannot, when they grow.
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

function layOut(cidr: string): NetworkRanges {
  const vpc = parseRange(cidr);
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
 * Length of the prefix of a node's block of pod addresses: twice as many as it has pods, so that an address rests before it is
 * used again. https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr
 */
export function podBlockPrefix(maxPodsPerNode: number): number {
  const bits = Math.ceil(Math.log2(Math.max(maxPodsPerNode, 1))) + 1;
  return 32 - bits;
}

/** How many addresses of the pods' range a node with so many pods takes. */
export function podBlockSize(maxPodsPerNode: number): number {
  return size(podBlockPrefix(maxPodsPerNode));
}

/** How many nodes and load balancers a primary range has addresses for. */
export function usableAddresses(cidr: string): number {
  const range = parseRange(cidr);
  return range === undefined ? 0 : size(range.prefix) - reservedAddresses;
}

/** How many addresses a range has. */
export function rangeSize(cidr: string): number {
  const range = parseRange(cidr);
  return range === undefined ? 0 : size(range.prefix);
}
