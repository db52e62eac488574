import { formatRange, parseRange, part, sizeOf } from "../../../ranges";
import type { EksVpcArgs } from "./args";

/** Ranges of a zone's subnets, in CIDR notation. */
export interface ZoneRanges {
  readonly zone: string;
  /** The zone's letter. Names of resources in the zone contain it. */
  readonly letter: string;
  /** Range of nodes and pods. */
  readonly private: string;
  /** Range only for the control plane's network interfaces, so that policies can distinguish these from pods. */
  readonly intra: string;
  /** Range of pods, if the network has a secondary range for pods. */
  readonly pods?: string;
}

/** Ranges of a zone's subnets in the cluster's own network. */
export interface ZoneSubnets extends ZoneRanges {
  /** Range of load balancers and NAT gateways. */
  readonly public: string;
}

/** Range of Service addresses, unless another one is configured. */
export const defaultServiceCidr = "172.20.0.0/16";

/**
 * Prefixes that AWS allows for the range of Services.
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
export const servicePrefixes = { min: 12, max: 24 } as const;

/** Addresses that AWS reserves in every subnet. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const reservedAddresses = 5;
const partBits = 3;
const intraPart = 6;
const publicPart = 7;

/** Prefixes that leave every subnet large enough. */
export const vpcPrefixes = { min: 16, max: 20 } as const;

/** Prefixes of a secondary range for pods, which has the same layout. */
export const podPrefixes = { min: 16, max: 20 } as const;

/** Prefixes of a network with configured subnets, and of these subnets. https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const givenPrefixes = {
  vpc: { min: 16, max: 24 },
  private: { min: 16, max: 26 },
  public: { min: 16, max: 27 },
  intra: { min: 16, max: 28 },
  pods: { min: 16, max: 26 },
} as const;

/** Zone letters that have a place in the layout. */
const zoneLetters = "abcdef";

/**
 * Lays out a network in eight equal parts. Each zone's letter has one part for the private subnet. The seventh part contains the intra subnets, and
 * the eighth part the public subnets, again by letter. A zone's subnets depend only on its letter. So you can add, remove or reorder zones, and the
 * subnets of the other zones do not move.
 */
export function allocateSubnets(vpcCidr: string, zones: readonly string[]): ZoneSubnets[] {
  const vpc = parseRange(vpcCidr);
  if (vpc === undefined) {
    return [];
  }
  const partPrefix = vpc.prefix + partBits;
  const smallPrefix = partPrefix + partBits;
  const placed = zones.filter((zone) => zone !== "" && zoneLetters.includes(zone.slice(-1)));
  return placed.map((zone) => {
    const letter = zone.slice(-1);
    const index = zoneLetters.indexOf(letter);
    const small = (of: number) => formatRange(part(part(vpc, partPrefix, of), smallPrefix, index));
    return {
      zone,
      letter,
      private: formatRange(part(vpc, partPrefix, index)),
      public: small(publicPart),
      intra: small(intraPart),
    };
  });
}

/** Returns the subnets of the cluster's own network: the configured subnets, or the default layout of the network's range. */
export function ownSubnets({ cidr, podCidr, zones, subnetCidrs }: EksVpcArgs): ZoneSubnets[] {
  if (subnetCidrs === undefined) {
    const pods = podCidr === undefined ? [] : allocateSubnets(podCidr, zones);
    const podsOf = (zone: string) => pods.find((each) => each.zone === zone)?.private;
    return allocateSubnets(cidr, zones).map((subnets) => withPods(subnets, podsOf(subnets.zone)));
  }
  return zones.flatMap((zone) => {
    const given = Object.hasOwn(subnetCidrs, zone) ? subnetCidrs[zone] : undefined;
    return given === undefined ? [] : [{ zone, letter: zone.slice(-1), ...given }];
  });
}

/** Returns the ranges of all zones, either in the cluster's own network or of the existing subnets. */
export function zoneRanges(vpc: EksVpcArgs): ZoneRanges[] {
  const { zones, subnets } = vpc;
  if (subnets === undefined) {
    return ownSubnets(vpc);
  }
  return zones.flatMap((zone) => {
    const given = Object.hasOwn(subnets, zone) ? subnets[zone] : undefined;
    return given === undefined
      ? []
      : [withPods({ zone, letter: zone.slice(-1), private: given.privateCidr, intra: given.intraCidr }, given.podCidr)];
  });
}

function withPods<T extends ZoneRanges>(ranges: T, pods: string | undefined): T {
  return pods === undefined ? ranges : { ...ranges, pods };
}

/** Counts the addresses that a subnet has for nodes and pods. */
export function usableAddresses(cidr: string): number {
  const range = parseRange(cidr);
  return range === undefined ? 0 : sizeOf(range) - reservedAddresses;
}
