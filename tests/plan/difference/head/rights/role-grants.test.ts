import assert from "node:assert/strict";
import { shownConditions } from "../../../../../cli/plan/difference/head/rights/conditions";
import { roleGrants } from "../../../../../cli/plan/difference/head/rights/role-grants";
import { resource } from "../../../cost/stacks";

type Inputs = Readonly<Record<string, unknown>>;

function granted(type: string, inputs: Inputs): string[] {
  return roleGrants(resource(type, "r", inputs), new Map()).map(
    ({ who, may, on, when, boundless }) =>
      [who, may, on, shownConditions(when)].filter((part) => part !== "").join(" | ") + (boundless ? "!" : ""),
  );
}

const cases: readonly (readonly [what: string, type: string, inputs: Inputs, grants: readonly string[]])[] = [
  [
    "a managed policy of AWS",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    { role: "node", policyArn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy" },
    ["node | use the policy AmazonEKSWorkerNodePolicy"],
  ],
  [
    "a managed policy without bounds",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    { role: "node", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
    ["node | use the policy AdministratorAccess!"],
  ],
  [
    "access to namespaces of a cluster",
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
    {
      principalArn: "arn:p",
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
      accessScope: { type: "namespace", namespaces: ["a", "b"] },
    },
    ["arn:p | AmazonEKSEditPolicy | namespaces a, b"],
  ],
  [
    "all of a cluster",
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
    {
      principalArn: "arn:p",
      clusterName: "prod",
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      accessScope: { type: "cluster" },
    },
    ["arn:p | AmazonEKSClusterAdminPolicy | the cluster prod!"],
  ],
  [
    "groups of a cluster",
    "aws:eks/accessEntry:AccessEntry",
    { principalArn: "arn:p", clusterName: "prod", kubernetesGroups: ["dev", "system:masters"] },
    [
      "arn:p | sign in | the cluster prod",
      "arn:p | be in the group dev | the cluster prod",
      "arn:p | be in the group system:masters | the cluster prod!",
    ],
  ],
  [
    "a role of Google Cloud with a condition",
    "gcp:projects/iAMMember:IAMMember",
    { member: "user:a", role: "roles/storage.objectViewer", project: "p", condition: { expression: "x" } },
    ["user:a | roles/storage.objectViewer | project p | x"],
  ],
  [
    "a bucket for everybody",
    "gcp:storage/bucketIAMMember:BucketIAMMember",
    { member: "allUsers", role: "roles/storage.objectViewer", bucket: "b" },
    ["allUsers | roles/storage.objectViewer | bucket b!"],
  ],
  [
    "the owner of a subscription of Azure",
    "azure-native:authorization:RoleAssignment",
    {
      principalId: "me",
      scope: "/subscriptions/s",
      roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
    },
    ["me | Owner | /subscriptions/s!"],
  ],
  ["nothing of another type", "aws:s3/bucket:Bucket", { bucket: "b" }, []],
];

describe("grants of ready-made roles", () => {
  for (const [what, type, inputs, grants] of cases) {
    it(`are ${what}`, () => assert.deepEqual(granted(type, inputs), grants));
  }
});
