import assert from "node:assert/strict";
import { mock } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import type { EksClusterArgs } from "../../../../components/clusters/eks";
import { EffectDelay, effectMilliseconds } from "../../../../components/clusters/eks/identity/takes-effect";
import { podIdentityTrust } from "../../../../components/clusters/eks/roles";
import type { RunOptions } from "../../../../components/testing";
import { deployer, eksArgs, eksCluster, runEks, simulatedEks } from "../../../support/eks";
import { runProgram } from "../../../support/run-program";

const request = {
  namespace: "dns",
  serviceAccount: "external-dns",
  permissions: { aws: [{ actions: ["route53:ListHostedZones"], resources: ["arn:aws:route53:::hostedzone/Z1"] }] },
};

const trust = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "pods.eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Condition: {
        StringEquals: {
          "aws:SourceAccount": "111122223333",
          "aws:RequestTag/kubernetes-namespace": "dns",
          "aws:RequestTag/kubernetes-service-account": "external-dns",
        },
        ArnEquals: { "aws:SourceArn": "arn:aws:eks:eu-central-1:111122223333:cluster/test" },
      },
    },
  ],
};

const deployment: RunOptions = { preview: false, secrets: "plain" };

describe("pod identity on EKS", () => {
  it("trusts one service account in one namespace of one cluster", () => {
    const site = { accountId: "111122223333", region: "eu-central-1", clusterName: "test" };
    assert.deepEqual(podIdentityTrust(site, request), trust);
  });

  it("lets pods start only once its association is in effect", async () => {
    const waiting = mock.method(EffectDelay.prototype, "after").mock;
    try {
      let dependsOn: readonly unknown[] = [];
      const run = await runProgram(() => {
        ({ dependsOn } = eksCluster().podIdentity("external-dns", request));
        return { urns: pulumi.all(waiting.calls.map((call) => call.arguments[0].urn)) };
      }, deployment);
      const { urn } = run.find("aws:eks/podIdentityAssociation:PodIdentityAssociation", "external-dns");
      assert.deepEqual(run.outputs.urns, [urn]);
      assert.ok(dependsOn.includes(waiting.calls[0]?.result));
    } finally {
      waiting.restore();
    }
  });

  it("grants the requested permissions, and the pods wait for them", async () => {
    let waitsFor = 0;
    const run = await runProgram(() => {
      const identity = eksCluster().podIdentity("external-dns", request);
      assert.deepEqual([identity.serviceAccountAnnotations, identity.podLabels], [{}, {}]);
      waitsFor = identity.dependsOn.length;
    }, deployment);
    assert.equal(waitsFor, 3);
    const role = run.find("aws:iam/role:Role", "external-dns");
    assert.deepEqual(JSON.parse(String(role.inputs.assumeRolePolicy)), trust);
    const policy = JSON.parse(
      String(run.find("aws:iam/rolePolicy:RolePolicy", "external-dns").inputs.policy),
    ) as object;
    assert.deepEqual(policy, {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["route53:ListHostedZones"], Resource: ["arn:aws:route53:::hostedzone/Z1"] },
      ],
    });
    const association = run.find("aws:eks/podIdentityAssociation:PodIdentityAssociation", "external-dns");
    const { clusterName, namespace, serviceAccount, roleArn } = association.inputs;
    assert.deepEqual(
      { clusterName, namespace, serviceAccount },
      { clusterName: "test", namespace: "dns", serviceAccount: "external-dns" },
    );
    assert.match(String(roleArn), /role\/external-dns$/);
  });

  it("limits each permission by its conditions, with tokens too", async () => {
    const conditions = { StringEquals: { "aws:ResourceTag/cluster": "test" } };
    const limited = { actions: ["ec2:DeleteVolume"], resources: ["*"], conditions };
    const free = { actions: ["ec2:DescribeVolumes"], resources: ["*"] };
    for (const identities of ["pod-identity", "irsa"] as const) {
      const run = await runProgram(() => {
        eksCluster({ identities }).podIdentity("disks", { ...request, permissions: { aws: [limited, free] } });
      }, deployment);
      const { policy } = run.find("aws:iam/rolePolicy:RolePolicy", "disks").inputs;
      assert.deepEqual((JSON.parse(String(policy)) as { Statement: object }).Statement, [
        { Effect: "Allow", Action: ["ec2:DeleteVolume"], Resource: ["*"], Condition: conditions },
        { Effect: "Allow", Action: ["ec2:DescribeVolumes"], Resource: ["*"] },
      ]);
    }
  });

  it("lets its pods wait after the association is created, until EKS gives them the role", async () => {
    const run = await runProgram(() => {
      const { dependsOn } = eksCluster().podIdentity("external-dns", request);
      new pulumi.ComponentResource("test:index:Pods", "pods", {}, { dependsOn: [...dependsOn] });
    }, deployment);
    const association = run.find("aws:eks/podIdentityAssociation:PodIdentityAssociation", "external-dns");
    assert.deepEqual(association.options.afterCreate, ["external-dns-takes-effect"]);
    assert.ok(run.find("test:index:Pods", "pods").dependsOn.includes(association.urn));
    assert.equal(effectMilliseconds, 30_000);
  });

  it("can use tokens, for exactly this account and this audience", async () => {
    const run = await runProgram(
      () => {
        const { serviceAccountAnnotations } = eksCluster({ identities: "irsa" }).podIdentity("external-dns", request);
        return serviceAccountAnnotations;
      },
      { ...deployment, simulate: simulatedEks("https://oidc.test/id/1", "cluster.test") },
    );
    const issuer = run.find("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "test");
    assert.equal(issuer.inputs.url, "https://oidc.test/id/1");
    assert.deepEqual(issuer.inputs.clientIdLists, ["sts.amazonaws.com"]);
    const role = run.find("aws:iam/role:Role", "external-dns");
    assert.deepEqual(JSON.parse(String(role.inputs.assumeRolePolicy)), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/oidc.test/id/1" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "oidc.test/id/1:sub": "system:serviceaccount:dns:external-dns",
              "oidc.test/id/1:aud": "sts.amazonaws.com",
            },
          },
        },
      ],
    });
    assert.match(String(run.outputs["eks.amazonaws.com/role-arn"]), /role\/external-dns$/);
    assert.deepEqual(run.ofType("aws:eks/podIdentityAssociation:PodIdentityAssociation"), []);
  });

  it("has its consumer's parent and the cluster's AWS provider", async () => {
    const run = await runProgram(() => {
      const cluster = eksCluster();
      const parent = new pulumi.ComponentResource("test:index:Addon", "dns", {}, { providers: [cluster.provider] });
      cluster.podIdentity("external-dns", request, { parent, provider: cluster.provider });
    }, deployment);
    const { urn } = run.find("test:index:Addon", "dns");
    const aws = run.find("pulumi:providers:aws", "test").urn;
    for (const { parent, provider } of run.resources.filter(({ name }) => name === "external-dns")) {
      assert.deepEqual([parent, provider], [urn, aws]);
    }
  });

  it("refuses a request without AWS permissions", async () => {
    const permissions = { gcp: [{ role: "roles/dns.admin" }] };
    await assert.rejects(
      runProgram(() => {
        eksCluster().podIdentity("external-dns", { ...request, permissions });
      }),
      /external-dns is not valid:\n.*"dns\/external-dns" requests no permissions on AWS/,
    );
  });
});

