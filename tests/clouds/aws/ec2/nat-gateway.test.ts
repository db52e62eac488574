import { aws } from "../../../plan/aws";
import { account } from "../account";
import { itCreates, itShows } from "../cases";

const token = "aws:ec2/natGateway:NatGateway";
const network = account([
  ["aws:ec2/subnet:Subnet", "subnet-1", { vpcId: "vpc-1" }],
  ["aws:ec2/eip:Eip", "eipalloc-1", {}],
]);
const inputs = (allocationId: string) => ({ subnetId: "subnet-1", allocationId, connectivityType: "public" });
const subnet = aws("aws.ec2.Subnet", "private-a");

describe(token, () => {
  itCreates(token, network, [
    [
      "a network without an internet gateway",
      inputs("eipalloc-1"),
      "Gateway.NotAttached: Network vpc-1 has no Internet gateway attached",
    ],
    [
      "an address that does not exist",
      inputs("eipalloc-9"),
      "InvalidAllocationID.NotFound: The allocation ID 'eipalloc-9' does not exist",
    ],
  ]);

  itShows(
    [[aws("aws.ec2.NatGateway", "a", { subnetId: "<unknown>" }, { subnetId: [subnet] }), ["in private-a"]]],
    [subnet],
  );
});
