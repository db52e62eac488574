import { collectProblems, expected, type Problem } from "../../../problems";
import { checkApart, checkPrivateRange, checkWithin } from "../../shared-checks";
import type { EksVpcArgs } from "./args";
import { givenPrefixes } from "./subnets";

const kinds = ["private", "public", "intra"] as const;

/** Lists the mistakes in the ranges of the own network's subnets. Every zone needs these ranges. */
export function checkSubnetCidrs({ cidr, podCidr, zones, subnetCidrs }: EksVpcArgs): Problem[] {
  if (subnetCidrs === undefined) {
    return [];
  }
  const ranges = Object.entries(subnetCidrs).flatMap(([zone, given]) =>
    kinds.map((kind) => ({ path: `vpc.subnetCidrs.${zone}.${kind}`, range: given[kind], kind })),
  );
  const pods = Object.entries(subnetCidrs).flatMap(([zone, given]) =>
    given.pods === undefined ? [] : [{ path: `vpc.subnetCidrs.${zone}.pods`, range: given.pods }],
  );
  return [
    ...collectProblems([
      ...zones.map(
        (zone) =>
          !Object.hasOwn(subnetCidrs, zone) &&
          expected(`vpc.subnetCidrs.${zone}`, "the ranges of this zone's subnets", undefined),
      ),
      ...Object.keys(subnetCidrs).map(
        (zone) =>
          !zones.includes(zone) && {
            path: `vpc.subnetCidrs.${zone}`,
            message: `expected a zone of vpc.zones (${zones.join(", ")})`,
          },
      ),
    ]),
    ...ranges.flatMap(({ path, range, kind }, index) => [
      ...checkPrivateRange(path, range, givenPrefixes[kind]),
      ...checkWithin(path, range, "vpc.cidr", cidr),
      ...ranges.slice(0, index).flatMap((other) => checkApart(path, range, other.path, other.range)),
    ]),
    ...pods.flatMap(({ path, range }, index) => [
      ...checkPrivateRange(path, range, { ...givenPrefixes.pods, alsoPrivate: "100.64.0.0/10" }),
      ...(podCidr === undefined ? [] : checkWithin(path, range, "vpc.podCidr", podCidr)),
      ...pods.slice(0, index).flatMap((other) => checkApart(path, range, other.path, other.range)),
    ]),
  ];
}
