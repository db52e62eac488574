import { collectProblems, expected, type Problem } from "../../../problems";
import { checkApart, checkPrivateRange, checkZones } from "../../checks";
import type { GkeVpcArgs, NetworkArgs } from "./args";
import { type NetworkRanges, networkRanges, rangeOptions, rangePrefixes, vpcPrefixes } from "./subnets";
import { isRegion, zonesOf } from "./zones";

/**
 * Google treats shared address space (RFC 6598) as private, and GKE's nodes use one range internally.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips
 */
const space = { alsoPrivate: "100.64.0.0/10", reserved: { ranges: ["172.17.0.0/16"], for: "GKE's nodes" } } as const;

const names = Object.keys(rangeOptions) as (keyof NetworkRanges)[];

/** Lists the mistakes in the network and its region. */
export function checkNetwork({ region, vpc }: NetworkArgs & { readonly region: string }): Problem[] {
  const hint = "the cluster is regional, so write the region and not a zone";
  return [
    ...checkRanges(vpc),
    ...collectProblems([!isRegion(region) && expected("region", "a region such as europe-west3", region, hint)]),
    ...checkZones("vpc.zones", vpc.zones, region, isRegion(region) ? zonesOf(region) : undefined),
  ];
}

/** Checks only the given ranges: those of the component's own layout follow from `cidr`. */
function checkRanges(vpc: GkeVpcArgs): Problem[] {
  const given = names.filter((name) => vpc[rangeOptions[name]] !== undefined);
  const whole =
    given.length < names.length ? checkPrivateRange("vpc.cidr", vpc.cidr, { ...space, ...vpcPrefixes }) : [];
  const ranges = networkRanges(vpc);
  const parts = given.flatMap((name) =>
    checkPrivateRange(`vpc.${rangeOptions[name]}`, ranges[name], { ...space, ...rangePrefixes[name] }),
  );
  return whole.length > 0 || parts.length > 0 ? [...whole, ...parts] : checkOverlap(ranges);
}

function checkOverlap(ranges: NetworkRanges): Problem[] {
  return names.flatMap((name, index) =>
    names
      .slice(0, index)
      .flatMap((other) =>
        checkApart(`vpc.${rangeOptions[name]}`, ranges[name], `vpc.${rangeOptions[other]}`, ranges[other]),
      ),
  );
}
