import assert from "node:assert/strict";
import { planStacks } from "../../cli/plan";
import type { Plan } from "../../cli/plan/program/plan";
import { readProject } from "../../cli/project";

async function planned(example: string): Promise<Plan> {
  const [outcome] = await planStacks(readProject(`examples/${example}`), ["dev"]);
  assert.ok(outcome !== undefined && "plan" in outcome, JSON.stringify(outcome));
  return outcome.plan;
}

const of = ({ resources }: Plan, type: string) => resources.filter((resource) => resource.type === type);

const examples = {
  "terraform-eks": ["aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy"],
  "existing-gke": ["gcp:dns/dnsManagedZoneIamMember:DnsManagedZoneIamMember", "gcp:projects/iAMMember:IAMMember"],
  "existing-aks": [
    "azure-native:authorization:RoleAssignment",
    "azure-native:managedidentity:FederatedIdentityCredential",
    "azure-native:managedidentity:UserAssignedIdentity",
  ],
} as const;

describe("the examples of clusters made elsewhere", () => {
  for (const [example, types] of Object.entries(examples)) {
    it(`${example} makes identities in the cloud, and nothing else`, async () => {
      const { resources } = await planned(example);
      const inCloud = resources.filter(({ type }) => /^(aws|gcp|azure-native):/.test(type)).map(({ type }) => type);
      assert.deepEqual([...new Set(inCloud)].sort(), types);
      assert.ok(resources.some(({ type, name }) => type === "kubernetes:apps/v1:Deployment" && name === "web"));
      assert.ok(resources.every(({ options }) => options.deletedWith === undefined));
    });
  }

  it("terraform-eks trusts the OIDC provider that Terraform made", async () => {
    const [role] = of(await planned("terraform-eks"), "aws:iam/role:Role");
    assert.match(String(role?.inputs.assumeRolePolicy), /oidc-provider\/oidc\.eks\.eu-central-1\.amazonaws\.com\/id\//);
  });

  it("pulumi-eks waits for nodes and the agent, and deletes objects with the eks.Cluster", async () => {
    const plan = await planned("pulumi-eks");
    const [cluster] = of(plan, "eks:index:Cluster");
    const [nodes] = of(plan, "eks:index:ManagedNodeGroup");
    const [agent] = of(plan, "eks:index:Addon");
    const [provider] = of(plan, "pulumi:providers:kubernetes");
    assert.ok(cluster && nodes && agent && provider);
    for (const { urn } of [cluster, nodes, agent]) {
      assert.ok(provider.dependsOn.includes(urn), urn);
    }
    const associations = of(plan, "aws:eks/podIdentityAssociation:PodIdentityAssociation");
    assert.deepEqual(
      associations.map(({ options }) => options.deletedWith),
      [cluster.urn, cluster.urn],
    );
  });
});
