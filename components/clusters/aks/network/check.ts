import { isWhole, notEmpty, once, oneOf } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import { checkApart, checkPrivateRange, checkWithin, checkZones } from "../../shared-checks";
import { AksOutbound, type AksVnetArgs, type NetworkArgs } from "./args";
import { checkExistingNetwork } from "./check-existing";
import { checkHub } from "./check-hub";
import { defaultPodCidr, defaultServiceCidr, givenPrefixes, nodePodPrefix, vnetPrefixes } from "./subnets";
import { allZones, checkLocation } from "./zones";

/** https://learn.microsoft.com/azure/aks/use-byo-cni */
const reserved = { ranges: ["169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16", "192.0.2.0/24"], for: "AKS" } as const;
const existingPrefixes = { min: 8, max: 28 } as const;
const servicePrefixes = { min: 13, max: 24 } as const;
const podPrefixes = { min: 9, max: nodePodPrefix } as const;
/** SSH and RDP, which are never open to the internet. */
const administrationPorts = new Set([22, 3389]);

/** Lists the mistakes in the network and its region. */
export function checkNetwork(args: NetworkArgs & { readonly location: string }): Problem[] {
  const { location, vnet } = args;
  return [
    ...checkRanges(args),
    ...checkLocation(location),
    ...checkZones("vnet.zones", vnet.zones, "a region", { allowed: allZones }),
    ...checkOutbound(vnet),
    ...checkHub(vnet),
    ...checkExistingNetwork(vnet),
    ...checkSubnetCidrs(vnet),
  ];
}

function checkRanges({ vnet, serviceCidr = defaultServiceCidr, podCidr = defaultPodCidr }: NetworkArgs): Problem[] {
  const ownSizes = vnet.subnetCidrs === undefined ? vnetPrefixes : givenPrefixes.vnet;
  const vnetSizes = vnet.vnetId === undefined ? ownSizes : existingPrefixes;
  return [
    ...checkPrivateRange("vnet.cidr", vnet.cidr, { ...vnetSizes, reserved }),
    ...checkPrivateRange("serviceCidr", serviceCidr, { ...servicePrefixes, reserved }),
    ...checkPrivateRange("podCidr", podCidr, { ...podPrefixes, reserved }),
    ...checkApart("serviceCidr", serviceCidr, "vnet.cidr", vnet.cidr),
    ...checkApart("podCidr", podCidr, "vnet.cidr", vnet.cidr),
    ...checkApart("podCidr", podCidr, "serviceCidr", serviceCidr),
  ];
}

/** Lists the mistakes in the ranges of the own network's subnets. */
function checkSubnetCidrs({ cidr, subnetCidrs }: AksVnetArgs): Problem[] {
  if (subnetCidrs === undefined) {
    return [];
  }
  const { nodes, apiServer } = subnetCidrs;
  return [
    ...(["nodes", "apiServer"] as const).flatMap((kind) => [
      ...checkPrivateRange(`vnet.subnetCidrs.${kind}`, subnetCidrs[kind], { ...givenPrefixes[kind], reserved }),
      ...checkWithin(`vnet.subnetCidrs.${kind}`, subnetCidrs[kind], "vnet.cidr", cidr),
    ]),
    ...checkApart("vnet.subnetCidrs.apiServer", apiServer, "vnet.subnetCidrs.nodes", nodes),
  ];
}

function checkOutbound({ outbound, publicPorts }: AksVnetArgs): Problem[] {
  const isAllowed = (port: number) => isWhole(port, 1, 65535) && !administrationPorts.has(port);
  return [
    ...oneOf("vnet.outbound", outbound, Object.values(AksOutbound)),
    ...notEmpty("vnet.publicPorts", publicPorts, "port", "add an entry, or remove the key"),
    ...once("vnet.publicPorts", publicPorts ?? [], "port"),
    ...collectProblems(
      (publicPorts ?? []).map(
        (port, index) =>
          !isAllowed(port) && expected(`vnet.publicPorts[${index}]`, "a port from 1 to 65535 except 22 and 3389", port),
      ),
    ),
  ];
}
