import assert from "node:assert/strict";
import { account, creating } from "./account";

const vpcType = "aws:ec2/vpc:Vpc";
const subnetType = "aws:ec2/subnet:Subnet";
const natType = "aws:ec2/natGateway:NatGateway";
const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

const network = account([
  [vpcType, "vpc-1", { cidrBlock: "10.20.0.0/16" }],
  [subnetType, "subnet-1", { vpcId: "vpc-1", cidrBlock: "10.20.0.0/20", availabilityZone: "eu-central-1a" }],
  ["aws:ec2/eip:Eip", "eipalloc-1", {}],
  ["aws:ec2/securityGroup:SecurityGroup", "sg-1", { vpcId: "vpc-1", name: "api" }],
  [
    ingressType,
    "sgr-1",
    { securityGroupId: "sg-1", ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/16" },
  ],
  ["aws:ec2/routeTable:RouteTable", "rtb-1", { vpcId: "vpc-1" }],
  ["aws:ec2/route:Route", "r-1", { routeTableId: "rtb-1", destinationCidrBlock: "0.0.0.0/0" }],
  ["aws:ec2/routeTableAssociation:RouteTableAssociation", "a-1", { routeTableId: "rtb-1", subnetId: "subnet-1" }],
]);

describe("AWS' rules for networks", () => {
  const subnet = (cidrBlock: string, availabilityZone = "eu-central-1b") => ({
    vpcId: "vpc-1",
    cidrBlock,
    availabilityZone,
  });
  const cases: readonly (readonly [string, string, Record<string, unknown>, string | undefined])[] = [
    ["a /16", vpcType, { cidrBlock: "10.30.0.0/16" }, undefined],
    ["a /15", vpcType, { cidrBlock: "10.30.0.0/15" }, "InvalidVpc.Range: The CIDR '10.30.0.0/15' is invalid."],
    ["a /29", vpcType, { cidrBlock: "10.30.0.0/29" }, "InvalidVpc.Range: The CIDR '10.30.0.0/29' is invalid."],
    ["a subnet of its own", subnetType, subnet("10.20.16.0/20"), undefined],
    ["a /28", subnetType, subnet("10.20.16.0/28"), undefined],
    [
      "a subnet of /29",
      subnetType,
      subnet("10.20.16.0/29"),
      "InvalidSubnet.Range: The CIDR '10.20.16.0/29' is invalid.",
    ],
    [
      "a subnet outside",
      subnetType,
      subnet("10.21.0.0/20"),
      "InvalidSubnet.Range: The CIDR '10.21.0.0/20' is invalid.",
    ],
    [
      "a subnet on another",
      subnetType,
      subnet("10.20.8.0/24"),
      "InvalidSubnet.Conflict: The CIDR '10.20.8.0/24' conflicts with another subnet",
    ],
    [
      "a zone that is not there",
      subnetType,
      subnet("10.20.16.0/20", "eu-central-1d"),
      "InvalidParameterValue: Value (eu-central-1d) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: eu-central-1a, eu-central-1b, eu-central-1c.",
    ],
    [
      "a NAT gateway without a way out",
      natType,
      { subnetId: "subnet-1", allocationId: "eipalloc-1", connectivityType: "public" },
      "Gateway.NotAttached: Network vpc-1 has no Internet gateway attached",
    ],
    [
      "a NAT gateway without an address",
      natType,
      { subnetId: "subnet-1", allocationId: "eipalloc-9", connectivityType: "public" },
      "InvalidAllocationID.NotFound: The allocation ID 'eipalloc-9' does not exist",
    ],
    [
      "the same rule twice",
      ingressType,
      { securityGroupId: "sg-1", ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "10.0.0.0/16" },
      'InvalidPermission.Duplicate: the specified rule "peer: 10.0.0.0/16, tcp, from port: 443, to port: 443, ALLOW" already exists',
    ],
    [
      "another port",
      ingressType,
      { securityGroupId: "sg-1", ipProtocol: "tcp", fromPort: 80, toPort: 80, cidrIpv4: "10.0.0.0/16" },
      undefined,
    ],
    [
      "a group of the same name",
      "aws:ec2/securityGroup:SecurityGroup",
      { vpcId: "vpc-1", name: "api" },
      "InvalidGroup.Duplicate: The security group 'api' already exists for VPC 'vpc-1'",
    ],
    [
      "an apostrophe in a description",
      "aws:ec2/securityGroup:SecurityGroup",
      { vpcId: "vpc-1", name: "other", description: "AWS services' endpoints" },
      'InvalidParameterValue: Invalid security group description. Valid descriptions are strings less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$* (given "AWS services\' endpoints")',
    ],
    [
      "the same route twice",
      "aws:ec2/route:Route",
      { routeTableId: "rtb-1", destinationCidrBlock: "0.0.0.0/0" },
      "RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.",
    ],
    [
      "a second table for a subnet",
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      { routeTableId: "rtb-1", subnetId: "subnet-1" },
      "Resource.AlreadyAssociated: the specified association for route table rtb-1 conflicts with an existing association",
    ],
    [
      "a tag of AWS' own",
      vpcType,
      { cidrBlock: "10.30.0.0/16", tags: { "aws:name": "x" } },
      "InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use (aws:name)",
    ],
    [
      "a long tag",
      vpcType,
      { cidrBlock: "10.30.0.0/16", tags: { owner: "x".repeat(257) } },
      "InvalidParameterValue: Tag value exceeds the maximum length of 256 characters (owner)",
    ],
  ];
  for (const [what, type, inputs, expected] of cases) {
    it(`${expected === undefined ? "allow" : "refuse"} ${what}`, () => {
      assert.equal(creating(type, inputs, network), expected);
    });
  }

  it("give five addresses to a region", () => {
    const addresses = (count: number) =>
      account(Array.from({ length: count }, (_, index) => ["aws:ec2/eip:Eip", `eipalloc-${index}`, {}] as const));
    assert.equal(creating("aws:ec2/eip:Eip", { domain: "vpc" }, addresses(4)), undefined);
    assert.equal(
      creating("aws:ec2/eip:Eip", { domain: "vpc" }, addresses(5)),
      "AddressLimitExceeded: The maximum number of addresses has been reached.",
    );
  });

  it("tell what is gone from what was made elsewhere", () => {
    const inputs = subnet("10.99.0.0/20");
    const gone = account([], { deleted: new Set([`${vpcType} vpc-1`]) });
    assert.equal(creating(subnetType, inputs, gone), "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist");
    assert.equal(creating(subnetType, inputs, account()), undefined);
  });
});
