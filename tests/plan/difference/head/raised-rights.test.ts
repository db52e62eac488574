import assert from "node:assert/strict";
import { difference, headLines } from "../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../cli/plan/planned-resource";
import { planned } from "../planned";
import { object } from "../pull-request-parts";

type Inputs = Readonly<Record<string, unknown>>;
type Plan = readonly PlannedResource[];

/** Returns the gravest class of a line that the change has. */
function classOf(before: Plan, after: Plan): string | undefined {
  return headLines(before, after, difference(before, after))[0]?.class;
}

const iam = (Action: string, Resource: string, Condition?: Inputs): Plan => [
  planned("aws:iam/rolePolicy:RolePolicy", "ci", {
    inputs: {
      role: "ci",
      policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource, ...(Condition && { Condition }) }] }),
    },
  }),
];
const eks = (policy: string, ...namespaces: readonly string[]): Plan => [
  planned("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "developers", {
    inputs: {
      clusterName: "prod",
      principalArn: "arn:aws:iam::333344445555:role/developers",
      policyArn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
      accessScope: namespaces.length === 0 ? { type: "cluster" } : { type: "namespace", namespaces },
    },
  }),
];
const rbac = (verb: string, resource: string, resourceNames?: readonly string[]): Plan => [
  object("rbac.authorization.k8s.io/v1:ClusterRole", "tool", {
    rules: [{ apiGroups: [""], resources: [resource], verbs: [verb], ...(resourceNames && { resourceNames }) }],
  }),
];
const bound = (role: string, namespace = ""): Plan => [
  object(
    `rbac.authorization.k8s.io/v1:${namespace === "" ? "Cluster" : ""}RoleBinding`,
    namespace === "" ? "tool" : `${namespace}/tool`,
    {
      roleRef: { kind: "ClusterRole", name: role },
      subjects: [{ kind: "ServiceAccount", namespace: "ops", name: "tool" }],
    },
  ),
];
const google = (role: string): Plan => [
  planned("gcp:projects/iAMMember:IAMMember", "ci", {
    inputs: { project: "example-prod", role, member: "serviceAccount:ci@example.com" },
  }),
];
const ofGoogle = (permission: string): Plan => [
  planned("gcp:projects/iAMCustomRole:IAMCustomRole", "ci", { inputs: { roleId: "ci", permissions: [permission] } }),
];
const ofAzure = (action: string, notActions: readonly string[] = []): Plan => [
  planned("azure-native:authorization:RoleDefinition", "ci", {
    inputs: { roleName: "ci", permissions: [{ actions: [action], notActions }] },
  }),
];
const cluster = "/subscriptions/s/resourceGroups/prod/providers/Microsoft.ContainerService/managedClusters/prod";
const aks = (id: string, scope: string): Plan => [
  planned("azure-native:authorization:RoleAssignment", "developers", {
    inputs: {
      principalId: "33334444-0000-0000-0000-000000000005",
      principalType: "ServicePrincipal",
      roleDefinitionId: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${id}`,
      scope,
    },
  }),
];
const writer = "a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb";
const reader = "7f6c6a51-bcf8-42ba-9220-52d62157d7db";

const cases: readonly (readonly [what: string, after: Plan, is: string, before?: Plan])[] = [
  ["AWS: to write workloads in a cluster", eks("AmazonEKSEditPolicy"), "admin"],
  ["AWS: … in some namespaces", eks("AmazonEKSEditPolicy", "shop"), "permission"],
  ["AWS: … in every namespace by a wildcard", eks("AmazonEKSEditPolicy", "*"), "admin"],
  ["AWS: … in every namespace after some", eks("AmazonEKSEditPolicy"), "admin", eks("AmazonEKSEditPolicy", "shop")],
  ["AWS: to see all of a cluster with its Secrets", eks("AmazonEKSAdminViewPolicy"), "admin"],
  ["AWS: to see a cluster", eks("AmazonEKSViewPolicy"), "permission"],
  [
    "AWS: to see a cluster after a namespace",
    eks("AmazonEKSViewPolicy"),
    "unprotected",
    eks("AmazonEKSEditPolicy", "shop"),
  ],
  ["AWS: to pass every role", iam("iam:PassRole", "*"), "admin"],
  ["AWS: to pass every role of an account", iam("iam:PassRole", "arn:aws:iam::333344445555:role/*"), "admin"],
  ["AWS: to pass every role by a pattern", iam("iam:Pass*", "*"), "admin"],
  ["AWS: to pass one role", iam("iam:PassRole", "arn:aws:iam::333344445555:role/task"), "permission"],
  ["AWS: to be every role", iam("sts:AssumeRole", "arn:aws:iam::*:role/*"), "admin"],
  ["AWS: to be every role by any way", iam("sts:Assume*", "*"), "admin"],
  ["AWS: to be one role", iam("sts:AssumeRole", "arn:aws:iam::333344445555:role/deploy"), "permission"],
  ["AWS: to set another version of policies", iam("iam:SetDefaultPolicyVersion", "*"), "admin"],
  ["AWS: to let oneself into clusters", iam("eks:CreateAccessEntry", "*"), "admin"],
  ["AWS: everything, by TLS", iam("*", "*", { Bool: { "aws:SecureTransport": "true" } }), "admin"],
  ["AWS: everything, for any principal", iam("*", "*", { StringLike: { "aws:PrincipalArn": "*" } }), "admin"],
  [
    "AWS: a role, for one service",
    iam("iam:PassRole", "*", { StringEquals: { "iam:PassedToService": "eks.amazonaws.com" } }),
    "permission",
  ],
  ["AWS: to read one bucket", iam("s3:GetObject", "arn:aws:s3:::reports/*"), "permission"],
  ["RBAC: to be somebody", rbac("impersonate", "users"), "admin"],
  ["RBAC: shells in pods", rbac("create", "pods/exec"), "admin"],
  ["RBAC: shells in everything", rbac("create", "*/exec"), "admin"],
  ["RBAC: containers in pods", rbac("update", "pods/ephemeralcontainers"), "admin"],
  ["RBAC: kubelets", rbac("get", "nodes/proxy"), "admin"],
  ["RBAC: tokens", rbac("create", "serviceaccounts/token"), "admin"],
  ["RBAC: tokens of one account", rbac("create", "serviceaccounts/token", ["ci"]), "permission"],
  ["RBAC: certificates", rbac("patch", "certificatesigningrequests/approval"), "admin"],
  ["RBAC: roles beyond one's own", rbac("escalate", "clusterroles"), "admin"],
  ["RBAC: bindings beyond one's own", rbac("bind", "clusterroles"), "admin"],
  ["RBAC: webhooks", rbac("create", "validatingwebhookconfigurations"), "admin"],
  ["RBAC: policies that change objects", rbac("create", "mutatingadmissionpolicies"), "admin"],
  ["RBAC: servers of the API", rbac("update", "apiservices"), "admin"],
  ["RBAC: volumes of any path", rbac("create", "persistentvolumes"), "admin"],
  ["RBAC: Secrets of one name", rbac("get", "secrets", ["tls"]), "permission"],
  ["RBAC: pods", rbac("list", "pods"), "permission"],
  ["RBAC: to edit everywhere", bound("edit"), "admin"],
  ["RBAC: to view everywhere", bound("view"), "permission"],
  ["RBAC: to view everywhere after one namespace", bound("view"), "unprotected", bound("view", "shop")],
  ["RBAC: as Kubernetes' own controllers", bound("system:controller:clusterrole-aggregation-controller"), "admin"],
  ["RBAC: to ask who somebody is", bound("system:auth-delegator"), "permission"],
  [
    "RBAC: pods everywhere",
    [...rbac("create", "deployments"), ...bound("tool")],
    "admin",
    rbac("create", "deployments"),
  ],
  [
    "RBAC: pods in a namespace",
    [...rbac("create", "deployments"), ...bound("tool", "shop")],
    "permission",
    rbac("create", "deployments"),
  ],
  ["Google: all clusters of a project", google("roles/container.developer"), "admin"],
  ["Google: to look at them", google("roles/container.viewer"), "permission"],
  ["Google: tokens of all accounts", google("roles/iam.serviceAccountTokenCreator"), "admin"],
  ["Google: builds as another account", google("roles/cloudbuild.builds.editor"), "admin"],
  ["Google: root on all machines", google("roles/compute.osAdminLogin"), "admin"],
  ["Google: all data as its owner", google("roles/bigquery.dataOwner"), "admin"],
  ["Google: to write logs", google("roles/logging.logWriter"), "permission"],
  ["Google: an own role that gives rights", ofGoogle("resourcemanager.projects.setIamPolicy"), "admin"],
  ["Google: an own role that acts as others", ofGoogle("iam.serviceAccounts.actAs"), "admin"],
  ["Google: an own role that reads", ofGoogle("storage.objects.get"), "permission"],
  ["Entra: an own role with everything", ofAzure("*"), "admin"],
  ["Entra: an own role that gives rights", ofAzure("Microsoft.Authorization/*"), "admin"],
  [
    "Entra: an own role that gives rights, except those",
    ofAzure("Microsoft.Authorization/*", [
      "Microsoft.Authorization/*/write",
      "Microsoft.Authorization/elevateAccess/*",
    ]),
    "permission",
  ],
  ["Entra: an own role that reads", ofAzure("Microsoft.Storage/storageAccounts/read"), "permission"],
  ["Entra: to write workloads in a cluster", aks(writer, cluster), "admin"],
  ["Entra: … in a namespace", aks(writer, `${cluster}/namespaces/shop`), "permission"],
  [
    "Entra: to see a cluster after a namespace",
    aks(reader, cluster),
    "unprotected",
    aks(writer, `${cluster}/namespaces/shop`),
  ],
];

describe("a new right", () => {
  for (const [what, after, is, before = []] of cases) {
    it(`is ${is}: ${what}`, () => {
      assert.equal(classOf(before, after), is);
      assert.equal(classOf(after, after), undefined);
      /* A program that loses a right may need it. */
      const ways = ["less", "removed", "permission", "unprotected"];
      assert.ok(ways.includes(classOf(after, before) ?? "removed"), "the way back");
    });
  }
});
