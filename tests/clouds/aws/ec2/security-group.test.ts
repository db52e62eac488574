import { aws } from "../../../plan/aws";
import { account } from "../account";
import { itCreates, itDeletes, itShows } from "../cases";

const token = "aws:ec2/securityGroup:SecurityGroup";
const group = [token, "sg-1", { vpcId: "vpc-1", name: "api" }] as const;
const refusal = "DependencyViolation: resource sg-1 has a dependent object";
const vpcConfig = { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"], clusterSecurityGroupId: "sg-9" };

describe(token, () => {
  itCreates(token, account([group]), [
    [
      "a second group with the same name",
      { vpcId: "vpc-1", name: "api" },
      "InvalidGroup.Duplicate: The security group 'api' already exists for VPC 'vpc-1'",
    ],
    [
      "an apostrophe in a description",
      { vpcId: "vpc-1", name: "other", description: "AWS services' endpoints" },
      'InvalidParameterValue: Invalid security group description. Valid descriptions are strings less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$* (given "AWS services\' endpoints")',
    ],
  ]);

  itDeletes(token, "sg-1", [
    ["a group of a control plane", account([group, ["aws:eks/cluster:Cluster", "prod", { vpcConfig }]]), refusal],
    [
      "a group that another one refers to",
      account([
        group,
        [
          "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          "sgr-1",
          { securityGroupId: "sg-2", referencedSecurityGroupId: "sg-1" },
        ],
      ]),
      refusal,
    ],
  ]);

  itShows([
    [
      aws("aws.ec2.SecurityGroup", "g", {
        ingress: [{ cidrBlocks: ["10.0.0.0/8"], protocol: "tcp", fromPort: 22, toPort: 22 }],
        egress: [{ self: true, protocol: "-1" }],
      }),
      ["in 10.0.0.0/8 tcp 22", "out itself any port"],
    ],
  ]);
});
