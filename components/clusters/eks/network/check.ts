import type { Problem } from "../../../problems";
import { checkApart, checkPrivateRange, checkRegion, checkZones, hasRegion } from "../../checks";
import type { NetworkArgs } from "./args";
import { checkExistingNetwork } from "./check-existing";
import { defaultServiceCidr, servicePrefixes, vpcPrefixes } from "./subnets";
import { regions, zonesOf } from "./zones";

/** Prefixes that suit an existing network. */
const existingPrefixes = { min: 8, max: 28 } as const;

/** Lists the mistakes in the network and its region. */
export function checkNetwork(args: NetworkArgs & { readonly region: string }): Problem[] {
  const { region, vpc, serviceCidr = defaultServiceCidr } = args;
  return [
    ...checkPrivateRange("vpc.cidr", vpc.cidr, vpc.vpcId === undefined ? vpcPrefixes : existingPrefixes),
    ...checkPrivateRange("serviceCidr", serviceCidr, servicePrefixes),
    ...checkApart("serviceCidr", serviceCidr, "vpc.cidr", vpc.cidr),
    ...checkRegion("region", region, regions),
    ...checkZones("vpc.zones", vpc.zones, region, {
      allowed: hasRegion(region, regions.known) ? zonesOf(region) : undefined,
    }),
    ...checkExistingNetwork(vpc),
  ];
}
