import { aws } from "../../../plan/aws";
import { account } from "../account";
import { itCreates, itShows } from "../cases";

const token = "aws:ec2/route:Route";
const unknown = "<unknown>";
const destinationCidrBlock = "0.0.0.0/0";
const inputs = { routeTableId: "rtb-1", destinationCidrBlock };
const nat = aws("aws.ec2.NatGateway", "a");
const throughNat = { destinationCidrBlock, natGatewayId: unknown };

describe(token, () => {
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
