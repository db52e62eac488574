import assert from "node:assert/strict";
import { type Cluster, karpenter, monitoring } from "../../../../components";
import { preferSystemPool } from "../../../../components/addons/pods";
import { installOnEks } from "../../../support/eks";
import { bound, releaseType, valuesOf } from "../../../support/programs";

const forKarpenter = { autoscaler: "karpenter" } as const;
const site = { partition: "aws", region: "eu-central-1", accountId: "111122223333", clusterName: "test" };
const facts: Partial<Cluster> = { cloud: "aws", cloudFacts: site, builtin: [], nodePools: {} };

describe("Karpenter", () => {
  it("installs its CRDs from a separate chart, first, and keeps them", async () => {
    const run = await installOnEks([karpenter()], forKarpenter);
    const crds = run.find(releaseType, "test-karpenter-crds");
    const release = run.find(releaseType, "test-karpenter");
    assert.deepEqual(
      [crds.inputs.chart, crds.inputs.version, release.inputs.chart, release.inputs.version],
      ["oci://public.ecr.aws/karpenter/karpenter-crd", "1.14.1", "oci://public.ecr.aws/karpenter/karpenter", "1.14.1"],
    );
    assert.deepEqual(crds.inputs.values, { additionalAnnotations: { "helm.sh/resource-policy": "keep" } });
    assert.equal(release.inputs.skipCrds, true);
    assert.ok(release.dependsOn.includes(crds.urn));
  });

  it("is deleted after its nodes, and before the cluster", async () => {
    const run = await installOnEks([karpenter()], forKarpenter);
    const release = run.find(releaseType, "test-karpenter");
    const nodes = [
      run.find("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", "test-karpenter-bottlerocket"),
      run.find("kubernetes:karpenter.sh/v1:NodePool", "test-karpenter-default"),
    ];
    for (const { dependsOn, options } of nodes) {
      assert.ok(dependsOn.includes(release.urn));
      assert.equal(options.deletedWith, undefined);
    }
    assert.equal(release.options.deletedWith, undefined);
  });

  it("gets its cluster, queue and region, and runs on none of its own nodes", async () => {
    const values = valuesOf(await installOnEks([karpenter()], forKarpenter), "karpenter");
    assert.deepEqual(values.settings, {
      clusterName: "test",
      eksControlPlane: true,
      interruptionQueue: "test-karpenter",
      enableZonalShift: true,
      featureGates: { reservedCapacity: false },
    });
    const { env, resources: requested } = values.controller as Record<string, unknown>;
    assert.deepEqual(env, [{ name: "AWS_REGION", value: "eu-central-1" }]);
    assert.deepEqual(requested, {
      requests: { cpu: "250m", memory: "512Mi", "ephemeral-storage": "64Mi" },
      limits: { memory: "1Gi", "ephemeral-storage": "1Gi" },
    });
    assert.deepEqual(values.affinity, {
      nodeAffinity: {
        ...preferSystemPool,
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: "karpenter.sh/nodepool", operator: "DoesNotExist" }] }],
        },
      },
      podAntiAffinity: null,
    });
    assert.deepEqual(values.tolerations, [
      { key: "CriticalAddonsOnly", operator: "Equal", value: "true", effect: "NoSchedule" },
    ]);
  });

  it("has two replicas at most, spread as the tier asks", async () => {
    const small = valuesOf(await installOnEks([karpenter()], forKarpenter), "karpenter");
    assert.deepEqual([small.replicas, small.topologySpreadConstraints], [1, []]);
    const large = valuesOf(await installOnEks([karpenter()], forKarpenter, "highly-available"), "karpenter");
    assert.equal(large.replicas, 2);
    assert.deepEqual(
      (large.topologySpreadConstraints as { whenUnsatisfiable: string }[]).map((one) => one.whenUnsatisfiable),
      ["DoNotSchedule", "ScheduleAnyway"],
    );
  });

  it("has a ServiceMonitor if there is monitoring, and uses zonal shift only on clusters of this program", () => {
    const find = (asked: { name: string }) => (asked.name === monitoring.name ? {} : undefined);
    const lookup = { find, all: () => ({}) } as unknown as Parameters<ReturnType<typeof bound>["values"]>[0];
    const values = bound(karpenter(), facts).values(lookup, {});
    assert.deepEqual(values.serviceMonitor, { enabled: true });
    assert.equal((values.settings as { enableZonalShift: boolean }).enableZonalShift, false);
  });

  it("has exactly its permissions, for one service account", async () => {
    const run = await installOnEks([karpenter()], forKarpenter);
    const { policy } = run.find("aws:iam/rolePolicy:RolePolicy", "test-karpenter").inputs;
    const { Statement } = JSON.parse(String(policy)) as { Statement: { Action: string[]; Resource: string[] }[] };
    const pass = Statement.find(({ Action }) => Action.includes("iam:PassRole"));
    assert.deepEqual(pass?.Resource, ["arn:aws:iam::111122223333:role/test-eu-central-1-karpenter-node"]);
    const queue = Statement.find(({ Action }) => Action.includes("sqs:ReceiveMessage"));
    assert.deepEqual(queue?.Resource, ["arn:aws:sqs:eu-central-1:111122223333:test-karpenter"]);
    assert.ok(String(policy).length < 10_240, "IAM takes no more of a role's own policies");
    const association = run.find("aws:eks/podIdentityAssociation:PodIdentityAssociation", "test-karpenter");
    assert.deepEqual([association.inputs.namespace, association.inputs.serviceAccount], ["kube-system", "karpenter"]);
  });
});
