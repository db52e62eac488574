import { notEmpty, once } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import { contains, parseRange } from "../../../ranges";
import { checkApart, checkRange } from "../../shared-checks";
import { checkId } from "../check-ec2-id";
import type { NetworkArgs } from "./args";
import { defaultServiceCidr } from "./subnets";

/** The ranges that may reach an API server. */
interface Endpoint {
  readonly publicAccessCidrs?: readonly string[];
  readonly privateAccessCidrs?: readonly string[];
}

const ways =
  "set vpc.transitGateway or vpc.peering, use an existing network that you can reach (vpc.vpcId), or allow your address (endpoint.publicAccessCidrs)";

/**
 * Lists the mistakes in the transit gateway and the peering of the cluster's own network. One of them is required if clients have no other access to
 * the API server.
 */
export function checkPeering(args: NetworkArgs, endpoint: Endpoint): Problem[] {
  const { vpc } = args;
  const { vpcId, transitGateway, peering } = vpc;
  if (vpcId !== undefined) {
    return collectProblems(
      (["transitGateway", "peering"] as const).map(
        (option) =>
          vpc[option] !== undefined && {
            path: `vpc.${option}`,
            message:
              "is not allowed with vpcId, because the network exists already; remove it, and connect the network yourself",
          },
      ),
    );
  }
  const routed = [transitGateway, peering].flatMap((way) => way?.destinationCidrBlocks ?? []);
  return [
    ...checkTransitGateway(args),
    ...checkVpcPeering(args),
    ...once("vpc", routed, "destination range", "a route table can have only one route for each range"),
    ...(endpoint.publicAccessCidrs === undefined ? checkReach(endpoint.privateAccessCidrs ?? [], routed) : []),
  ];
}

/** Lists the mistake of a private endpoint that no client outside the network can reach. Even this program could not reach it. */
function checkReach(allowed: readonly string[], routed: readonly string[]): Problem[] {
  if (routed.length === 0) {
    const message = `no client outside the new network can reach the API server, so nothing can be installed; ${ways}`;
    return [{ path: "endpoint", message }];
  }
  const ranges = routed.map(parseRange).filter((range) => range !== undefined);
  const isRouted = allowed.map(parseRange).some((range) => range && ranges.some((each) => contains(each, range)));
  const form = `a range within destinationCidrBlocks of vpc.transitGateway or vpc.peering (${routed.join(", ")})`;
  return isRouted ? [] : [expected("endpoint.privateAccessCidrs", form, allowed)];
}

function checkTransitGateway(args: NetworkArgs): Problem[] {
  const { transitGateway } = args.vpc;
  const path = "vpc.transitGateway";
  return transitGateway === undefined
    ? []
    : [
        ...checkId(`${path}.transitGatewayId`, "tgw", transitGateway.transitGatewayId),
        ...checkDestinations(path, transitGateway.destinationCidrBlocks, args),
      ];
}

function checkVpcPeering(args: NetworkArgs): Problem[] {
  const { peering } = args.vpc;
  const path = "vpc.peering";
  return peering === undefined
    ? []
    : [
        ...checkId(`${path}.peerVpcId`, "vpc", peering.peerVpcId),
        ...checkDestinations(path, peering.destinationCidrBlocks, args),
        ...notEmpty(
          `${path}.peerRouteTableIds`,
          peering.peerRouteTableIds,
          "route table",
          "add an entry, or remove the key",
        ),
        ...(peering.peerRouteTableIds ?? []).flatMap((id, index) =>
          checkId(`${path}.peerRouteTableIds[${index}]`, "rtb", id),
        ),
        ...once(`${path}.peerRouteTableIds`, peering.peerRouteTableIds ?? [], "route table"),
      ];
}

/**
 * Lists the mistakes in destination ranges. A range inside the network is wrong, because the network's own range takes precedence over routes. The
 * route to all other addresses belongs to the NAT gateways. A range must not overlap the addresses of Services, because nodes handle these addresses
 * themselves.
 */
function checkDestinations(
  path: string,
  destinations: readonly string[],
  { vpc: { cidr: vpcCidr }, serviceCidr = defaultServiceCidr }: NetworkArgs,
): Problem[] {
  const vpc = parseRange(vpcCidr);
  const at = `${path}.destinationCidrBlocks`;
  return [
    ...notEmpty(at, destinations, "range"),
    ...destinations.flatMap((cidr, index) => {
      const range = parseRange(cidr);
      const isOwn = vpc !== undefined && range !== undefined && contains(vpc, range);
      return cidr.endsWith("/0") || isOwn
        ? [
            expected(
              `${at}[${index}]`,
              `a range outside vpc.cidr (${vpcCidr}) and smaller than the whole internet`,
              cidr,
            ),
          ]
        : [...checkRange(`${at}[${index}]`, cidr), ...checkApart(`${at}[${index}]`, cidr, "serviceCidr", serviceCidr)];
    }),
  ];
}
