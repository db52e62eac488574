import { formatRange, parseRange, part, size } from "../../../ranges";
import type { AksVnetArgs } from "../args";

/** Ranges of the network's subnets, in CIDR notation. */
export interface SubnetRanges {
  readonly nodes: string;
  /** The API server, and nothing else: so policies can tell it from nodes. */
  readonly apiServer: string;
}

/** Addresses that Azure keeps of every subnet. https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
const reservedAddresses = 5;
/** AKS takes nine addresses at least, and more as the API server grows; Azure asks for a `/28`. */
const apiServerPrefix = 26;

/** Prefix lengths that leave every subnet large enough. */
export const vnetPrefixes = { min: 16, max: 22 } as const;

/**
 * Lays out a network: its first half for nodes, the last `/26` for the API server; what is between is free for what the network's
 * owner adds. Nothing if the range is none.
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

/** The subnets' ranges, allocated here or as they are in a network that was made elsewhere. */
export function subnetRanges({ cidr, vnetId, nodes, apiServer }: AksVnetArgs): SubnetRanges {
  const own = vnetId === undefined ? allocateSubnets(cidr) : undefined;
  return own ?? { nodes: nodes?.cidr ?? cidr, apiServer: apiServer?.cidr ?? cidr };
}

/** How many addresses a subnet has for nodes and internal load balancers. */
export function usableAddresses(cidr: string): number {
  const range = parseRange(cidr);
  return range === undefined ? 0 : size(range.prefix) - reservedAddresses;
}
