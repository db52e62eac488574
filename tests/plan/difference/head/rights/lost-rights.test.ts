import { planned } from "../../planned";
import { itFinds } from "../unprotected";

const role = planned("aws:iam/role:Role", "shop", { inputs: { name: "shop", assumeRolePolicy: "{}" } });
const policy = (...actions: readonly string[]) =>
  planned("aws:iam/rolePolicy:RolePolicy", "shop", {
    inputs: {
      role: "<unknown>",
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: actions, Resource: "arn:aws:s3:::orders/*" }],
      }),
    },
    propertyDependencies: { role: [role.urn] },
  });
const bucket = planned("aws:s3/bucket:Bucket", "orders", { inputs: { bucket: "orders" } });
const guard = planned("aws:s3/bucketPolicy:BucketPolicy", "orders", {
  inputs: {
    bucket: "orders",
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
});
const entry = (name: string, arn: string) =>
  planned("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", name, {
    inputs: {
      clusterName: "prod",
      principalArn: `arn:aws:iam::333344445555:role/${name}`,
      policyArn: `arn:aws:eks::aws:cluster-access-policy/${arn}`,
      accessScope: { type: "cluster" },
    },
  });
const admin = "AmazonEKSClusterAdminPolicy";

describe("a right that is lost", () => {
  itFinds([
    {
      name: "by a program that stays",
      before: [role, policy("s3:GetObject", "s3:PutObject")],
      after: [role, policy("s3:GetObject")],
      lines: ["aws.iam.Role shop: no longer has s3:PutObject on arn:aws:s3:::orders/*"],
    },
    {
      name: "with its program",
      before: [bucket, role, policy("s3:GetObject")],
      after: [bucket],
      lines: [],
    },
    {
      name: "by the last administrator",
      before: [entry("platform", admin)],
      after: [entry("platform", "AmazonEKSViewPolicy")],
      lines: [`arn:aws:iam::333344445555:role/platform: no longer has ${admin} on the cluster prod`],
    },
    {
      name: "by one of two administrators",
      before: [entry("platform", admin), entry("operations", admin)],
      after: [entry("platform", admin)],
      lines: [],
    },
    {
      name: "as a denial",
      before: [bucket, guard],
      after: [bucket],
      lines: ["everybody: no longer denied s3:* on aws.s3.BucketPolicy orders, if aws:SecureTransport Bool false"],
    },
  ]);
});
