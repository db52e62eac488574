import assert from "node:assert/strict";
import type { RegisteredResource } from "../../../../components/testing";
import { aws, said } from "../../../plan/aws";

const policy = (...statements: object[]) => JSON.stringify({ Statement: statements.map(allow) });
const allow = (statement: object) => ({ Effect: "Allow", ...statement });
const role = (...statements: object[]) => aws("aws.iam.Role", "r", { assumeRolePolicy: policy(...statements) });
const inline = (...statements: object[]) => aws("aws.iam.RolePolicy", "p", { policy: policy(...statements) });
const tags = "aws:RequestTag/kubernetes";
const association = (accessScope: object) =>
  aws("aws.eks.AccessPolicyAssociation", "a", {
    policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
    accessScope,
  });

describe("what is said of identities on AWS", () => {
  const cases: readonly (readonly [resource: RegisteredResource, values: readonly string[], ...alarms: string[]])[] = [
    [role({ Principal: { Service: ["ec2.amazonaws.com"] } }), ["for ec2.amazonaws.com"]],
    [
      role({
        Principal: { Service: "pods.eks.amazonaws.com" },
        Condition: { StringEquals: { [`${tags}-namespace`]: "kube-system", [`${tags}-service-account`]: "aws-node" } },
      }),
      ["for kube-system/aws-node"],
    ],
    [
      role({
        Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/example.com" },
        Condition: { StringEquals: { "example.com:sub": "system:serviceaccount:dns:external-dns" } },
      }),
      ["for dns/external-dns by OIDC"],
    ],
    [
      role({ Principal: { AWS: ["arn:aws:iam::111122223333:role/ci", "arn:aws:iam::444455556666:root"] } }),
      ["for role/ci, 444455556666:root"],
    ],
    [role({ Principal: "*" }), ["for *"], "anyone may take this role"],
    [role({ Principal: { AWS: "*" }, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }), ["for *"]],
    [aws("aws.iam.Role", "r", { assumeRolePolicy: "<unknown>" }), []],
    [
      inline({ Action: ["logs:PutLogEvents", "logs:CreateLogStream"], Resource: "arn:aws:logs:x" }),
      ["logs:PutLogEvents, logs:CreateLogStream"],
    ],
    [
      inline(
        { Action: ["ec2:A", "ec2:B", "sqs:C", "sqs:D"], Resource: ["arn:aws:x"] },
        { Action: "ec2:DescribeInstances", Resource: "*" },
      ),
      ["5 actions of ec2, sqs (1 on any resource)"],
    ],
    [inline({ Action: "s3:*", Resource: "*" }), ["s3:* (all on any resource)"], "allows s3:* on any resource"],
    [
      inline({ NotAction: "iam:*", Resource: "*" }),
      ["all but iam:* (all on any resource)"],
      "allows all but iam:* on any resource",
    ],
    [inline({ Action: "s3:*", NotResource: "x" }), ["s3:* (all on any resource)"], "allows s3:* on any resource"],
    [role({ NotPrincipal: { AWS: "444455556666" } }), ["for *"], "anyone may take this role"],
    [aws("aws.iam.RolePolicy", "p", { policy: JSON.stringify({ Statement: { Effect: "Deny", Action: "*" } }) }), []],
    [aws("aws.iam.RolePolicyAttachment", "a", { policyArn: "arn:aws:iam::aws:policy/service-role/CSI" }), ["CSI"]],
    [
      aws("aws.iam.RolePolicyAttachment", "a", { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }),
      ["AdministratorAccess"],
      "has AdministratorAccess",
    ],
    [
      aws("aws.eks.AccessEntry", "a", { principalArn: "arn:aws:iam::111122223333:role/platform", type: "STANDARD" }),
      ["role/platform"],
    ],
    [
      aws("aws.eks.AccessEntry", "a", { principalArn: "arn:aws:iam::444455556666:role/x", kubernetesGroups: ["g"] }),
      ["444455556666:role/x", "groups g"],
    ],
    [association({ type: "cluster" }), ["AmazonEKSEditPolicy on the cluster"]],
    [association({ type: "namespace", namespaces: ["shop", "web"] }), ["AmazonEKSEditPolicy in shop web"]],
  ];
  for (const [resource, values, ...alarms] of cases) {
    it(`${resource.type}: ${[...values, ...alarms].join("; ")}`, () => {
      const found = said(resource);
      assert.deepEqual([found.values, found.alarms], [values, alarms]);
    });
  }

  it("calls an association by its service account, and says whose role it takes", () => {
    const taken = aws("aws.iam.Role", "external-dns");
    const inputs = { namespace: "dns", serviceAccount: "external-dns", roleArn: "<unknown>" };
    const found = said(aws("aws.eks.PodIdentityAssociation", "p", inputs, { roleArn: [taken] }), [taken]);
    assert.deepEqual([found.title, found.values], ["dns/external-dns", ["as external-dns"]]);
  });
});
