import assert from "node:assert/strict";
import type { AccountView, Properties } from "../../../cli/clouds";
import { account, deleting } from "./account";

const vpcType = "aws:ec2/vpc:Vpc";
const subnetType = "aws:ec2/subnet:Subnet";
const groupType = "aws:ec2/securityGroup:SecurityGroup";
const gatewayType = "aws:ec2/internetGateway:InternetGateway";
const clusterType = "aws:eks/cluster:Cluster";

type Row = readonly [string, string, Properties];
const vpc: Row = [vpcType, "vpc-1", { cidrBlock: "10.20.0.0/16" }];
const subnet: Row = [subnetType, "subnet-1", { vpcId: "vpc-1", cidrBlock: "10.20.0.0/20" }];
const group: Row = [groupType, "sg-1", { vpcId: "vpc-1", name: "api" }];
const gateway: Row = [gatewayType, "igw-1", { vpcId: "vpc-1" }];
const cluster: Row = [
  clusterType,
  "prod",
  { name: "prod", vpcConfig: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"], clusterSecurityGroupId: "sg-9" } },
];
const nodeGroup: Row = ["aws:eks/nodeGroup:NodeGroup", "prod:general", { clusterName: "prod" }];
const balanced = { loadBalancers: [{ owner: "Service shop/web", networkId: "vpc-1", subnetIds: ["subnet-1"] }] };
const noSubnet = "DependencyViolation: The subnet 'subnet-1' has dependencies and cannot be deleted.";
const noVpc = "DependencyViolation: The vpc 'vpc-1' has dependencies and cannot be deleted.";
const noGroup = "DependencyViolation: resource sg-1 has a dependent object";

describe("what AWS does not let go", () => {
  const cases: readonly (readonly [string, string, string, AccountView, string | undefined])[] = [
    ["an empty network", vpcType, "vpc-1", account([vpc]), undefined],
    ["a network with a subnet", vpcType, "vpc-1", account([vpc, subnet]), noVpc],
    ["a network with a security group", vpcType, "vpc-1", account([vpc, group]), noVpc],
    ["a network with an internet gateway", vpcType, "vpc-1", account([vpc, gateway]), noVpc],
    ["a network with a load balancer", vpcType, "vpc-1", account([vpc], balanced), noVpc],
    ["an empty subnet", subnetType, "subnet-1", account([vpc, subnet]), undefined],
    ["a subnet with a load balancer", subnetType, "subnet-1", account([vpc, subnet], balanced), noSubnet],
    ["a subnet with a control plane", subnetType, "subnet-1", account([vpc, subnet, cluster]), noSubnet],
    [
      "a subnet with a node",
      subnetType,
      "subnet-1",
      account([vpc, subnet, nodeGroup], {
        nodes: [{ name: "ip-10-20-0-4", poolId: "prod:general", subnetId: "subnet-1" }],
      }),
      noSubnet,
    ],
    [
      "a subnet with a mount target",
      subnetType,
      "subnet-1",
      account([subnet, ["aws:efs/mountTarget:MountTarget", "fsmt-1", { subnetId: "subnet-1" }]]),
      noSubnet,
    ],
    [
      "a subnet with an endpoint's interface",
      subnetType,
      "subnet-1",
      account([
        subnet,
        ["aws:ec2/vpcEndpoint:VpcEndpoint", "vpce-1", { vpcEndpointType: "Interface", subnetIds: ["subnet-1"] }],
      ]),
      noSubnet,
    ],
    ["a group of a control plane", groupType, "sg-1", account([group, cluster]), noGroup],
    [
      "a group that another one refers to",
      groupType,
      "sg-1",
      account([
        group,
        [
          "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          "sgr-1",
          { securityGroupId: "sg-2", referencedSecurityGroupId: "sg-1" },
        ],
      ]),
      noGroup,
    ],
    [
      "a gateway of a network with public addresses",
      gatewayType,
      "igw-1",
      account([vpc, subnet, gateway], balanced),
      "DependencyViolation: Network vpc-1 has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.",
    ],
    [
      "a role with a policy attached",
      "aws:iam/role:Role",
      "node",
      account([
        ["aws:iam/role:Role", "node", {}],
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", { role: "node" }],
      ]),
      "DeleteConflict: Cannot delete entity, must detach all policies first.",
    ],
    [
      "a role with a policy of its own",
      "aws:iam/role:Role",
      "node",
      account([
        ["aws:iam/role:Role", "node", {}],
        ["aws:iam/rolePolicy:RolePolicy", "node:own", { role: "node" }],
      ]),
      "DeleteConflict: Cannot delete entity, must delete policies first.",
    ],
    [
      "a cluster with node groups",
      clusterType,
      "prod",
      account([cluster, nodeGroup]),
      "ResourceInUseException: Cluster has nodegroups attached",
    ],
    [
      "a protected cluster",
      clusterType,
      "prod",
      account([[clusterType, "prod", { name: "prod", deletionProtection: true }]]),
      "InvalidRequestException: Cannot delete cluster prod because deletion protection is enabled. Disable deletion protection and try again.",
    ],
    [
      "a file system with mount targets",
      "aws:efs/fileSystem:FileSystem",
      "fs-1",
      account([
        ["aws:efs/fileSystem:FileSystem", "fs-1", {}],
        ["aws:efs/mountTarget:MountTarget", "fsmt-1", { fileSystemId: "fs-1" }],
      ]),
      "FileSystemInUse: file system has mount targets",
    ],
    [
      "a table that subnets use",
      "aws:ec2/routeTable:RouteTable",
      "rtb-1",
      account([
        ["aws:ec2/routeTable:RouteTable", "rtb-1", {}],
        ["aws:ec2/routeTableAssociation:RouteTableAssociation", "a", { routeTableId: "rtb-1" }],
      ]),
      "DependencyViolation: The routeTable 'rtb-1' has dependencies and cannot be deleted.",
    ],
  ];
  for (const [what, type, id, inAccount, expected] of cases) {
    it(`${expected === undefined ? "goes" : "stays"}: ${what}`, () => {
      assert.equal(deleting(type, id, inAccount), expected);
    });
  }
});
