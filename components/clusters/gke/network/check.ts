import { among } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { checkApart, checkPrivateRange, checkRegion, checkZones, hasRegion } from "../../shared-checks";
import type { GkeVpcArgs, NetworkArgs } from "./args";
import { checkExistingNetwork } from "./check-existing";
import { type NetworkRanges, networkRanges, rangeOptions, rangePrefixes, vpcPrefixes } from "./subnets";
import { regions, zonesOf } from "./zones";

/**
 * Google treats the shared address space (RFC 6598) as private. GKE's nodes use one range internally.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips
 */
const space = { alsoPrivate: "100.64.0.0/10", reserved: { ranges: ["172.17.0.0/16"], for: "GKE's nodes" } } as const;

const names = Object.keys(rangeOptions) as (keyof NetworkRanges)[];

/** Lists the mistakes in the network and its region. */
export function checkNetwork({
  region,
  location,
  vpc,
}: NetworkArgs & { readonly region: string; readonly location?: string }): Problem[] {
  return [
    ...checkRanges(vpc),
    ...checkExistingNetwork(vpc, region),
    ...checkRegion("region", region, regions),
    ...checkZones("vpc.zones", vpc.zones, region, {
      allowed: hasRegion(region, regions.known) ? zonesOf(region) : undefined,
      least: location === undefined ? 2 : 1,
    }),
    ...among("location", location, "vpc.zones", vpc.zones),
  ];
}

/** Checks only the given ranges. The component derives the other ranges from `cidr`. */
function checkRanges(vpc: GkeVpcArgs): Problem[] {
  const given = names.filter((name) => vpc[rangeOptions[name]] !== undefined);
  const whole = given.length < names.length ? checkWhole(vpc, given) : [];
  const ranges = networkRanges(vpc);
  const parts = given.flatMap((name) =>
    checkPrivateRange(`vpc.${rangeOptions[name]}`, ranges[name], { ...space, ...rangePrefixes[name] }),
  );
  return whole.length > 0 || parts.length > 0 ? [...whole, ...parts] : checkOverlap(ranges);
}

/** Checks the range from which the component derives the others. In an existing network, all ranges must be given. */
function checkWhole({ cidr, network }: GkeVpcArgs, given: readonly (keyof NetworkRanges)[]): Problem[] {
  if (network === undefined && cidr !== undefined) {
    return checkPrivateRange("vpc.cidr", cidr, { ...space, ...vpcPrefixes });
  }
  const missing = names.filter((name) => !given.includes(name)).map((name) => rangeOptions[name]);
  return network === undefined
    ? [
        expected(
          "vpc.cidr",
          "a private range",
          cidr,
          `set vpc.cidr, or set all of these options: ${missing.join(", ")}`,
        ),
      ]
    : missing.map((option) => expected(`vpc.${option}`, "the range in the existing network", undefined));
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
