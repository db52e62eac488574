import assert from "node:assert/strict";
import {
  type Cluster,
  clusterAutoscaler,
  karpenter,
  karpenterResources,
  monitoring,
  offer,
} from "../../../../components";
import { clusterAutoscalerPermissions } from "../../../../components/addons/catalogue/cluster-autoscaler/permissions";
import { installOnEks } from "../../../support/eks";
import { bound, valuesOf } from "../../../support/programs";

const site = { partition: "aws", region: "eu-central-1", accountId: "111122223333", clusterName: "test" };
const onAws = (changes: Partial<Cluster> = {}): Partial<Cluster> => ({
  cloud: "aws",
  kubernetesVersion: "1.35",
  cloudFacts: site,
  builtin: [],
  ...changes,
});
const nobody = { find: () => undefined, all: () => ({}) };

describe("cluster-autoscaler", () => {
  it("has the cluster's minor version, finds its groups, and does not need the metadata service", async () => {
    const values = valuesOf(await installOnEks([clusterAutoscaler()]), "cluster-autoscaler");
    assert.deepEqual(
      [values.image, values.autoDiscovery, values.awsRegion, values.fullnameOverride],
      [{ tag: "v1.35.2" }, { clusterName: "test" }, "eu-central-1", "cluster-autoscaler"],
    );
    assert.deepEqual(values.extraArgs, {
      expander: "least-waste",
      "balance-similar-node-groups": true,
      "skip-nodes-with-system-pods": false,
      "skip-nodes-with-local-storage": false,
    });
    assert.deepEqual(values.rbac, { serviceAccount: { name: "cluster-autoscaler", annotations: {} } });
    assert.ok(!("podLabels" in values), "they are part of a selector that cannot change");
  });

  it("has the annotation of its role if identities use tokens", async () => {
    const run = await installOnEks([clusterAutoscaler()], { identities: "irsa" });
    const { rbac } = valuesOf(run, "cluster-autoscaler");
    const { annotations } = (rbac as { serviceAccount: { annotations: Record<string, string> } }).serviceAccount;
    assert.match(String(annotations["eks.amazonaws.com/role-arn"]), /role\/test-cluster-autoscaler/);
  });

  it("runs on the system pool, with two replicas at most", async () => {
    const replicas = async (tier: "small" | "standard" | "highly-available") => {
      const run = await installOnEks([clusterAutoscaler()], {}, tier);
      return valuesOf(run, "cluster-autoscaler").replicaCount;
    };
    assert.deepEqual(
      [await replicas("small"), await replicas("standard"), await replicas("highly-available")],
      [1, 2, 2],
    );
    const values = valuesOf(await installOnEks([clusterAutoscaler()]), "cluster-autoscaler");
    assert.deepEqual(values.tolerations, [
      { key: "CriticalAddonsOnly", operator: "Equal", value: "true", effect: "NoSchedule" },
    ]);
    assert.equal(values.priorityClassName, "system-cluster-critical");
  });

  it("has a ServiceMonitor if there is monitoring", () => {
    const addon = bound(clusterAutoscaler(), onAws());
    const monitored = { find: (asked: { name: string }) => (asked.name === monitoring.name ? {} : undefined) };
    assert.deepEqual(addon.values(nobody, {}).serviceMonitor, {
      enabled: false,
      namespace: "kube-system",
      interval: "30s",
    });
    const { serviceMonitor } = addon.values({ ...nobody, ...monitored } as typeof nobody, {});
    assert.deepEqual(serviceMonitor, { enabled: true, namespace: "kube-system", interval: "30s" });
  });

  it("scales groups with the cluster's tag, and reads the rest", () => {
    assert.deepEqual(clusterAutoscalerPermissions({ ...site, partition: "aws-cn", region: "cn-north-1" }), [
      {
        actions: [
          "autoscaling:DescribeAutoScalingGroups",
          "autoscaling:DescribeAutoScalingInstances",
          "autoscaling:DescribeLaunchConfigurations",
          "autoscaling:DescribeScalingActivities",
          "ec2:DescribeImages",
          "ec2:DescribeInstanceTypes",
          "ec2:DescribeLaunchTemplateVersions",
          "ec2:GetInstanceTypesFromInstanceRequirements",
        ],
        resources: ["*"],
        conditions: { StringEquals: { "aws:RequestedRegion": "cn-north-1" } },
      },
      {
        actions: ["eks:DescribeNodegroup"],
        resources: ["arn:aws-cn:eks:cn-north-1:111122223333:nodegroup/test/*/*"],
      },
      {
        actions: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
        resources: ["arn:aws-cn:autoscaling:cn-north-1:111122223333:autoScalingGroup:*:autoScalingGroupName/*"],
        conditions: { StringEquals: { "aws:ResourceTag/k8s.io/cluster-autoscaler/test": "owned" } },
      },
    ]);
  });

  const forKarpenter = offer(karpenterResources, {} as never);
  const refused: [string, Parameters<typeof clusterAutoscaler>[0], Partial<Cluster>, string, string][] = [
    [
      "a minor that it does not know",
      {},
      { kubernetesVersion: "1.40" },
      "imageTag",
      "got nothing; set imageTag, because Keelson has defaults only for Kubernetes 1.34, 1.35, 1.36",
    ],
    ["another minor's release", { imageTag: "v1.34.5" }, {}, "imageTag", 'such as "v1.35.0", got "v1.34.5"'],
    [
      "no exact release",
      { imageTag: "v1.35" },
      {},
      "imageTag",
      'expected a release for Kubernetes 1.35, such as "v1.35.0"',
    ],
    [
      "an account that is not known",
      {},
      { cloudFacts: undefined },
      "cluster.cloudFacts",
      "expected accountId, region and",
    ],
    ["a cluster made for Karpenter", {}, { builtin: [forKarpenter] }, "cluster.autoscaler", 'got "karpenter"'],
    ["another cloud", {}, { cloud: "gcp" }, "cluster.cloud", 'expected one of "aws", got "gcp"'],
  ];
  for (const [title, options, cluster, path, message] of refused) {
    it(`refuses ${title}`, () => {
      const { problems } = bound(clusterAutoscaler(options), onAws(cluster));
      assert.deepEqual(
        problems.map((problem) => problem.path),
        [path],
      );
      assert.ok(problems[0]?.message.includes(message), problems[0]?.message);
    });
  }

  it("accepts a release for a minor version that it does not know", () => {
    const addon = bound(clusterAutoscaler({ imageTag: "v1.40.1" }), onAws({ kubernetesVersion: "1.40" }));
    assert.deepEqual([addon.problems, addon.values(nobody, {}).image], [[], { tag: "v1.40.1" }]);
  });

  it("is refused beside Karpenter", async () => {
    const both = [clusterAutoscaler(), karpenter()];
    await assert.rejects(installOnEks(both, { autoscaler: "karpenter" }), {
      message: [
        'platform "test" is not valid:',
        '✖ addons.cluster-autoscaler.cluster.autoscaler: expected "cluster-autoscaler" or none, got "karpenter"; change the cluster option autoscaler, or replace this add-on with karpenter',
      ].join("\n"),
    });
    await assert.rejects(installOnEks(both), {
      message: [
        'platform "test" is not valid:',
        "✖ addons.karpenter: expected a single provider of autoscaling of nodes, got cluster-autoscaler and karpenter; keep one of them",
        "✖ addons.karpenter: needs Karpenter's queue, node role and subnets (an EksCluster with autoscaler: \"karpenter\"), which nothing provides; offer this in the cluster's option `builtin`",
      ].join("\n"),
    });
  });
});
