import { collectProblems, type Problem, quote } from "../../../problems";
import { checkAccessCidrs, checkCidr } from "../../check-ranges";
import { isPrivate, overlap, parseRange, type Range } from "../../../ranges";
import type { EksClusterArgs } from "../args";
import { checkExistingNetwork } from "./check-existing";
import { defaultServiceCidr } from "../control-plane/control-plane";
import { zonesOf } from "../site";
import { vpcPrefixes, zoneLetters } from "./subnets";

/** Lists the objections to the network and to who reaches the API server. */
export function checkNetwork(args: EksClusterArgs): Problem[] {
  return [...checkRanges(args), ...checkZones(args), ...checkEndpoint(args), ...checkExistingNetwork(args.vpc)];
}

function checkRanges({ vpc, serviceCidr = defaultServiceCidr }: EksClusterArgs): Problem[] {
  const network = parseRange(vpc.cidr);
  const services = parseRange(serviceCidr);
  return [
    ...checkCidr("vpc.cidr", vpc.cidr),
    ...checkCidr("serviceCidr", serviceCidr),
    ...checkSpace("vpc.cidr", vpc.cidr, network, vpc.vpcId === undefined ? vpcPrefixes : { min: 8, max: 28 }),
    ...checkSpace("serviceCidr", serviceCidr, services, { min: 12, max: 24 }),
    ...collectProblems([
      network !== undefined &&
        services !== undefined &&
        overlap(network, services) && {
          path: "serviceCidr",
          message: `a range apart from vpc.cidr (${vpc.cidr}), given ${quote(serviceCidr)}`,
        },
    ]),
  ];
}

function checkSpace(
  path: string,
  cidr: string,
  range: Range | undefined,
  { min, max }: { readonly min: number; readonly max: number },
): Problem[] {
  return collectProblems([
    range !== undefined &&
      !isPrivate(range) && {
        path,
        message: `a private range (in 10/8, 172.16/12 or 192.168/16), given ${quote(cidr)}`,
      },
    range !== undefined &&
      (range.prefix < min || range.prefix > max) && {
        path,
        message: `a range of /${min} to /${max}, given ${quote(cidr)}${tooSmallBy(range.prefix - max)}`,
      },
  ]);
}

function tooSmallBy(bits: number): string {
  return bits > 0 ? `, which is ${2 ** bits} times too small` : "";
}

function checkZones({ region, vpc }: EksClusterArgs): Problem[] {
  const allowed = zonesOf(region);
  const isRegion = /^[a-z]{2}(-[a-z]+)+-\d$/.test(region);
  return collectProblems([
    !isRegion && { path: "region", message: `a region such as eu-central-1, given ${quote(region)}` },
    new Set(vpc.zones).size < 2 && {
      path: "vpc.zones",
      message: `at least two different zones of ${allowed.join(", ")}, given ${quote(vpc.zones)}`,
    },
    ...vpc.zones.map(
      (zone, index) =>
        isRegion &&
        !(allowed.includes(zone) && zoneLetters.includes(zone.slice(-1))) && {
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

function checkEndpoint({ endpoint }: EksClusterArgs): Problem[] {
  const { publicAccessCidrs, privateAccessCidrs } = endpoint;
  return [
    ...checkAccessCidrs("endpoint.publicAccessCidrs", publicAccessCidrs, "leave it out for no public endpoint"),
    ...checkAccessCidrs("endpoint.privateAccessCidrs", privateAccessCidrs, "leave it out for the nodes only"),
    ...collectProblems([
      publicAccessCidrs === undefined &&
        privateAccessCidrs === undefined && {
          path: "endpoint",
          message:
            "somebody must reach the API server, or nothing can be installed: give privateAccessCidrs (of a VPN or of runners in the network) or publicAccessCidrs",
        },
    ]),
  ];
}
