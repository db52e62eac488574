import type { Problem } from "../../../problems";
import { checkApart, checkPrivateRange, checkRegion, checkZones, hasRegion } from "../../shared-checks";
import type { EksVpcArgs, NetworkArgs } from "./args";
import { checkExistingNetwork } from "./check-existing";
import { checkPodCidr } from "./check-pod-cidr";
import { checkSubnetCidrs } from "./check-subnet-cidrs";
import { defaultServiceCidr, givenPrefixes, servicePrefixes, vpcPrefixes } from "./subnets";
import { regions, zonesOf } from "./zones";

/** Prefixes that suit an existing network. */
const existingPrefixes = { min: 8, max: 28 } as const;

/** Lists the mistakes in the network and its region. */
export function checkNetwork(args: NetworkArgs & { readonly region: string }): Problem[] {
  const { region, vpc, serviceCidr = defaultServiceCidr } = args;
  return [
    ...checkPrivateRange("vpc.cidr", vpc.cidr, sizesOf(vpc)),
    ...checkPrivateRange("serviceCidr", serviceCidr, servicePrefixes),
    ...checkApart("serviceCidr", serviceCidr, "vpc.cidr", vpc.cidr),
    ...checkRegion("region", region, regions),
    ...checkZones("vpc.zones", vpc.zones, region, {
      allowed: hasRegion(region, regions.known) ? zonesOf(region) : undefined,
    }),
    ...checkExistingNetwork(vpc),
    ...checkSubnetCidrs(vpc),
    ...checkPodCidr(args),
  ];
}

function sizesOf({ vpcId, subnetCidrs }: EksVpcArgs): { readonly min: number; readonly max: number } {
  const own = subnetCidrs === undefined ? vpcPrefixes : givenPrefixes.vpc;
  return vpcId === undefined ? own : existingPrefixes;
}
