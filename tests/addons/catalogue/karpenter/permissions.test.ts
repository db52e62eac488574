import assert from "node:assert/strict";
import { karpenterPermissions } from "../../../../components/addons/catalogue/karpenter/permissions";

const site = { partition: "aws", region: "eu-central-1", accountId: "111122223333", clusterName: "test" };
const resources = { interruptionQueueArn: "arn:queue", nodeRoleArn: "arn:role" };

describe("karpenterPermissions", () => {
  const permissions = karpenterPermissions({ site, resources, spot: false });

  it("create, tag and terminate only machines with the cluster's tags", () => {
    const ended = permissions.find(({ actions }) => actions.includes("ec2:TerminateInstances"));
    assert.deepEqual(ended, {
      actions: ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
      resources: [
        "arn:aws:ec2:eu-central-1:111122223333:instance/*",
        "arn:aws:ec2:eu-central-1:111122223333:launch-template/*",
      ],
      conditions: {
        StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/test": "owned" },
        StringLike: { "aws:ResourceTag/karpenter.sh/nodepool": "*" },
      },
    });
    const unconditional = permissions.filter(({ conditions }) => conditions === undefined);
    assert.deepEqual(
      unconditional.map(({ actions, resources: on }) => ({ actions, on })),
      [
        {
          actions: ["ec2:RunInstances", "ec2:CreateFleet"],
          on: [
            "arn:aws:ec2:eu-central-1::image/*",
            "arn:aws:ec2:eu-central-1::snapshot/*",
            "arn:aws:ec2:eu-central-1:*:security-group/*",
            "arn:aws:ec2:eu-central-1:*:subnet/*",
          ],
        },
        { actions: ["iam:GetInstanceProfile"], on: ["arn:aws:iam::111122223333:instance-profile/*"] },
        { actions: ["iam:ListInstanceProfiles"], on: ["*"] },
        { actions: ["eks:DescribeCluster"], on: ["arn:aws:eks:eu-central-1:111122223333:cluster/test"] },
        { actions: ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"], on: ["arn:queue"] },
        {
          actions: ["ssm:GetParameter"],
          on: ["arn:aws:ssm:eu-central-1::parameter/aws/service/bottlerocket/*"],
        },
        { actions: ["pricing:GetProducts"], on: ["*"] },
      ],
    );
  });

  it("pass one role, to machines only", () => {
    const pass = permissions.find(({ actions }) => actions.includes("iam:PassRole"));
    assert.deepEqual(pass?.resources, ["arn:role"]);
    assert.deepEqual(pass?.conditions, {
      StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] },
    });
  });

  it("let EC2 create its role for spot machines if a pool uses them", () => {
    assert.ok(!permissions.some(({ actions }) => actions.includes("iam:CreateServiceLinkedRole")));
    assert.deepEqual(karpenterPermissions({ site, resources, spot: true }).slice(permissions.length), [
      {
        actions: ["iam:CreateServiceLinkedRole"],
        resources: ["arn:aws:iam::111122223333:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot"],
        conditions: { StringEquals: { "iam:AWSServiceName": "spot.amazonaws.com" } },
      },
    ]);
  });
});
