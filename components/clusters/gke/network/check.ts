import { collectProblems, type Problem, quote } from "../../../problems";
import { checkCidr } from "../../check-ranges";
import { isPrivate, overlap, parseRange, type Range } from "../../../ranges";
import type { GkeClusterArgs, GkeVpcArgs } from "../args";
import { isRegion, zonesOf } from "./zones";
import { type NetworkRanges, networkRanges, rangePaths, rangePrefixes, vpcPrefixes } from "./subnets";

/** What GKE's nodes use inside of themselves. https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips */
const reservedByGke = "172.17.0.0/16";

/** Lists the objections to the network and to who reaches the API server. */
export function checkNetwork(args: GkeClusterArgs): Problem[] {
  return [...checkRanges(args.vpc), ...checkZones(args)];
}

function checkRanges(vpc: GkeVpcArgs): Problem[] {
  const given = [vpc.podCidr, vpc.nodeCidr, vpc.serviceCidr, vpc.controlPlaneCidr];
  const whole = given.includes(undefined)
    ? [...checkCidr("vpc.cidr", vpc.cidr), ...checkSpace("vpc.cidr", vpc.cidr, vpcPrefixes)]
    : [];
  const ranges = networkRanges(vpc);
  const known = names.filter((name) => ranges[name] !== "");
  const parts = known.flatMap((name) => checkGiven(vpc, name, ranges[name]));
  return whole.length > 0 || parts.length > 0 ? [...whole, ...parts] : checkOverlap(known, ranges);
}

const names = Object.keys(rangePaths) as (keyof NetworkRanges)[];

/** A range of our own layout is as right as the whole is. */
function checkGiven(vpc: GkeVpcArgs, name: keyof NetworkRanges, cidr: string): Problem[] {
  const path = rangePaths[name];
  const option = path.slice("vpc.".length) as keyof GkeVpcArgs;
  return vpc[option] === undefined ? [] : [...checkCidr(path, cidr), ...checkSpace(path, cidr, rangePrefixes[name])];
}

function checkSpace(
  path: string,
  cidr: string,
  { min, max }: { readonly min: number; readonly max: number },
): Problem[] {
  const range = parseRange(cidr);
  if (range === undefined) {
    return [];
  }
  const smallBy = range.prefix > max ? `, which is ${2 ** (range.prefix - max)} times too small` : "";
  return collectProblems([
    !isOurs(range) && {
      path,
      message: `a private range (in 10/8, 172.16/12, 192.168/16 or 100.64/10), given ${quote(cidr)}`,
    },
    (range.prefix < min || range.prefix > max) && {
      path,
      message: `a range of /${min} to /${max}, given ${quote(cidr)}${smallBy}`,
    },
    overlaps(range, reservedByGke) && {
      path,
      message: `a range apart from ${reservedByGke}, which GKE's nodes use themselves, given ${quote(cidr)}`,
    },
  ]);
}

/** Google takes shared address space (RFC 6598) as private, too. */
function isOurs(range: Range): boolean {
  const shared = parseRange("100.64.0.0/10");
  return isPrivate(range) || (shared !== undefined && overlap(shared, range) && range.prefix >= shared.prefix);
}

function overlaps(range: Range, other: string): boolean {
  const second = parseRange(other);
  return second !== undefined && overlap(range, second);
}

function checkOverlap(known: readonly (keyof NetworkRanges)[], ranges: NetworkRanges): Problem[] {
  return known.flatMap((name, index) =>
    known.slice(0, index).flatMap((other) => {
      const range = parseRange(ranges[name]);
      const message = `a range apart from ${rangePaths[other]} (${ranges[other]}), given ${quote(ranges[name])}`;
      return range !== undefined && overlaps(range, ranges[other]) ? [{ path: rangePaths[name], message }] : [];
    }),
  );
}

function checkZones({ region, vpc }: GkeClusterArgs): Problem[] {
  const allowed = zonesOf(region);
  return collectProblems([
    !isRegion(region) && {
      path: "region",
      message: `a region such as europe-west3, never a zone: the cluster is regional, given ${quote(region)}`,
    },
    new Set(vpc.zones).size < 2 && {
      path: "vpc.zones",
      message: `at least two different zones of ${allowed.join(", ")}, given ${quote(vpc.zones)}`,
    },
    ...vpc.zones.map(
      (zone, index) =>
        isRegion(region) &&
        !allowed.includes(zone) && {
          path: `vpc.zones[${index}]`,
          message: `a zone of ${region} (${allowed.join(", ")}), given ${quote(zone)}`,
        },
    ),
    ...vpc.zones.map(
      (zone, index) =>
        vpc.zones.indexOf(zone) !== index && {
          path: `vpc.zones[${index}]`,
          message: `each zone once, given ${quote(zone)}`,
        },
    ),
  ]);
}
