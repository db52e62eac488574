import { formatRange, parseRange, part, sizeOf } from "../../../ranges";
import type { AksVnetArgs } from "./args";

/** Ranges of the network's subnets, in CIDR notation. */
export interface SubnetRanges {
  readonly nodes: string;
  /** Range only for the API server, so that policies can distinguish the API server from nodes. */
  readonly apiServer: string;
}

/** Range of Service addresses, unless another one is configured. */
export const defaultServiceCidr = "172.20.0.0/16";
/** Range of pods, unless another one is configured. */
export const defaultPodCidr = "10.244.0.0/16";
/** Prefix of the part of the pods' range that each node takes. https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay */
export const nodePodPrefix = 24;

/** Addresses that Azure reserves in every subnet. https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
const reservedAddresses = 5;
/** AKS takes at least nine addresses, and more when the API server grows. Azure requires a `/28` or larger. */
const apiServerPrefix = 26;

/** Prefixes that leave every subnet large enough. */
export const vnetPrefixes = { min: 16, max: 22 } as const;

/** Prefixes of a network with configured subnets, and of these subnets. */
export const givenPrefixes = {
  vnet: { min: 16, max: 25 },
  nodes: { min: 16, max: 27 },
  apiServer: { min: 16, max: 28 },
} as const;

/**
 * Lays out a network: the first half is for nodes, and the last `/26` for the API server. The space between is free for other subnets.
 * Returns nothing if the range is wrong.
 */
export function allocateSubnets(cidr: string): SubnetRanges | undefined {
  const vnet = parseRange(cidr);
  if (vnet === undefined || vnet.prefix > vnetPrefixes.max) {
    return undefined;
  }
  const last = 2 ** (apiServerPrefix - vnet.prefix) - 1;
  return {
    nodes: formatRange(part(vnet, vnet.prefix + 1, 0)),
    apiServer: formatRange(part(vnet, apiServerPrefix, last)),
  };
}

/** Returns the subnets' ranges: the configured ranges, the default layout of the network's range, or the ranges of the existing subnets. */
export function subnetRanges({ cidr, vnetId, nodes, apiServer, subnetCidrs }: AksVnetArgs): SubnetRanges {
  const own = vnetId === undefined ? (subnetCidrs ?? allocateSubnets(cidr)) : undefined;
  return own ?? { nodes: nodes?.cidr ?? cidr, apiServer: apiServer?.cidr ?? cidr };
}

/** Counts the addresses that a subnet has for nodes and internal load balancers. */
export function usableAddresses(cidr: string): number {
  const range = parseRange(cidr);
  return range === undefined ? 0 : sizeOf(range) - reservedAddresses;
}
