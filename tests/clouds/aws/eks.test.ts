import assert from "node:assert/strict";
import { type Properties } from "../../../cli/clouds";
import { account, creating } from "./account";

const clusterType = "aws:eks/cluster:Cluster";
const groupType = "aws:eks/nodeGroup:NodeGroup";
const addonType = "aws:eks/addon:Addon";
const associationType = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
const role = "arn:aws:iam::111122223333:role/node";

const subnet = (id: string, zone: string, vpcId = "vpc-1") =>
  ["aws:ec2/subnet:Subnet", id, { vpcId, availabilityZone: `eu-central-1${zone}`, cidrBlock: "10.20.0.0/20" }] as const;

const running = account([
  subnet("subnet-a", "a"),
  subnet("subnet-b", "b"),
  subnet("subnet-a2", "a"),
  subnet("subnet-x", "b", "vpc-2"),
  ["aws:iam/role:Role", "node", { arn: role }],
  ["aws:ec2/launchTemplate:LaunchTemplate", "lt-1", { latestVersion: 2 }],
  [clusterType, "prod", { name: "prod", version: "1.35", vpcConfig: { vpcId: "vpc-1" } }],
  [
    groupType,
    "prod:old",
    {
      clusterName: "prod",
      nodeGroupName: "old",
      version: "1.33",
      scalingConfig: { minSize: 1, maxSize: 3, desiredSize: 1 },
    },
  ],
  [
    addonType,
    "prod:vpc-cni",
    { clusterName: "prod", addonName: "vpc-cni", podIdentityAssociations: [{ serviceAccount: "aws-node" }] },
  ],
  [associationType, "a-1", { clusterName: "prod", namespace: "dns", serviceAccount: "external-dns" }],
]);

const cluster = (subnetIds: readonly string[], more: Properties = {}) => ({
  name: "new",
  version: "1.35",
  vpcConfig: { subnetIds },
  ...more,
});
const group = (minSize: number, desiredSize: number, maxSize: number, more: Properties = {}) => ({
  clusterName: "prod",
  nodeGroupName: "new",
  nodeRoleArn: role,
  subnetIds: ["subnet-a"],
  scalingConfig: { minSize, desiredSize, maxSize },
  ...more,
});
const addon = (addonName: string, addonVersion: string, more: Properties = {}) => ({
  clusterName: "prod",
  addonName,
  addonVersion,
  ...more,
});
const invalid = (message: string) => `InvalidParameterException: ${message}`;

describe("EKS' rules for what is new", () => {
  const cases: readonly (readonly [string, string, Properties, string | undefined])[] = [
    ["a cluster in two zones", clusterType, cluster(["subnet-a", "subnet-b"]), undefined],
    [
      "a cluster in one zone",
      clusterType,
      cluster(["subnet-a", "subnet-a2"]),
      invalid("Subnets specified must be in at least two different AZs"),
    ],
    [
      "a cluster in two networks",
      clusterType,
      cluster(["subnet-a", "subnet-x"]),
      invalid("Subnets specified must belong to the same VPC"),
    ],
    [
      "a patch version",
      clusterType,
      cluster(["subnet-a", "subnet-b"], { version: "1.35.2" }),
      invalid("unsupported Kubernetes version 1.35.2"),
    ],
    [
      "a name that is taken",
      clusterType,
      cluster(["subnet-a", "subnet-b"], { name: "prod" }),
      "ResourceInUseException: Cluster already exists with name: prod",
    ],
    ["a group", groupType, group(1, 2, 3), undefined],
    [
      "min above max",
      groupType,
      group(4, 4, 3),
      invalid("Minimum capacity 4 can't be greater than maximum capacity 3"),
    ],
    [
      "desired below min",
      groupType,
      group(2, 1, 3),
      invalid("Minimum capacity 2 can't be greater than desired size 1"),
    ],
    ["desired above max", groupType, group(1, 4, 3), invalid("desired capacity 4 can't be greater than max size 3")],
    ["a max of none", groupType, group(0, 0, 0), invalid("Maximum capacity must be greater than or equal to 1")],
    [
      "nodes ahead of the control plane",
      groupType,
      group(1, 1, 1, { version: "1.36" }),
      invalid("Nodegroup Kubernetes version 1.36 is greater than cluster Kubernetes version 1.35"),
    ],
    [
      "nodes in another network",
      groupType,
      group(1, 1, 1, { subnetIds: ["subnet-x"] }),
      invalid("Subnet subnet-x is not in the VPC vpc-1 of the cluster"),
    ],
    [
      "a version of a template that is not there",
      groupType,
      group(1, 1, 1, { launchTemplate: { id: "lt-1", version: "3" } }),
      "InvalidRequestException: You cannot use launch template lt-1 version 3: it does not exist",
    ],
    [
      "a machine of another architecture",
      groupType,
      group(1, 1, 1, { amiType: "BOTTLEROCKET_x86_64", instanceTypes: ["m7g.large"] }),
      invalid("[m7g.large] is not a valid instance type for requested amiType BOTTLEROCKET_x86_64"),
    ],
    [
      "ARM on ARM",
      groupType,
      group(1, 1, 1, { amiType: "BOTTLEROCKET_ARM_64", instanceTypes: ["m7g.large", "c7gn.xlarge"] }),
      undefined,
    ],
    [
      "a group of the same name",
      groupType,
      group(1, 1, 1, { nodeGroupName: "old" }),
      "ResourceInUseException: NodeGroup already exists with name old and cluster name prod",
    ],
    ["an add-on", addonType, addon("coredns", "v1.13.2-eksbuild.21"), undefined],
    [
      "an add-on that is not EKS'",
      addonType,
      addon("core-dns", "v1.13.2-eksbuild.21"),
      invalid("Addon core-dns specified is not supported"),
    ],
    [
      "a version without a build",
      addonType,
      addon("coredns", "1.13.2"),
      invalid("Addon version specified is not supported"),
    ],
    [
      "kube-proxy ahead of the control plane",
      addonType,
      addon("kube-proxy", "v1.36.0-eksbuild.17"),
      invalid("Addon version specified is not supported"),
    ],
    [
      "the same add-on twice",
      addonType,
      addon("vpc-cni", "v1.22.4-eksbuild.3"),
      "ResourceInUseException: Addon already exists.",
    ],
    [
      "a second role for a service account",
      associationType,
      { clusterName: "prod", namespace: "dns", serviceAccount: "external-dns" },
      "ResourceInUseException: Association already exists: a-1",
    ],
    [
      "a role for an add-on's service account",
      associationType,
      { clusterName: "prod", namespace: "kube-system", serviceAccount: "aws-node" },
      "ResourceInUseException: Association already exists for the service account kube-system/aws-node",
    ],
    [
      "an account as principal",
      "aws:eks/accessEntry:AccessEntry",
      { clusterName: "prod", principalArn: "arn:aws:iam::111122223333:root" },
      invalid("The specified principalArn is invalid: invalid principal."),
    ],
    [
      "a policy of IAM as access policy",
      "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
      { clusterName: "prod", principalArn: role, policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
      invalid("The policyArn parameter format is not valid"),
    ],
  ];
  for (const [what, type, inputs, expected] of cases) {
    it(`${expected === undefined ? "allow" : "refuse"} ${what}`, () => {
      assert.equal(creating(type, inputs, running), expected);
    });
  }
});
