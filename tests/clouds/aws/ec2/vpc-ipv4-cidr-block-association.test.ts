import { account } from "../account";
import { itCreates, itDeletes } from "../cases";

const token = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
const subnetToken = "aws:ec2/subnet:Subnet";
const vpc = ["aws:ec2/vpc:Vpc", "vpc-1", { cidrBlock: "10.20.0.0/16" }] as const;
const added = [token, "vpc-cidr-assoc-1", { vpcId: "vpc-1", cidrBlock: "100.64.0.0/16" }] as const;
const range = (cidrBlock: string) => ({ vpcId: "vpc-1", cidrBlock });
const pods = [subnetToken, "subnet-1", range("100.64.0.0/19")] as const;
const restricted = (cidr: string) =>
  `InvalidVpc.Range: The CIDR '${cidr}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR.`;

describe(token, () => {
  itCreates(token, account([vpc, added]), [
    ["another range for carriers", range("100.65.0.0/16")],
    ["a range of the same private block", range("10.21.0.0/16")],
    ["a range of another private block", range("172.16.0.0/16"), restricted("172.16.0.0/16")],
    ["a range that the network has", range("100.64.128.0/17"), restricted("100.64.128.0/17")],
    ["a /15", range("100.66.0.0/15"), "InvalidVpc.Range: The CIDR '100.66.0.0/15' is invalid."],
  ]);

  const four = ["100.64", "100.65", "100.66", "100.67"].map(
    (first, index) => [token, `vpc-cidr-assoc-${index}`, range(`${first}.0.0/16`)] as const,
  );
  itCreates(token, account([vpc, ...four]), [
    ["a sixth range", range("100.68.0.0/16"), "CidrLimitExceeded: This network has reached its limit of CIDR blocks"],
  ]);

  itCreates(subnetToken, account([vpc, added]), [
    ["a subnet in the range", range("100.64.0.0/19")],
    [
      "a subnet outside of all ranges",
      range("100.80.0.0/19"),
      "InvalidSubnet.Range: The CIDR '100.80.0.0/19' is invalid.",
    ],
  ]);

  itDeletes(token, "vpc-cidr-assoc-1", [
    ["a range without subnets", account([vpc, added])],
    [
      "a range with a subnet",
      account([vpc, added, pods]),
      "InvalidCidrBlock.InUse: The vpc vpc-1 currently has a subnet within CIDR block",
    ],
  ]);
});
