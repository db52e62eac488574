import type { Problem } from "../../../problems";
import { addressesPerNode, type CniArgs } from "../cni";
import { type NetworkArgs, usableAddresses, type ZoneRanges, zoneRanges } from "../network";
import type { NodesArgs } from "./args";
import { planPools } from "./plan";

/** A subnet from which nodes take addresses. */
interface NodeSubnet {
  readonly kind: "private" | "pods";
  readonly zone: string;
  readonly cidr: string;
  /** Addresses that a node with the maximum number of pods takes. */
  readonly perNode: number;
}

/** Lists the mistake of subnets that are too small for `max` nodes with the maximum number of pods. Pods would wait for an address. */
export function checkAddresses(args: NodesArgs & NetworkArgs & CniArgs): Problem[] {
  const groups = planPools(args).flatMap((pool) => pool.groups);
  const short = zoneRanges(args.vpc)
    .flatMap((ranges) => subnetsOf(ranges, addressesPerNode(args)))
    .flatMap(({ kind, zone, cidr, perNode }) => {
      const has = usableAddresses(cidr);
      const nodes = groups
        .filter(({ zones }) => zones.includes(zone))
        .reduce((sum, { max, zones }) => sum + Math.ceil(max / zones.length), 0);
      const needs = nodes * perNode;
      return needs > has ? [{ kind, zone, cidr, has, nodes, needs }] : [];
    });
  const [worst, ...others] = short.toSorted((one, other) => other.needs - other.has - (one.needs - one.has));
  if (worst === undefined) {
    return [];
  }
  const { kind, zone, cidr, has, nodes, needs } = worst;
  const zones = [...new Set(others.map((each) => each.zone))].filter((other) => other !== zone);
  const elsewhere = zones.length === 0 ? "" : ` (also too few in ${zones.join(", ")})`;
  const subnet = kind === "pods" ? "pods' subnet" : "private subnet";
  const message = `${nodes} nodes and their pods need ${needs} addresses in ${zone}, but the ${subnet} ${cidr} has only ${has}${elsewhere}; set a larger range, or make the pools smaller`;
  return [{ path: kind === "pods" ? "vpc.podCidr" : "vpc.cidr", message }];
}

/** Returns the subnets that nodes in a zone use. If pods have a separate subnet, only the first interface of a node is in the private subnet. */
function subnetsOf({ zone, private: cidr, pods }: ZoneRanges, perNode: number): NodeSubnet[] {
  return pods === undefined
    ? [{ kind: "private", zone, cidr, perNode }]
    : [
        { kind: "private", zone, cidr, perNode: 1 },
        { kind: "pods", zone, cidr: pods, perNode: perNode - 1 },
      ];
}
