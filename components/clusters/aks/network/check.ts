import { collectProblems, type Problem, quote } from "../../../problems";
import { checkAccessCidrs, checkCidr } from "../../check-ranges";
import { isPrivate, overlap, parseRange, type Range } from "../../../ranges";
import { type AksClusterArgs, AksOutbound } from "../args";
import { checkExistingNetwork } from "./check-existing";
import { checkResourceId } from "../check-id";
import { nodePodPrefix } from "../cni/cni";
import { defaultPodCidr, defaultServiceCidr } from "../control-plane/control-plane";
import { allZones, objectionTo } from "./zones";
import { vnetPrefixes } from "./subnets";

/** Ranges that AKS keeps for itself. https://learn.microsoft.com/azure/aks/use-byo-cni */
const reserved = ["169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16", "192.0.2.0/24"];

/** Lists the objections to the network and to who reaches the API server. */
export function checkNetwork(args: AksClusterArgs): Problem[] {
  return [
    ...checkRanges(args),
    ...checkZones(args),
    ...checkOutbound(args),
    ...checkEndpoint(args),
    ...checkExistingNetwork(args.vnet),
  ];
}

function checkRanges({ vnet, serviceCidr = defaultServiceCidr, podCidr = defaultPodCidr }: AksClusterArgs): Problem[] {
  const vnetSizes = vnet.vnetId === undefined ? vnetPrefixes : { min: 8, max: 28 };
  return [
    ...checkSpace("vnet.cidr", vnet.cidr, vnetSizes),
    ...checkSpace("serviceCidr", serviceCidr, { min: 13, max: 24 }),
    ...checkSpace("podCidr", podCidr, { min: 9, max: nodePodPrefix }),
    ...checkApart("serviceCidr", serviceCidr, "vnet.cidr", vnet.cidr),
    ...checkApart("podCidr", podCidr, "vnet.cidr", vnet.cidr),
    ...checkApart("podCidr", podCidr, "serviceCidr", serviceCidr),
  ];
}

function checkSpace(path: string, cidr: string, sizes: { readonly min: number; readonly max: number }): Problem[] {
  const range = parseRange(cidr);
  if (range === undefined) {
    return checkCidr(path, cidr);
  }
  const given = `given ${quote(cidr)}`;
  const { min, max } = sizes;
  const taken = reserved.filter((each) => overlaps(range, each));
  return collectProblems([
    !isPrivate(range) && { path, message: `a private range (in 10/8, 172.16/12 or 192.168/16), ${given}` },
    (range.prefix < min || range.prefix > max) && { path, message: `a range of /${min} to /${max}, ${given}` },
    taken.length > 0 && {
      path,
      message: `a range apart from ${taken.join(" and ")}, which AKS keeps for itself, ${given}`,
    },
  ]);
}

function overlaps(range: Range, cidr: string): boolean {
  const other = parseRange(cidr);
  return other !== undefined && overlap(range, other);
}

function checkApart(path: string, cidr: string, otherPath: string, other: string): Problem[] {
  const range = parseRange(cidr);
  return collectProblems([
    range !== undefined &&
      overlaps(range, other) && {
        path,
        message: `a range apart from ${otherPath} (${other}), given ${quote(cidr)}`,
      },
  ]);
}

function checkZones({ location, vnet }: AksClusterArgs): Problem[] {
  const allowed: readonly string[] = allZones;
  const objection = objectionTo(location);
  return collectProblems([
    objection !== undefined && { path: "location", message: `${objection}, given ${quote(location)}` },
    new Set(vnet.zones).size < 2 && {
      path: "vnet.zones",
      message: `at least two different zones of ${allowed.map(quote).join(", ")}, given ${quote(vnet.zones)}`,
    },
    ...vnet.zones.map(
      (zone, index) =>
        !allowed.includes(zone) && {
          path: `vnet.zones[${index}]`,
          message: `a zone of ${allowed.map(quote).join(", ")}, given ${quote(zone)}`,
        },
    ),
    ...vnet.zones.map(
      (zone, index) =>
        vnet.zones.indexOf(zone) !== index && {
          path: `vnet.zones[${index}]`,
          message: `each zone once, given ${quote(zone)}`,
        },
    ),
  ]);
}

function checkOutbound({ vnet }: AksClusterArgs): Problem[] {
  const allowed: readonly string[] = Object.values(AksOutbound);
  const { outbound, vnetId, publicPorts } = vnet;
  return collectProblems([
    outbound !== undefined &&
      !allowed.includes(outbound) && {
        path: "vnet.outbound",
        message: `one of ${allowed.join(", ")}, given ${quote(outbound)}`,
      },
    outbound === "user-defined-routing" &&
      vnetId === undefined && {
        path: "vnet.outbound",
        message: "with vnetId only: the way to a firewall has to be there before the cluster is",
      },
    publicPorts?.length === 0 && { path: "vnet.publicPorts", message: "at least one port; leave it out for none" },
    ...(publicPorts ?? []).map(
      (port, index) =>
        !(Number.isInteger(port) && port > 0 && port < 65536 && port !== 22 && port !== 3389) && {
          path: `vnet.publicPorts[${index}]`,
          message: `a port from 1 to 65535, and neither 22 nor 3389, given ${quote(port)}`,
        },
    ),
  ]);
}

function checkEndpoint({ endpoint, vnet }: AksClusterArgs): Problem[] {
  const { publicAccessCidrs, privateAccessCidrs, privateDnsZoneId } = endpoint;
  return [
    ...checkAccessCidrs("endpoint.publicAccessCidrs", publicAccessCidrs, "leave it out for no public endpoint"),
    ...checkAccessCidrs("endpoint.privateAccessCidrs", privateAccessCidrs, "leave it out for the nodes only"),
    ...(privateDnsZoneId === undefined
      ? []
      : checkResourceId("endpoint.privateDnsZoneId", "Microsoft.Network/privateDnsZones", privateDnsZoneId)),
    ...collectProblems([
      publicAccessCidrs === undefined &&
        privateAccessCidrs === undefined &&
        vnet.vnetId === undefined && {
          path: "endpoint",
          message:
            "somebody must reach the API server, or nothing can be installed: give privateAccessCidrs (of a VPN or of runners in the network) or publicAccessCidrs",
        },
      publicAccessCidrs !== undefined &&
        privateDnsZoneId !== undefined && {
          path: "endpoint.privateDnsZoneId",
          message: "without publicAccessCidrs only: a public endpoint has a public name",
        },
      privateAccessCidrs !== undefined &&
        vnet.vnetId !== undefined && {
          path: "endpoint.privateAccessCidrs",
          message:
            "not with vnetId, whose security groups are its owner's: let these ranges in there, and leave them out",
        },
    ]),
  ];
}
