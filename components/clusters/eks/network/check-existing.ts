import { collectProblems, type Problem, quote } from "../../../problems";
import { checkCidr } from "../../check-ranges";
import { contains, parseRange } from "../../../ranges";
import type { EksSubnetsArgs, EksVpcArgs } from "../args";

const ofOwnNetworks = ["natGateways", "flowLogs", "interfaceEndpoints"] as const;

/** Lists the objections to a network that was made elsewhere. */
export function checkExistingNetwork(vpc: EksVpcArgs): Problem[] {
  const { vpcId, subnets, zones, interfaceEndpointCidrs } = vpc;
  if (vpcId === undefined) {
    return collectProblems([
      subnets !== undefined && {
        path: "vpc.subnets",
        message: "with vpcId only: a network that is made here has subnets of its own",
      },
      interfaceEndpointCidrs !== undefined && {
        path: "vpc.interfaceEndpointCidrs",
        message: "with vpcId only: say interfaceEndpoints: true for a network that is made here",
      },
    ]);
  }
  const given = subnets ?? {};
  return [
    ...collectProblems([
      !/^vpc-[0-9a-f]+$/.test(vpcId) && {
        path: "vpc.vpcId",
        message: `an id such as vpc-0a1b2c3d, given ${quote(vpcId)}`,
      },
      ...ofOwnNetworks.map(
        (option) =>
          vpc[option] !== undefined && { path: `vpc.${option}`, message: "not with vpcId: the network is there" },
      ),
      ...zones.map(
        (zone) =>
          !Object.hasOwn(given, zone) && { path: `vpc.subnets.${zone}`, message: "the zone's subnets, given nothing" },
      ),
      ...Object.keys(given).map(
        (zone) =>
          !zones.includes(zone) && { path: `vpc.subnets.${zone}`, message: `one of vpc.zones (${zones.join(", ")})` },
      ),
    ]),
    ...(interfaceEndpointCidrs ?? []).flatMap((cidr, index) => checkCidr(`vpc.interfaceEndpointCidrs[${index}]`, cidr)),
    ...Object.entries(given).flatMap(([zone, one]) => checkSubnets(`vpc.subnets.${zone}`, one, vpc.cidr)),
  ];
}

function checkSubnets(path: string, subnets: EksSubnetsArgs, vpcCidr: string): Problem[] {
  return (["private", "intra"] as const).flatMap((kind) => {
    const id = subnets[`${kind}SubnetId`];
    const cidr = subnets[`${kind}Cidr`];
    const [whole, range] = [parseRange(vpcCidr), parseRange(cidr)];
    return [
      ...checkCidr(`${path}.${kind}Cidr`, cidr),
      ...collectProblems([
        !/^subnet-[0-9a-f]+$/.test(id) && {
          path: `${path}.${kind}SubnetId`,
          message: `an id such as subnet-0a1b2c3d, given ${quote(id)}`,
        },
        whole !== undefined &&
          range !== undefined &&
          !contains(whole, range) && {
            path: `${path}.${kind}Cidr`,
            message: `a range within vpc.cidr (${vpcCidr}), given ${quote(cidr)}`,
          },
      ]),
    ];
  });
}
