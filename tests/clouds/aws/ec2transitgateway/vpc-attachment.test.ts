import { aws } from "../../../plan/aws";
import { account } from "../account";
import { itCreates, itDeletes, itShows } from "../cases";

const token = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
const subnetType = "aws:ec2/subnet:Subnet";
const subnet = (id: string, zone: string, vpcId = "vpc-1") =>
  [subnetType, id, { vpcId, availabilityZone: `eu-central-1${zone}` }] as const;
const network = account([
  subnet("subnet-a", "a"),
  subnet("subnet-000000a2", "a"),
  subnet("subnet-b", "b"),
  subnet("subnet-z", "a", "vpc-9"),
  [token, "tgw-attach-1", { vpcId: "vpc-1", transitGatewayId: "tgw-1", subnetIds: ["subnet-b"] }],
]);
const inputs = (...subnetIds: string[]) => ({ vpcId: "vpc-1", transitGatewayId: "tgw-2", subnetIds });
const intra = aws("aws.ec2.Subnet", "intra-a");

describe(token, () => {
  itCreates(token, network, [
    ["a subnet for each zone", inputs("subnet-a", "subnet-b")],
    [
      "two subnets of a zone",
      inputs("subnet-a", "subnet-000000a2"),
      "DuplicateSubnetsInSameZone: Duplicate Subnets for same AZ",
    ],
    [
      "a subnet of another network",
      inputs("subnet-z"),
      "InvalidSubnetID.NotFound: Subnet subnet-z was deleted or does not exist.",
    ],
    [
      "the same network twice",
      { ...inputs("subnet-a"), transitGatewayId: "tgw-1" },
      "DuplicateTransitGatewayAttachment: tgw-1 has non-deleted Transit Gateway Attachments with same VPC ID.",
    ],
  ]);

  itDeletes(subnetType, "subnet-b", [
    [
      "a subnet in which it stands",
      network,
      "DependencyViolation: The subnet 'subnet-b' has dependencies and cannot be deleted.",
    ],
  ]);

  itShows(
    [
      [
        aws("aws.ec2transitgateway.VpcAttachment", "t", inputs("<unknown>"), { subnetIds: [intra] }),
        ["to tgw-2", "in intra-a"],
      ],
    ],
    [intra],
  );
});