describe("access to an EKS cluster", () => {
  it("uses entries: every permission for the deployer alone, policies and namespaces for the others", async () => {
    const role = (name: string) => ({ principalArn: `arn:aws:iam::111122223333:role/${name}` });
    const access: EksClusterArgs["access"] = {
      ...eksArgs.access,
      editors: { shop: { ...role("shop"), namespaces: ["shop"] } },
      viewers: { audit: { ...role("audit"), groups: ["auditors"] } },
      members: { payments: { ...role("payments"), groups: ["payments-developers"] } },
    };
    const run = await runEks({ access });
    const associations = run
      .ofType("aws:eks/accessPolicyAssociation:AccessPolicyAssociation")
      .map(({ inputs }) => [
        String(inputs.principalArn).split("/").at(-1),
        String(inputs.policyArn).split("/").at(-1),
        inputs.accessScope,
      ]);
    assert.deepEqual(associations, [
      ["platform", "AmazonEKSAdminPolicy", { type: "cluster" }],
      ["deployer", "AmazonEKSClusterAdminPolicy", { type: "cluster" }],
      ["shop", "AmazonEKSEditPolicy", { type: "namespace", namespaces: ["shop"] }],
      ["audit", "AmazonEKSViewPolicy", { type: "cluster" }],
    ]);
    const entry = run.find("aws:eks/accessEntry:AccessEntry", "test-deployer");
    assert.equal(entry.options.deletedWith, run.find("aws:eks/cluster:Cluster", "test").urn);
    assert.equal(entry.inputs.principalArn, deployer);
    assert.equal(entry.inputs.type, "STANDARD");
    const member = run.find("aws:eks/accessEntry:AccessEntry", "test-member-payments");
    assert.deepEqual(member.inputs.kubernetesGroups, ["payments-developers"]);
    const viewer = run.find("aws:eks/accessEntry:AccessEntry", "test-viewer-audit");
    assert.deepEqual(viewer.inputs.kubernetesGroups, ["auditors"]);
  });

  it("uses a kubeconfig without a credential, once nodes, add-ons and permissions exist", async () => {
    const run = await runEks({}, { simulate: simulatedEks("https://oidc.test/id/1", "cluster.test") });
    const provider = run.find("pulumi:providers:kubernetes", "test");
    assert.equal(provider.inputs.clusterIdentifier, "https://oidc.test/id/1");
    const { users } = JSON.parse(String(provider.inputs.kubeconfig)) as { users: { user: Record<string, unknown> }[] };
    assert.deepEqual(users, [
      {
        name: "test",
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "aws",
            args: ["eks", "get-token", "--cluster-name", "test", "--region", "eu-central-1", "--output", "json"],
            interactiveMode: "Never",
          },
        },
      },
    ]);
    for (const [type, name] of [
      ["aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "test-deployer"],
      ["aws:eks/nodeGroup:NodeGroup", "test-general"],
      ["aws:eks/addon:Addon", "test-coredns"],
    ] as const) {
      assert.ok(provider.dependsOn.includes(run.find(type, name).urn), name);
    }
  });
});
