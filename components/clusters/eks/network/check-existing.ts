import { collectProblems, expected, type Problem } from "../../../problems";
import { checkRange, checkWithin } from "../../shared-checks";
import { checkId } from "../check-ec2-id";
import type { EksSubnetsArgs, EksVpcArgs } from "./args";

const ownOnly = ["natGateways", "subnetCidrs", "flowLogs", "interfaceEndpoints"] as const;

/** Lists the mistakes in an existing network, and in options that need an existing network. */
export function checkExistingNetwork(vpc: EksVpcArgs): Problem[] {
  const { vpcId, subnets = {}, zones, interfaceEndpointCidrs = [] } = vpc;
  if (vpcId === undefined) {
    return collectProblems([
      vpc.subnets !== undefined && {
        path: "vpc.subnets",
        message: "needs vpcId; Keelson creates the subnets of the cluster's own network",
      },
      vpc.interfaceEndpointCidrs !== undefined && {
        path: "vpc.interfaceEndpointCidrs",
        message: "needs vpcId; set interfaceEndpoints: true for the cluster's own network",
      },
    ]);
  }
  return [
    ...checkId("vpc.vpcId", "vpc", vpcId),
    ...collectProblems([
      ...ownOnly.map(
        (option) =>
          vpc[option] !== undefined && {
            path: `vpc.${option}`,
            message: "is not allowed with vpcId, because the network exists already; remove it",
          },
      ),
      ...zones.map(
        (zone) =>
          !Object.hasOwn(subnets, zone) && expected(`vpc.subnets.${zone}`, "the subnets of this zone", undefined),
      ),
      ...Object.keys(subnets).map(
        (zone) =>
          !zones.includes(zone) && {
            path: `vpc.subnets.${zone}`,
            message: `expected a zone of vpc.zones (${zones.join(", ")})`,
          },
      ),
    ]),
    ...interfaceEndpointCidrs.flatMap((cidr, index) => checkRange(`vpc.interfaceEndpointCidrs[${index}]`, cidr)),
    ...Object.entries(subnets).flatMap(([zone, ofZone]) => checkSubnets(`vpc.subnets.${zone}`, ofZone, vpc)),
  ];
}

function checkSubnets(path: string, subnets: EksSubnetsArgs, { cidr, podCidr }: EksVpcArgs): Problem[] {
  const own = (["private", "intra"] as const).flatMap((kind) => [
    ...checkWithin(`${path}.${kind}Cidr`, subnets[`${kind}Cidr`], "vpc.cidr", cidr),
    ...checkId(`${path}.${kind}SubnetId`, "subnet", subnets[`${kind}SubnetId`]),
  ]);
  return podCidr === undefined || subnets.podCidr === undefined
    ? own
    : [...own, ...checkWithin(`${path}.podCidr`, subnets.podCidr, "vpc.podCidr", podCidr)];
}
