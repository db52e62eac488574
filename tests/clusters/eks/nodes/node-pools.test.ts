import assert from "node:assert/strict";
import fc from "fast-check";
import type { EksClusterArgs, EksNodePoolArgs } from "../../../../components/clusters/eks";
import { nodeImage } from "../../../../components/clusters/eks/nodes/image";
import { planPools } from "../../../../components/clusters/eks/nodes/plan";
import { eksArgs, eksCluster, runEks } from "../../../support/eks";
import { runProgram } from "../../../support/run-program";

const groupType = "aws:eks/nodeGroup:NodeGroup";
const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
const nodePools: Record<string, EksNodePoolArgs> = {
  general: { min: 1, max: 3 },
  batch: {
    min: 0,
    max: 9,
    spot: true,
    architecture: "arm64",
    zones: ["eu-central-1a"],
    dedicated: "batch",
    labels: { "example.com/team": "data" },
    taints: [{ key: "example.com/slow", effect: "PreferNoSchedule" }],
    maxUnavailable: 2,
    operatingSystem: "al2023",
    releaseVersion: "1.35.0-20261101",
  },
};

describe("node pools of EKS", () => {
  it("start nodes with encrypted disks and without SSH, whose credentials pods cannot reach", async () => {
    const { inputs } = (await runEks()).find(templateType, "test-general");
    assert.deepEqual(inputs.metadataOptions, {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
    });
    const ebs = {
      volumeType: "gp3",
      encrypted: "true",
      kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/test",
      deleteOnTermination: "true",
    };
    assert.deepEqual(inputs.blockDeviceMappings, [
      { deviceName: "/dev/xvda", ebs: { ...ebs, volumeSize: 4 } },
      { deviceName: "/dev/xvdb", ebs: { ...ebs, volumeSize: 50 } },
    ]);
    assert.ok(!("keyName" in inputs) && !("networkInterfaces" in inputs));
    const tagged = inputs.tagSpecifications as { resourceType: string; tags: Record<string, string> }[];
    assert.deepEqual(
      tagged.map(({ resourceType, tags }) => [resourceType, tags.owner]),
      [
        ["instance", "platform"],
        ["volume", "platform"],
        ["network-interface", "platform"],
      ],
    );
  });

  it("scale between their bounds and leave the number of nodes to the autoscaler", async () => {
    const { inputs, options } = (await runEks({ nodePools })).find(groupType, "test-general");
    assert.deepEqual(inputs.scalingConfig, { minSize: 1, maxSize: 3, desiredSize: 1 });
    assert.deepEqual(options.ignoreChanges, ["scalingConfig.desiredSize"]);
    assert.deepEqual(inputs.updateConfig, { maxUnavailablePercentage: 33 });
    assert.deepEqual(inputs.nodeRepairConfig, { enabled: true });
    assert.equal(inputs.forceUpdateVersion, false);
    assert.equal(inputs.version, "1.35");
    assert.ok(!("remoteAccess" in inputs));
  });

  it("label and taint their nodes", async () => {
    const { inputs } = (await runEks({ nodePools })).find(groupType, "test-batch");
    assert.equal(inputs.amiType, "AL2023_ARM_64_STANDARD");
    assert.equal(inputs.releaseVersion, "1.35.0-20261101");
    assert.equal(inputs.capacityType, "SPOT");
    assert.deepEqual(inputs.instanceTypes, ["m7g.large", "m8g.large", "m7gd.large"]);
    assert.deepEqual(inputs.subnetIds, ["test-private-a"]);
    assert.deepEqual(inputs.updateConfig, { maxUnavailable: 2 });
    assert.deepEqual(inputs.labels, {
      "keelson.dev/node-pool": "batch",
      "keelson.dev/dedicated": "batch",
      "example.com/team": "data",
    });
    assert.deepEqual(inputs.taints, [
      { key: "keelson.dev/dedicated", value: "batch", effect: "NO_SCHEDULE" },
      { key: "example.com/slow", effect: "PREFER_NO_SCHEDULE" },
    ]);
  });

  it("reserve a system pool for pods that tolerate its taint", async () => {
    const { inputs } = (await runEks({ systemPool: { min: 2, max: 3 } })).find(groupType, "test-system");
    assert.deepEqual(inputs.taints, [{ key: "CriticalAddonsOnly", value: "true", effect: "NO_SCHEDULE" }]);
  });

  it("include further system pools, to which add-ons are drawn likewise", async () => {
    const core = { min: 1, max: 2, architecture: "arm64", system: true } as const;
    const run = await runEks({ systemPool: { min: 2, max: 3 }, nodePools: { ...eksArgs.nodePools, core } });
    const [first, second] = ["test-system", "test-core"].map((name) => run.find(groupType, name).inputs);
    assert.deepEqual(
      [second?.labels, second?.taints, second?.instanceTypes],
      [first?.labels, first?.taints, ["m7g.large"]],
    );
  });

  it("offer no more pods than their smallest machine has addresses for", async () => {
    const pods = async (...instanceTypes: string[]) => {
      const pool = { min: 1, max: 2, architecture: "arm64", instanceTypes } as const;
      const { inputs } = (await runEks({ nodePools: { general: pool } })).find(templateType, "test-general");
      return /max-pods = (\d+)/.exec(Buffer.from(String(inputs.userData), "base64").toString())?.[1];
    };
    assert.deepEqual(
      [await pods("m7g.large"), await pods("m7g.medium"), await pods("m7g.large", "is4gen.medium")],
      ["110", "98", "98"],
    );
  });

  it("come after the add-ons that nodes need to become ready", async () => {
    const run = await runEks();
    const { dependsOn } = run.find(groupType, "test-general");
    for (const addon of ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"]) {
      assert.ok(dependsOn.includes(run.find("aws:eks/addon:Addon", `test-${addon}`).urn));
    }
  });

  it("have a role that may only join and pull images", async () => {
    const run = await runEks();
    const policies = run
      .ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
      .filter(({ inputs }) => inputs.role === "test-node")
      .map(({ inputs }) => inputs.policyArn);
    assert.deepEqual(policies, [
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    ]);
  });

  it("do not change when another is added", async () => {
    const before = await runEks();
    const after = await runEks({ nodePools: { aaa: { min: 0, max: 1 }, ...eksArgs.nodePools } });
    for (const type of [groupType, templateType]) {
      assert.deepEqual(after.find(type, "test-general"), before.find(type, "test-general"));
    }
  });

  it("show workloads their labels and taints in Kubernetes' terms", async () => {
    await runProgram(() => {
      assert.deepEqual(
        eksCluster({ nodePools: { general: { min: 1, max: 1 }, shop: { min: 1, max: 1, dedicated: "a" } } }).nodePools,
        {
          general: { labels: { "keelson.dev/node-pool": "general" }, taints: [] },
          shop: {
            labels: { "keelson.dev/node-pool": "shop", "keelson.dev/dedicated": "a" },
            taints: [{ key: "keelson.dev/dedicated", value: "a", effect: "NoSchedule" }],
          },
        },
      );
    });
  });
});

