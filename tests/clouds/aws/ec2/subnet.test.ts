import assert from "node:assert/strict";
import { aws } from "../../../plan/aws";
import { account, creating } from "../account";
import { itCreates, itDeletes, itShows } from "../cases";

const token = "aws:ec2/subnet:Subnet";
const vpcToken = "aws:ec2/vpc:Vpc";
const vpc = [vpcToken, "vpc-1", { cidrBlock: "10.20.0.0/16" }] as const;
const subnet = [
  token,
  "subnet-1",
  { vpcId: "vpc-1", cidrBlock: "10.20.0.0/20", availabilityZone: "eu-central-1a" },
] as const;
const inVpc = (cidrBlock: string, availabilityZone = "eu-central-1b") => ({
  vpcId: "vpc-1",
  cidrBlock,
  availabilityZone,
});
const refusal = "DependencyViolation: The subnet 'subnet-1' has dependencies and cannot be deleted.";
const subnetIds = ["subnet-1"];

const shown = (name: string, availabilityZone: string) =>
  aws("aws.ec2.Subnet", name, { cidrBlock: "10.0.0.0/19", availabilityZone });

describe(token, () => {
  itCreates(token, account([vpc, subnet]), [
    ["a range of its own", inVpc("10.20.16.0/20")],
    ["a /28", inVpc("10.20.16.0/28")],
    ["a /29", inVpc("10.20.16.0/29"), "InvalidSubnet.Range: The CIDR '10.20.16.0/29' is invalid."],
    ["a range outside the VPC", inVpc("10.21.0.0/20"), "InvalidSubnet.Range: The CIDR '10.21.0.0/20' is invalid."],
    [
      "the range of another subnet",
      inVpc("10.20.8.0/24"),
      "InvalidSubnet.Conflict: The CIDR '10.20.8.0/24' conflicts with another subnet",
    ],
    [
      "a zone that does not exist",
      inVpc("10.20.16.0/20", "eu-central-1d"),
      "InvalidParameterValue: Value (eu-central-1d) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: eu-central-1a, eu-central-1b, eu-central-1c.",
    ],
  ]);

  it("refuses a VPC that is deleted, and allows one that may exist elsewhere", () => {
    const inputs = inVpc("10.99.0.0/20");
    const gone = account([], { deleted: new Set([`${vpcToken} vpc-1`]) });
    assert.equal(creating(token, inputs, gone), "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist");
    assert.equal(creating(token, inputs, account()), undefined);
  });

  itDeletes(token, "subnet-1", [
    ["an empty subnet", account([vpc, subnet])],
    [
      "a subnet with a load balancer",
      account([vpc, subnet], { loadBalancers: [{ owner: "Service shop/web", networkId: "vpc-1", subnetIds }] }),
      refusal,
    ],
    [
      "a subnet with a control plane",
      account([vpc, subnet, ["aws:eks/cluster:Cluster", "prod", { name: "prod", vpcConfig: { subnetIds } }]]),
      refusal,
    ],
    [
      "a subnet with a node",
      account([vpc, subnet, ["aws:eks/nodeGroup:NodeGroup", "prod:general", { clusterName: "prod" }]], {
        nodes: [{ name: "ip-10-20-0-4", poolId: "prod:general", subnetId: "subnet-1" }],
      }),
      refusal,
    ],
    [
      "a subnet with a mount target",
      account([subnet, ["aws:efs/mountTarget:MountTarget", "fsmt-1", { subnetId: "subnet-1" }]]),
      refusal,
    ],
    [
      "a subnet with an interface of an endpoint",
      account([subnet, ["aws:ec2/vpcEndpoint:VpcEndpoint", "vpce-1", { vpcEndpointType: "Interface", subnetIds }]]),
      refusal,
    ],
  ]);

  itShows([
    [shown("private-a", "eu-central-1a"), ["10.0.0.0/19"]],
    [shown("private-b", "eu-central-1a"), ["10.0.0.0/19 in eu-central-1a"]],
    [shown("edge-a", "us-west-2-lax-1a"), ["10.0.0.0/19 in us-west-2-lax-1a"]],
  ]);
});
