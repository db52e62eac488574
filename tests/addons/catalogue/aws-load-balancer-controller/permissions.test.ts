import assert from "node:assert/strict";
import { awsLoadBalancerController } from "../../../../components";
import { type Statement, statementsOf } from "../../../support/aws";
import { installOnEks } from "../../../support/eks";

const name = "aws-load-balancer-controller";
const account = "eu-central-1:111122223333";
const elb = (resource: string) => `arn:aws:elasticloadbalancing:${account}:${resource}`;
const groups = `arn:aws:ec2:${account}:security-group/*`;
const balancers = [elb("loadbalancer/app/*"), elb("loadbalancer/net/*")];
const tagged = [...balancers, elb("targetgroup/*")];
const listeners = [elb("listener/*"), elb("listener-rule/*")];
const requestTag = { "aws:RequestTag/elbv2.k8s.aws/cluster": "test" };
const owned = { StringEquals: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "test" } };
const ownedAndKept = { ...owned, Null: { "aws:RequestTag/elbv2.k8s.aws/cluster": "true" } };

describe("the permissions of aws-load-balancer-controller", () => {
  let statements: readonly Statement[] = [];
  before(async () => {
    statements = statementsOf(await installOnEks([awsLoadBalancerController()]), name, name);
  });

  function allowing(action: string): Pick<Statement, "Resource" | "Condition">[] {
    return statements
      .filter(({ Action }) => Action.includes(action))
      .map(({ Resource, Condition }) => ({ Resource, ...(Condition !== undefined && { Condition }) }));
  }

  const cases: readonly [action: string, ...ReturnType<typeof allowing>][] = [
    [
      "iam:CreateServiceLinkedRole",
      {
        Resource: [
          "arn:aws:iam::111122223333:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing",
        ],
        Condition: { StringEquals: { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" } },
      },
    ],
    ["ec2:DescribeSubnets", { Resource: ["*"] }],
    ["acm:DescribeCertificate", { Resource: [`arn:aws:acm:${account}:certificate/*`] }],
    [
      "wafv2:AssociateWebACL",
      { Resource: [`arn:aws:wafv2:${account}:regional/webacl/*/*`, elb("loadbalancer/app/*")] },
    ],
    [
      "ec2:AuthorizeSecurityGroupIngress",
      {
        Resource: [groups],
        Condition: { StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/test": "owned" } },
      },
      { Resource: [groups], Condition: owned },
    ],
    [
      "ec2:CreateSecurityGroup",
      { Resource: [groups], Condition: { StringEquals: requestTag } },
      /* In a network that is shared by another account, its ARN names that account. */
      { Resource: ["arn:aws:ec2:eu-central-1:*:vpc/*"] },
    ],
    [
      "ec2:CreateTags",
      {
        Resource: [groups],
        Condition: { StringEquals: { "ec2:CreateAction": "CreateSecurityGroup", ...requestTag } },
      },
      { Resource: [groups], Condition: ownedAndKept },
    ],
    ["ec2:DeleteSecurityGroup", { Resource: [groups], Condition: owned }],
    ["elasticloadbalancing:CreateLoadBalancer", { Resource: tagged, Condition: { StringEquals: requestTag } }],
    ["elasticloadbalancing:DeleteLoadBalancer", { Resource: [...tagged, ...listeners], Condition: owned }],
    [
      "elasticloadbalancing:AddTags",
      {
        Resource: tagged,
        Condition: {
          StringEquals: {
            "elasticloadbalancing:CreateAction": ["CreateTargetGroup", "CreateLoadBalancer"],
            ...requestTag,
          },
        },
      },
      { Resource: tagged, Condition: ownedAndKept },
      { Resource: listeners },
    ],
    ["elasticloadbalancing:CreateListener", { Resource: [...balancers, ...listeners] }],
    ["elasticloadbalancing:RegisterTargets", { Resource: [elb("targetgroup/*")] }],
  ];
  for (const [action, ...expected] of cases) {
    it(`allow ${action} within bounds`, () => {
      assert.deepEqual(allowing(action), expected);
    });
  }

  it("allow only reads on everything", () => {
    const everywhere = statements.filter(({ Resource }) => Resource.includes("*")).flatMap(({ Action }) => Action);
    assert.deepEqual(
      everywhere.filter((action) => !/^(ec2|elasticloadbalancing):Describe/.test(action)),
      ["ec2:GetSecurityGroupsForVpc", "acm:ListCertificates"],
    );
  });

  it("leave out features that are switched off or not supported", () => {
    const services = new Set(statements.flatMap(({ Action }) => Action).map((action) => action.split(":")[0]));
    assert.deepEqual(services, new Set(["acm", "ec2", "elasticloadbalancing", "iam", "wafv2"]));
  });

  it("fit into the policy of a role", () => {
    assert.ok(JSON.stringify(statements).length < 10_000);
  });
});
