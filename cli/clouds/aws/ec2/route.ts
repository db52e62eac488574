import { contains, parseRange } from "../../../../components/testing";
import { text } from "../../../values";
import { all, byId } from "../../account";
import type { CloudRule } from "../../contract";
import { digest } from "../../ids";
import type { Subject } from "../../shown";
import { type AwsType, api } from "../aws-type";
import { ofTable } from "../network-references";
import { refersTo } from "../references";
import { regional } from "../replaced-by";

const byGateway = refersTo(
  "gatewayId",
  "aws:ec2/internetGateway:InternetGateway",
  "InvalidInternetGatewayID.NotFound",
  "internetGateway ID",
);
const byNat = refersTo(
  "natGatewayId",
  "aws:ec2/natGateway:NatGateway",
  "InvalidNatGatewayID.NotFound",
  "natGateway ID",
);

const byPeering = refersTo(
  "vpcPeeringConnectionId",
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
  "InvalidVpcPeeringConnectionID.NotFound",
  "vpcPeeringConnection ID",
);

/**
 * The route table's network is attached to the transit gateway; until then, EC2 does not know the gateway there. The provider retries.
 * https://github.com/hashicorp/terraform-provider-aws/issues/10025
 */
const byTransitGateway: CloudRule = ({ inputs }, account) => {
  const transitGatewayId = text(inputs.transitGatewayId);
  const table = byId(account, "aws:ec2/routeTable:RouteTable", text(inputs.routeTableId));
  const isAttached = all(account, "aws:ec2transitgateway/vpcAttachment:VpcAttachment").some(
    ({ state }) => state.transitGatewayId === transitGatewayId && state.vpcId === table?.state.vpcId,
  );
  return transitGatewayId === undefined || table === undefined || isAttached
    ? undefined
    : {
        code: "InvalidTransitGatewayID.NotFound",
        message: `The transitGateway ID '${transitGatewayId}' does not exist.`,
        transient: true,
      };
};

/**
 * Routes to the network's own range, or a part of it, go to interfaces and instances only.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html, https://github.com/hashicorp/terraform/issues/26018
 */
const leavesNetwork: CloudRule = ({ inputs }, account) => {
  const table = byId(account, "aws:ec2/routeTable:RouteTable", text(inputs.routeTableId));
  const vpc = byId(account, "aws:ec2/vpc:Vpc", text(table?.state.vpcId));
  const own = parseRange(text(vpc?.state.cidrBlock) ?? "");
  const destination = parseRange(text(inputs.destinationCidrBlock) ?? "");
  return inputs.networkInterfaceId === undefined && own && destination && contains(own, destination)
    ? {
        code: "InvalidParameterValue",
        message: "Route target is not supported. This route only supports interface and instance targets.",
      }
    : undefined;
};

const byHop = [byGateway, byNat, byPeering, byTransitGateway];

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html */
export const route: AwsType = {
  token: "aws:ec2/route:Route",
  label: "EC2 Route",
  api: api("EC2", "Route", "ReplaceRoute"),
  id: ({ inputs }) =>
    `r-${text(inputs, "routeTableId") ?? ""}${digest(text(inputs, "destinationCidrBlock") ?? "").slice(0, 10)}`,
  computed: () => ({ origin: "CreateRoute", state: "active" }),
  refuses: { create: [ofTable, leavesNetwork, ...byHop], update: byHop },
  unique: {
    by: ["routeTableId", "destinationCidrBlock"],
    fault: ({ destinationCidrBlock }) => ({
      code: "RouteAlreadyExists",
      message: `The route identified by ${String(destinationCidrBlock)} already exists.`,
    }),
  },
  replacedBy: regional("ec2/vpc_route.go", [
    "destinationCidrBlock",
    "destinationIpv6CidrBlock",
    "destinationPrefixListId",
    "routeTableId",
  ]),
  shown: { partOf: "routeTableId", values: (subject) => [destinationAndHop(subject)] },
};

/** The kinds of next hop, by the input that names them. */
const hops = {
  gatewayId: "gateway",
  natGatewayId: "NAT",
  egressOnlyGatewayId: "egress-only gateway",
  transitGatewayId: "transit gateway",
  vpcPeeringConnectionId: "peering",
  vpcEndpointId: "endpoint",
  networkInterfaceId: "interface",
} as const;

function destinationAndHop({ inputs, named }: Subject): string {
  const destination =
    text(inputs.destinationCidrBlock) ?? text(inputs.destinationIpv6CidrBlock) ?? text(inputs.destinationPrefixListId);
  const hop = Object.entries(hops).find(([input]) => inputs[input] !== undefined);
  const to = hop === undefined ? "nowhere" : `${hop[1]} ${named(hop[0]) ?? "unknown"}`;
  return `${destination ?? "unknown range"} → ${to}`;
}