describe("node pools with cluster-autoscaler", () => {
  const vpc = { cidr: "10.20.0.0/16", zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"] };
  const sizesOf = async (args: Partial<EksClusterArgs>) => {
    const groups = (await runEks({ vpc, ...args })).ofType(groupType);
    return Object.fromEntries(
      groups.map(({ name, inputs }) => {
        const { minSize, maxSize, desiredSize } = inputs.scalingConfig as Record<string, number>;
        assert.equal(desiredSize, minSize);
        return [name, { subnets: inputs.subnetIds, min: minSize, max: maxSize }];
      }),
    );
  };

  it("are one group for each zone, because volumes are bound to zones, and share their bounds", async () => {
    const pool = { min: 2, max: 7 };
    assert.deepEqual(await sizesOf({ autoscaler: "cluster-autoscaler", nodePools: { general: pool } }), {
      "test-general-a": { subnets: ["test-private-a"], min: 1, max: 3 },
      "test-general-b": { subnets: ["test-private-b"], min: 1, max: 2 },
      "test-general-c": { subnets: ["test-private-c"], min: 0, max: 2 },
    });
    const one = { ...pool, zones: ["eu-central-1b"] };
    assert.deepEqual(
      await sizesOf({ autoscaler: "cluster-autoscaler", nodePools: { one, all: { ...pool, groupPerZone: false } } }),
      {
        "test-one": { subnets: ["test-private-b"], min: 2, max: 7 },
        "test-all": { subnets: ["test-private-a", "test-private-b", "test-private-c"], min: 2, max: 7 },
      },
    );
  });

  it("are whole with Karpenter and without an autoscaler, unless asked for", async () => {
    const whole = {
      "test-general": { subnets: ["test-private-a", "test-private-b", "test-private-c"], min: 2, max: 6 },
    };
    assert.deepEqual(await sizesOf({ autoscaler: "karpenter" }), whole);
    assert.deepEqual(await sizesOf({}), whole);
    const asked = await sizesOf({ nodePools: { general: { min: 2, max: 6, groupPerZone: true } } });
    assert.deepEqual(Object.keys(asked), ["test-general-a", "test-general-b", "test-general-c"]);
  });

  it("differ in nothing that cluster-autoscaler compares, so that it balances them", async () => {
    const run = await runEks({ vpc, autoscaler: "cluster-autoscaler" });
    const [first, ...others] = run
      .ofType(groupType)
      .map(({ inputs: { labels, taints, launchTemplate, instanceTypes } }) => ({
        labels,
        taints,
        launchTemplate,
        instanceTypes,
      }));
    assert.equal(others.length, 2);
    for (const other of others) {
      assert.deepEqual(other, first);
    }
    assert.equal(run.ofType(templateType).length, 1);
  });
});

describe("planPools", () => {
  it("gives machines with GPUs the image with driver and device plugin, a taint, a label and a larger disk", () => {
    const gpu: EksNodePoolArgs = { min: 0, max: 2, instanceTypes: ["g6.xlarge"] };
    const arm: EksNodePoolArgs = { ...gpu, architecture: "arm64", instanceTypes: ["g5g.xlarge"], diskSize: 60 };
    const [general, one, other] = planPools({ vpc: eksArgs.vpc, nodePools: { general: { min: 1, max: 1 }, gpu, arm } });
    const taint = { key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" };
    assert.deepEqual([general?.image.amiType, general?.taints], ["BOTTLEROCKET_x86_64", []]);
    assert.deepEqual([one?.image.amiType, one?.taints], ["BOTTLEROCKET_x86_64_NVIDIA", [taint]]);
    assert.deepEqual(one?.labels, { "k8s.amazonaws.com/accelerator": "nvidia", "keelson.dev/node-pool": "gpu" });
    assert.deepEqual(one?.image.disks.at(-1), { deviceName: "/dev/xvdb", size: 100 });
    assert.deepEqual([other?.image.amiType, other?.image.disks.at(-1)?.size], ["BOTTLEROCKET_ARM_64_NVIDIA", 60]);
  });

  it("plans a pool from its own arguments only", () => {
    const pool = fc.record({ min: fc.nat(5), max: fc.integer({ min: 5, max: 50 }), spot: fc.boolean() });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), pool), pool, (others, general) => {
        const [alone] = planPools({ vpc: eksArgs.vpc, nodePools: { general } });
        const among = planPools({ vpc: eksArgs.vpc, nodePools: { ...others, general } });
        assert.deepEqual(
          among.find(({ name }) => name === "general"),
          alone,
        );
      }),
    );
  });
});

describe("nodeImage", () => {
  const decoded = (userData: string) => Buffer.from(userData, "base64").toString();

  it("limits pods and processes in each system's own format", () => {
    const bottlerocket = nodeImage("bottlerocket", { architecture: "amd64", gpu: false, pods: 110, diskSize: 30 });
    assert.equal(decoded(bottlerocket.userData), "[settings.kubernetes]\nmax-pods = 110\npod-pids-limit = 1024\n");
    const { disks, userData } = nodeImage("al2023", { architecture: "amd64", gpu: false, pods: 110, diskSize: 30 });
    assert.deepEqual(disks, [{ deviceName: "/dev/xvda", size: 30 }]);
    assert.match(decoded(userData), /kind: NodeConfig\nspec:\n {2}kubelet:\n {4}config:\n {6}maxPods: 110\n/);
    const few = nodeImage("al2023", { architecture: "amd64", gpu: false, pods: 98, diskSize: 30 });
    assert.match(decoded(few.userData), /maxPods: 98\n/);
  });
});
