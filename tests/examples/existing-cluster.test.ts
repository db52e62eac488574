import assert from "node:assert/strict";
import { planStacks } from "../../cli/plan";
import type { Plan } from "../../cli/plan/program/plan";
import { readProject } from "../../cli/project";

async function planned(): Promise<Readonly<Record<string, Plan>>> {
  const outcomes = await planStacks(readProject("examples/existing-cluster"), ["eks", "on-premises"]);
  return Object.fromEntries(
    outcomes.map((outcome) => {
      assert.ok("plan" in outcome, "failure" in outcome ? outcome.failure : "");
      return [outcome.stack, outcome.plan];
    }),
  );
}

/** What a plan has of the workload and its tenant, without the policies, which are the CNI's. */
function workload({ resources }: Plan): string[] {
  const urns = resources.map(({ urn }) => urn.split("::").slice(2).join("::"));
  return urns.filter((urn) => urn.startsWith("keelson:index:Tenant") && !urn.includes("Policy"));
}

function addons({ resources }: Plan): string[] {
  return resources.filter(({ type }) => type === "keelson:index:Addon").map(({ name }) => name.replace("team-", ""));
}

describe("the example of existing clusters", () => {
  it("has the same workload on EKS and on premises, and the add-ons that each place needs", async () => {
    const { eks, "on-premises": onPremises } = await planned();
    assert.ok(eks && onPremises);
    assert.deepEqual(workload(eks), workload(onPremises));
    assert.ok(workload(eks).some((urn) => urn.endsWith("kubernetes:apps/v1:Deployment::web")));
    assert.deepEqual(addons(eks), [
      "aws-load-balancer-controller",
      "cert-manager",
      "external-secrets",
      "metrics-server",
      "traefik",
    ]);
    assert.deepEqual(addons(onPremises), ["cert-manager", "metrics-server", "traefik"]);
  });

  it("makes nothing outside of the cluster, all with the cluster's own provider, and deletes it properly", async () => {
    for (const { stack, resources } of Object.values(await planned())) {
      const [provider, ...others] = resources.filter(({ type }) => type.startsWith("pulumi:providers:"));
      assert.deepEqual([provider?.type, others], ["pulumi:providers:kubernetes", []], stack);
      for (const resource of resources) {
        assert.match(resource.type, /^(kubernetes|keelson|pulumi:providers:kubernetes)/);
        assert.equal(resource.options.deletedWith, undefined);
        assert.ok(resource.component || resource === provider || resource.provider === provider?.urn, resource.urn);
      }
    }
  });

  it("acts on AWS as the roles of its service accounts", async () => {
    const { eks } = await planned();
    const roles = JSON.stringify(eks?.resources ?? []).match(/arn:aws:iam::111122223333:role\/[\w-]+/g) ?? [];
    assert.deepEqual([...new Set(roles)].sort(), [
      "arn:aws:iam::111122223333:role/team-dns",
      "arn:aws:iam::111122223333:role/team-load-balancers",
      "arn:aws:iam::111122223333:role/team-secrets",
    ]);
  });
});
