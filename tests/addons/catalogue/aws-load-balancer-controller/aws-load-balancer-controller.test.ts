import assert from "node:assert/strict";
import { type AwsLoadBalancerControllerOptions, awsLoadBalancerController, traefik } from "../../../../components";
import { awsFacts, existingEks, installOn } from "../../../support/aws";
import { eksCluster, installOnEks } from "../../../support/eks";
import { bound, platform, releaseType, valuesOf } from "../../../support/programs";
import { runProgram } from "../../../support/run-program";

const name = "aws-load-balancer-controller";
const account = `kube-system/${name}`;
const cloudFacts = { ...awsFacts, networkId: "vpc-0123456789abcdef0" };

function problemsOf(options: AwsLoadBalancerControllerOptions, facts: Partial<typeof cloudFacts> | undefined) {
  return bound(awsLoadBalancerController(options), { cloud: "aws", cloudFacts: facts as typeof cloudFacts }).problems;
}

describe("aws-load-balancer-controller", () => {
  it("gets its place in the cloud, and tags its resources with the cluster's tags", async () => {
    const values = valuesOf(await installOn(() => existingEks([account]), [awsLoadBalancerController()]), name);
    const { clusterName, region, vpcId, defaultTags, serviceAccount } = values;
    assert.deepEqual(
      { clusterName, region, vpcId, defaultTags, serviceAccount },
      {
        clusterName: "test",
        region: "eu-central-1",
        vpcId: "vpc-0123456789abcdef0",
        defaultTags: { owner: "platform" },
        serviceAccount: {
          name,
          annotations: { "eks.amazonaws.com/role-arn": `arn:aws:iam::111122223333:role/${name}` },
        },
      },
    );
  });

  it("serves TLS 1.2 or newer, refuses HTTP alone, and is internal by default", async () => {
    const run = await installOn(
      () => existingEks([account]),
      [awsLoadBalancerController({ sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" })],
    );
    const { defaultSSLPolicy, ingressClassParams, defaultLoadBalancerScheme, defaultTargetType } = valuesOf(run, name);
    assert.deepEqual(
      { defaultSSLPolicy, ingressClassParams, defaultLoadBalancerScheme, defaultTargetType },
      {
        defaultSSLPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
        ingressClassParams: { spec: { sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06", sslRedirectPort: "443" } },
        defaultLoadBalancerScheme: "internal",
        defaultTargetType: "ip",
      },
    );
  });

  it("offers the default class only on request, with the exposure of its load balancers", async () => {
    const usual = await installOn(() => existingEks([account]), [awsLoadBalancerController()]);
    assert.deepEqual(valuesOf(usual, name).ingressClassConfig, { default: false });
    const asked = awsLoadBalancerController({ isDefaultClass: true, exposure: "public" });
    const run = await installOn(() => existingEks([account]), [asked]);
    assert.deepEqual(valuesOf(run, name).ingressClassConfig, { default: true });
    const offers = (addon: typeof asked) =>
      bound(addon, { cloud: "aws", cloudFacts })
        .offers.filter(({ capability }) => capability.name.endsWith("class") || capability.name.endsWith("classes"))
        .map(({ capability, value }) => [capability.name, value]);
    const alb = { name: "alb", controller: "ingress.k8s.aws/alb" };
    assert.deepEqual(offers(awsLoadBalancerController()), [["ingress-classes", alb]]);
    assert.deepEqual(offers(asked), [
      ["ingress-classes", { ...alb, exposure: "public" }],
      ["default-ingress-class", { ...alb, exposure: "public" }],
    ]);
  });

  it("blocks nothing while it is not ready, and keeps its certificate", async () => {
    const run = await installOn(() => existingEks([account]), [awsLoadBalancerController()]);
    const { enableServiceMutatorWebhook, webhookConfig, keepTLSSecret } = valuesOf(run, name);
    assert.deepEqual(
      [enableServiceMutatorWebhook, webhookConfig, keepTLSSecret],
      [false, { ingressValdationFailurePolicy: "Ignore" }, true],
    );
    assert.equal(awsLoadBalancerController().admitsWorkloads, undefined);
  });

  it("has the replicas, budget and spread of the tier", async () => {
    const small = valuesOf(await installOnEks([awsLoadBalancerController()]), name);
    assert.deepEqual(
      [small.replicaCount, small.podDisruptionBudget, small.topologySpreadConstraints, small.serviceMonitor],
      [1, {}, [], { enabled: false }],
    );
    const large = valuesOf(await installOnEks([awsLoadBalancerController()], {}, "highly-available"), name);
    assert.deepEqual(
      [large.replicaCount, large.podDisruptionBudget],
      [3, { maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" }],
    );
  });

  it("installs its CRDs with the first release, and names the command that upgrades them", () => {
    const { crds } = awsLoadBalancerController();
    assert.equal(crds.how, "folder");
    assert.equal(
      crds.how === "folder" && crds.upgrade,
      "helm show crds aws-load-balancer-controller --repo https://aws.github.io/eks-charts --version 3.5.0 | kubectl apply --server-side -f -",
    );
  });

  it("is deleted after releases with a load balancer, and after tenants' namespaces", async () => {
    const run = await runProgram(() => {
      const { finalizers } = platform([awsLoadBalancerController(), traefik()], { cluster: eksCluster() });
      assert.equal(finalizers.length, 1);
    });
    const [controller, ingress] = [run.find(releaseType, `test-${name}`), run.find(releaseType, "test-traefik")];
    assert.ok(ingress.dependsOn.includes(controller.urn));
    assert.equal(ingress.options.deletedWith, undefined);
  });

  it("refuses old TLS, a cluster whose place is unknown, and another cloud", () => {
    assert.deepEqual(problemsOf({ sslPolicy: "ELBSecurityPolicy-2016-08" }, cloudFacts), [
      {
        path: "sslPolicy",
        message:
          'expected a security policy for TLS 1.2 or newer, such as "ELBSecurityPolicy-TLS13-1-2-2021-06", got "ELBSecurityPolicy-2016-08"',
      },
    ]);
    const noNetwork = {
      path: "cluster.cloudFacts.networkId",
      message: 'expected the id of the VPC, such as "vpc-0123456789abcdef0", got nothing',
    };
    assert.deepEqual(problemsOf({}, awsFacts), [noNetwork]);
    assert.deepEqual(problemsOf({}, undefined), [
      {
        path: "cluster.cloudFacts",
        message: "expected accountId, region and clusterName, to limit permissions on AWS",
      },
      noNetwork,
    ]);
    assert.deepEqual(bound(awsLoadBalancerController(), { cloud: "gcp" }).problems, [
      {
        path: "cluster.cloud",
        message: 'expected one of "aws", got "gcp"; leave this add-on out, because GKE creates load balancers itself',
      },
    ]);
  });
});
