import { text } from "../../../values";
import { digest } from "../../ids";
import type { Subject } from "../../shown";
import { type AwsType, api } from "../aws-type";
import { refersTo } from "../references";
import { regional } from "../replaced-by";
import { ofTable } from "./network-references";

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

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html */
export const route: AwsType = {
  token: "aws:ec2/route:Route",
  label: "EC2 Route",
  api: api("EC2", "Route", "ReplaceRoute"),
  id: ({ inputs }) =>
    `r-${text(inputs, "routeTableId") ?? ""}${digest(text(inputs, "destinationCidrBlock") ?? "").slice(0, 10)}`,
  computed: () => ({ origin: "CreateRoute", state: "active" }),
  refuses: { create: [ofTable, byGateway, byNat], update: [byGateway, byNat] },
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
