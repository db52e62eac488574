import assert from "node:assert/strict";
import { gkeCluster, runGke } from "../../../support/gke";
import { runProgram } from "../../../support/run-program";

const poolType = "gcp:container/nodePool:NodePool";

describe("the node pools of GKE", () => {
  it("begin with at least their minimum, evenly over the zones", async () => {
    const initial = async (min: number) =>
      (await runGke({ nodePools: { general: { min, max: 6 } } })).find(poolType, "test-general").inputs
        .initialNodeCount;
    /* Two zones: the count is per zone. */
    assert.deepEqual([await initial(1), await initial(2), await initial(3), await initial(4)], [1, 1, 2, 2]);
  });

  it("scale between bounds over all zones, on shielded nodes with their own service account", async () => {
    const run = await runGke();
    const { inputs, options, dependsOn, propertyDependencies } = run.find(poolType, "test-general");
    const config = inputs.nodeConfig as Record<string, unknown>;
    assert.deepEqual(inputs, {
      project: "example-test",
      location: "europe-west3",
      cluster: "test",
      nodeLocations: ["europe-west3-a", "europe-west3-b"],
      initialNodeCount: 1,
      autoscaling: { totalMinNodeCount: 2, totalMaxNodeCount: 6, locationPolicy: "BALANCED" },
      management: { autoRepair: true, autoUpgrade: true },
      upgradeSettings: { strategy: "SURGE", maxSurge: 1, maxUnavailable: 0 },
      networkConfig: { enablePrivateNodes: true },
      maxPodsPerNode: 110,
      nodeConfig: {
        imageType: "COS_CONTAINERD",
        serviceAccount: config.serviceAccount,
        oauthScopes: ["https://www.googleapis.com/auth/cloud-platform"],
        bootDiskKmsKey: config.bootDiskKmsKey,
        shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
        workloadMetadataConfig: { mode: "GKE_METADATA" },
        metadata: { "disable-legacy-endpoints": "true", "block-project-ssh-keys": "true" },
        machineType: "n2-standard-2",
        spot: false,
        diskType: "pd-balanced",
        diskSizeGb: 100,
        gvnic: { enabled: true },
        kubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE", podPidsLimit: 4096 },
        labels: { "keelson.dev/node-pool": "general" },
        taints: [],
        resourceLabels: {
          owner: "platform",
          environment: "test",
          stack: "test",
          "managed-by": "keelson",
          cluster: "test",
        },
      },
    });
    assert.deepEqual(options.ignoreChanges, ["initialNodeCount"]);
    assert.deepEqual(
      propertyDependencies.nodeConfig?.toSorted(),
      [
        run.find("gcp:kms/cryptoKey:CryptoKey", "test").urn,
        run.find("gcp:serviceaccount/account:Account", "test-node").urn,
      ].toSorted(),
    );
    assert.ok(dependsOn.includes(run.find("gcp:container/cluster:Cluster", "test").urn));
  });

  it("have GPUs with a driver by their machine type, and come after the others, so that GKE taints them", async () => {
    const run = await runGke({
      nodePools: { gpu: { min: 0, max: 2, machineType: "g2-standard-24" }, general: { min: 2, max: 4 } },
    });
    const gpu = run.find(poolType, "test-gpu");
    const config = gpu.inputs.nodeConfig as Record<string, unknown>;
    assert.deepEqual(config.guestAccelerators, [
      { type: "nvidia-l4", count: 2, gpuDriverInstallationConfig: { gpuDriverVersion: "DEFAULT" } },
    ]);
    assert.deepEqual(config.taints, []);
    const general = run.find(poolType, "test-general");
    assert.ok(gpu.dependsOn.includes(general.urn));
    assert.ok(!general.dependsOn.includes(gpu.urn));
  });

  it("can be spot, of another size, kind and zone, dedicated and tainted", async () => {
    const run = await runGke({
      nodePools: {
        general: { min: 2, max: 4, profile: "compute" },
        batch: {
          min: 0,
          max: 3,
          machineType: "c3-standard-8",
          spot: true,
          zones: ["europe-west3-b"],
          diskSize: 50,
          dedicated: "batch",
          labels: { team: "data" },
          taints: [{ key: "slow", effect: "NoExecute" }],
          maxSurge: 3,
          maxPodsPerNode: 32,
        },
      },
    });
    const { inputs } = run.find(poolType, "test-batch");
    const config = inputs.nodeConfig as Record<string, unknown>;
    assert.deepEqual(inputs.nodeLocations, ["europe-west3-b"]);
    assert.deepEqual(inputs.autoscaling, { totalMinNodeCount: 0, totalMaxNodeCount: 3, locationPolicy: "ANY" });
    assert.deepEqual(inputs.upgradeSettings, { strategy: "SURGE", maxSurge: 3, maxUnavailable: 0 });
    assert.equal(inputs.maxPodsPerNode, 32);
    assert.deepEqual(
      [config.machineType, config.spot, config.diskSizeGb, config.diskType],
      ["c3-standard-8", true, 50, "pd-balanced"],
    );
    assert.deepEqual(config.labels, {
      "keelson.dev/node-pool": "batch",
      "keelson.dev/dedicated": "batch",
      team: "data",
    });
    assert.deepEqual(config.taints, [
      { key: "keelson.dev/dedicated", value: "batch", effect: "NO_SCHEDULE" },
      { key: "slow", value: "", effect: "NO_EXECUTE" },
    ]);
  });

  it("boot from Hyperdisk if the machines support nothing else, and have no architecture taint", async () => {
    const run = await runGke({ nodePools: { general: { min: 2, max: 4, architecture: "arm64" } } });
    const config = run.find(poolType, "test-general").inputs.nodeConfig as Record<string, unknown>;
    assert.deepEqual([config.machineType, config.diskType], ["c4a-standard-2", "hyperdisk-balanced"]);
    assert.deepEqual(config.taintConfig, { architectureTaintBehavior: "NONE" });
  });

  it("can include further system pools, to which add-ons are drawn likewise", async () => {
    const core = { min: 1, max: 2, machineType: "n2-standard-4", system: true };
    const run = await runGke({ systemPool: { min: 2, max: 3 }, nodePools: { general: { min: 1, max: 2 }, core } });
    const [first, second] = ["test-system", "test-core"].map(
      (name) => run.find(poolType, name).inputs.nodeConfig as Record<string, unknown>,
    );
    assert.deepEqual([second?.labels, second?.taints], [first?.labels, first?.taints]);
    assert.equal(second?.machineType, "n2-standard-4");
  });

  it("can include a pool for system pods only", async () => {
    await runProgram(() => {
      const { nodePools } = gkeCluster({ systemPool: { min: 2, max: 3 } });
      assert.deepEqual(nodePools, {
        system: {
          labels: { "keelson.dev/node-pool": "system" },
          taints: [{ key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" }],
        },
        general: { labels: { "keelson.dev/node-pool": "general" }, taints: [] },
      });
    });
  });
});
