import assert from "node:assert/strict";
import { checkExistingEks } from "../../../../components/clusters/eks";
import { existingEks, existingEksArgs } from "../../../support/existing-clouds";
import { runProgram } from "../../../support/run-program";

const permissions = { aws: [{ actions: ["route53:ListHostedZones"], resources: ["*"] }] };
const request = { namespace: "dns", serviceAccount: "dns", permissions };
const deployment = { preview: false, secrets: "plain" } as const;
const oidcProviderArn =
  "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF";

describe("ExistingEksCluster", () => {
  it("gives a service account a role by an association with the cluster that exists", async () => {
    const run = await runProgram(() => existingEks().podIdentity("dns", request).serviceAccountAnnotations, deployment);
    const association = run.find("aws:eks/podIdentityAssociation:PodIdentityAssociation", "dns");
    assert.equal(association.inputs.clusterName, "test");
    assert.equal(association.options.deletedWith, undefined);
    assert.deepEqual(run.outputs, {});
    assert.deepEqual(run.ofType("aws:eks/cluster:Cluster"), []);
    const trust = String(run.find("aws:iam/role:Role", "dns").inputs.assumeRolePolicy);
    assert.match(trust, /"aws:SourceArn":"arn:aws:eks:eu-central-1:111122223333:cluster\/test"/);
  });

  it("is distinguished from a replacement of its name by its token issuer", async () => {
    const issuer = "https://oidc.eks.eu-central-1.amazonaws.com/id/FEDCBA9876543210";
    const run = await runProgram(() => ({ cluster: existingEks({ issuer }).clusterName }), deployment);
    assert.equal(run.find("pulumi:providers:kubernetes", "test").inputs.clusterIdentifier, issuer);
  });

  it("gives a role by tokens if there is an OIDC provider, and makes none", async () => {
    const run = await runProgram(
      () => existingEks({ oidcProviderArn }).podIdentity("dns", request).serviceAccountAnnotations,
      deployment,
    );
    const role = run.find("aws:iam/role:Role", "dns");
    assert.match(String(role.inputs.assumeRolePolicy), new RegExp(`"Federated":"${oidcProviderArn}"`));
    assert.match(String(run.outputs["eks.amazonaws.com/role-arn"]), /role\/dns$/);
    assert.deepEqual(run.ofType("aws:iam/openIdConnectProvider:OpenIdConnectProvider"), []);
    assert.equal(existsIn(run.resources, "PodIdentityAssociation"), false);
  });

  it("opens the agent of Pod Identity, and the Service of the API server, only to clusters that use them", async () => {
    await runProgram(() => {
      const { network } = existingEks();
      assert.deepEqual(network.podIdentity, { cidrs: ["169.254.170.23/32"], port: 80 });
      assert.deepEqual(network.apiServer.cidrs, ["10.20.192.0/24", "10.20.193.0/24", "172.20.0.1/32"]);
    });
    await runProgram(() => {
      assert.equal(existingEks({ oidcProviderArn }).network.podIdentity, undefined);
    });
    await runProgram(() => {
      const calico = existingEks({ network: { ...existingEksArgs.network, cni: "calico" } });
      assert.deepEqual(calico.network.apiServer.cidrs, ["10.20.192.0/24", "10.20.193.0/24"]);
    });
  });

  it("offers what Karpenter needs and a log group, with ARNs of the account", async () => {
    await runProgram(() => {
      const cluster = existingEks({
        logGroup: "/team/workloads",
        karpenter: {
          interruptionQueue: "team",
          nodeRole: "team-karpenter",
          subnets: { "eu-central-1a": "subnet-0a1b2c3d4e5f67890" },
          securityGroupIds: ["sg-0a1b2c3d4e5f67890"],
          encryptionKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012",
        },
      });
      const offers = Object.fromEntries(cluster.builtin.map(({ capability, value }) => [capability.name, value]));
      assert.deepEqual(Object.keys(offers), ["karpenter-resources", "log-destination"]);
      const karpenter = offers["karpenter-resources"] as Record<string, unknown>;
      assert.equal(karpenter.interruptionQueueArn, "arn:aws:sqs:eu-central-1:111122223333:team");
      assert.equal(karpenter.nodeRoleArn, "arn:aws:iam::111122223333:role/team-karpenter");
    });
  });

  it("refuses what is missing or contradicts itself, all at once", () => {
    const problems = checkExistingEks("test", {
      ...existingEksArgs,
      region: "mars-1",
      endpoint: undefined,
      oidcProviderArn: oidcProviderArn.replace("0123456789ABCDEF", "OTHER"),
      network: { ...existingEksArgs.network, nodeCidrs: ["10.20.0.1/16"], serviceCidr: "172.20.0.0" },
    });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["region", "issuer", "endpoint", "oidcProviderArn", "network.nodeCidrs[0]", "network.serviceCidr"],
    );
    assert.deepEqual(checkExistingEks("test", existingEksArgs), []);
  });
});

function existsIn(resources: readonly { readonly type: string }[], kind: string): boolean {
  return resources.some(({ type }) => type.endsWith(kind));
}
