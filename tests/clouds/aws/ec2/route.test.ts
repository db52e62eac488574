import { aws } from "../../../plan/aws";
import { account } from "../account";
import { itCreates, itShows } from "../cases";

const token = "aws:ec2/route:Route";
const unknown = "<unknown>";
const destinationCidrBlock = "0.0.0.0/0";
const inputs = { routeTableId: "rtb-1", destinationCidrBlock };
const nat = aws("aws.ec2.NatGateway", "a");
const throughNat = { destinationCidrBlock, natGatewayId: unknown };

const behind = { routeTableId: "rtb-1", destinationCidrBlock: "10.0.0.0/8", transitGatewayId: "tgw-1" };
const network = account([
  ["aws:ec2/vpc:Vpc", "vpc-1", { cidrBlock: "10.20.0.0/16" }],
  ["aws:ec2/routeTable:RouteTable", "rtb-1", { vpcId: "vpc-1" }],
  ["aws:ec2transitgateway/vpcAttachment:VpcAttachment", "tgw-attach-1", { vpcId: "vpc-1", transitGatewayId: "tgw-1" }],
]);

describe(token, () => {
  itCreates(token, network, [
    ["a gateway to which the network is attached", behind],
    [
      "a gateway to which the network is not attached",
      { ...behind, transitGatewayId: "tgw-2" },
      "InvalidTransitGatewayID.NotFound: The transitGateway ID 'tgw-2' does not exist.",
    ],
    [
      "a part of the network's own range",
      { ...behind, destinationCidrBlock: "10.20.1.0/24" },
      "InvalidParameterValue: Route target is not supported. This route only supports interface and instance targets.",
    ],
    ["a gateway in a network that somebody else made", { ...behind, routeTableId: "rtb-9", transitGatewayId: "tgw-2" }],
  ]);

  itCreates(token, account([[token, "r-1", inputs]]), [
    ["the same route twice", inputs, "RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists."],
  ]);

  itShows(
    [
      [aws("aws.ec2.Route", "r", throughNat, { natGatewayId: [nat] }), ["0.0.0.0/0 → NAT a"]],
      [aws("aws.ec2.Route", "r", { destinationIpv6CidrBlock: "::/0", gatewayId: "igw-1" }), ["::/0 → gateway igw-1"]],
      [aws("aws.ec2.Route", "r", { destinationCidrBlock: unknown }), ["unknown range → nowhere"]],
    ],
    [nat],
  );
});
