import type { Problem } from "../../../problems";
import { addressesPerNode, type CniArgs } from "../cni";
import { type NetworkArgs, usableAddresses, zoneRanges } from "../network";
import type { NodesArgs } from "./args";
import { planPools } from "./plan";

/** Lists the mistake of pools that cannot grow to their `max` with full nodes: pods would wait for an address. */
export function checkAddresses(args: NodesArgs & NetworkArgs & CniArgs): Problem[] {
  const pools = planPools(args);
  const short = zoneRanges(args.vpc).flatMap(({ zone, private: cidr }) => {
    const has = usableAddresses(cidr);
    const nodes = pools
      .flatMap(({ groups }) => groups)
      .filter(({ zones }) => zones.includes(zone))
      .reduce((sum, { max, zones }) => sum + Math.ceil(max / zones.length), 0);
    const needs = nodes * addressesPerNode(args);
    return needs > has ? [{ zone, cidr, has, nodes, needs }] : [];
  });
  const [worst, ...others] = short.toSorted((one, other) => other.needs - other.has - (one.needs - one.has));
  if (worst === undefined) {
    return [];
  }
  const { zone, cidr, has, nodes, needs } = worst;
  const elsewhere = others.length === 0 ? "" : `, and too few in ${others.map((each) => each.zone).join(", ")}`;
  const message = `${nodes} nodes with all their pods need ${needs} addresses in ${zone}, but the private subnet ${cidr} has ${has}: ${needs - has} too few${elsewhere}; set a larger range or smaller pools`;
  return [{ path: "vpc.cidr", message }];
}
