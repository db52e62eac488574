import { aws } from "../../../plan/aws";
import { account } from "../account";
import { itCreates, itDeletes, itShows } from "../cases";

const token = "aws:ec2/vpc:Vpc";
const vpc = [token, "vpc-1", { cidrBlock: "10.20.0.0/16" }] as const;
const refusal = "DependencyViolation: The vpc 'vpc-1' has dependencies and cannot be deleted.";
const cidrBlock = "10.30.0.0/16";

describe(token, () => {
  itCreates(token, account(), [
    ["a /16", { cidrBlock }],
    ["a /15", { cidrBlock: "10.30.0.0/15" }, "InvalidVpc.Range: The CIDR '10.30.0.0/15' is invalid."],
    ["a /29", { cidrBlock: "10.30.0.0/29" }, "InvalidVpc.Range: The CIDR '10.30.0.0/29' is invalid."],
    [
      "a tag that AWS reserves",
      { cidrBlock, tags: { "aws:name": "x" } },
      "InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use (aws:name)",
    ],
    [
      "a long tag",
      { cidrBlock, tags: { owner: "x".repeat(257) } },
      "InvalidParameterValue: Tag value exceeds the maximum length of 256 characters (owner)",
    ],
  ]);

  itDeletes(token, "vpc-1", [
    ["an empty network", account([vpc])],
    ["a network with a subnet", account([vpc, ["aws:ec2/subnet:Subnet", "subnet-1", { vpcId: "vpc-1" }]]), refusal],
    [
      "a network with a security group",
      account([vpc, ["aws:ec2/securityGroup:SecurityGroup", "sg-1", { vpcId: "vpc-1" }]]),
      refusal,
    ],
    [
      "a network with an internet gateway",
      account([vpc, ["aws:ec2/internetGateway:InternetGateway", "igw-1", { vpcId: "vpc-1" }]]),
      refusal,
    ],
    [
      "a network with a load balancer",
      account([vpc], { loadBalancers: [{ owner: "Service shop/web", networkId: "vpc-1", subnetIds: ["subnet-1"] }] }),
      refusal,
    ],
  ]);

  itShows([
    [aws("aws.ec2.Vpc", "net", { cidrBlock }), [cidrBlock]],
    [aws("aws.ec2.Vpc", "net", { cidrBlock, assignGeneratedIpv6CidrBlock: true }), [cidrBlock, "IPv6"]],
  ]);
});
