import assert from "node:assert/strict";
import type { AksClusterArgs, AksNodePoolArgs } from "../../../../components/clusters/aks";
import { nodesAtMost } from "../../../../components/clusters/aks/nodes/plan";
import { aksCluster, aksTags, runAks, subscriptionId } from "../../../support/aks";
import { runProgram } from "../../../support/run-program";

const poolType = "azure-native:containerservice:AgentPool";
const nodes = `/subscriptions/${subscriptionId}/resourceGroups/test/providers/Microsoft.Network/virtualNetworks/test/subnets/test-nodes`;
const general: AksNodePoolArgs = { min: 1, max: 3 };

const common = {
  type: "VirtualMachineScaleSets",
  orchestratorVersion: "1.35",
  vmSize: "Standard_D4ds_v5",
  enableAutoScaling: true,
  minCount: 2,
  availabilityZones: ["1", "2"],
  osType: "Linux",
  osSKU: "AzureLinux",
  osDiskType: "Ephemeral",
  osDiskSizeGB: 128,
  kubeletDiskType: "OS",
  maxPods: 110,
  vnetSubnetID: nodes,
  enableNodePublicIP: false,
  enableEncryptionAtHost: true,
  securityProfile: { enableSecureBoot: true, enableVTPM: true },
  kubeletConfig: { podMaxPids: 1024 },
  upgradeSettings: { maxSurge: "33%", drainTimeoutInMinutes: 30, nodeSoakDurationInMinutes: 5 },
  tags: aksTags,
};

async function poolOf(pool: Partial<AksNodePoolArgs>): Promise<Record<string, unknown>> {
  const run = await runAks({ nodePools: { general, own: { ...general, poolPerZone: false, ...pool } } });
  return run.find(poolType, "test-own").inputs;
}

describe("the node pools of an AKS cluster", () => {
  it("include the system pool, created with the control plane, for system pods only", async () => {
    const { agentPoolProfiles } = (await runAks()).find("azure-native:containerservice:ManagedCluster", "test").inputs;
    assert.deepEqual(agentPoolProfiles, [
      {
        ...common,
        name: "system",
        mode: "System",
        maxCount: 3,
        nodeLabels: { "keelson.dev/node-pool": "system" },
        nodeTaints: ["CriticalAddonsOnly=true:NoSchedule"],
      },
    ]);
  });

  it("include further system pools, each in all of its zones", async () => {
    const run = await runAks({ nodePools: { general, core: { min: 1, max: 2, architecture: "arm64", system: true } } });
    const { inputs } = run.find(poolType, "test-core");
    assert.deepEqual(
      [inputs.mode, inputs.vmSize, inputs.availabilityZones, inputs.nodeLabels, inputs.nodeTaints],
      [
        "System",
        "Standard_D4pds_v5",
        ["1", "2"],
        { "keelson.dev/node-pool": "system" },
        ["CriticalAddonsOnly=true:NoSchedule"],
      ],
    );
  });

  it("are independent, deleted with the cluster, and deleted before a replacement with the same name", async () => {
    const run = await runAks({ nodePools: { general: { min: 2, max: 6, poolPerZone: false } } });
    const { inputs, options } = run.find(poolType, "test-general");
    assert.deepEqual(inputs, {
      ...common,
      agentPoolName: "general",
      resourceGroupName: "test",
      resourceName: "test",
      mode: "User",
      maxCount: 6,
      nodeLabels: { "keelson.dev/node-pool": "general" },
      nodeTaints: [],
    });
    assert.equal(options.ignoreChanges, undefined);
    assert.equal(options.deleteBeforeReplace, true);
    assert.equal(options.deletedWith, run.find("azure-native:containerservice:ManagedCluster", "test").urn);
  });

  it("are one for each zone, because the autoscaler cannot choose the zone of a node", async () => {
    const pools = async (nodePools: AksClusterArgs["nodePools"]) =>
      (await runAks({ nodePools }))
        .ofType(poolType)
        .map(({ name, inputs }) => [
          name,
          inputs.agentPoolName,
          inputs.availabilityZones,
          inputs.minCount,
          inputs.maxCount,
        ]);
    const one: AksNodePoolArgs = { ...general, zones: ["2"] };
    assert.deepEqual(await pools({ general, one }), [
      ["test-general1", "general1", ["1"], 1, 2],
      ["test-general2", "general2", ["2"], 0, 1],
      ["test-one", "one", ["2"], 1, 3],
    ]);
  });

  it("use a local disk that is large enough, otherwise a managed one", async () => {
    const diskOf = async (pool: Partial<AksNodePoolArgs>) => (await poolOf(pool)).osDiskType;
    assert.equal(await diskOf({ diskSize: 150 }), "Ephemeral");
    assert.equal(await diskOf({ diskSize: 151 }), "Managed");
    assert.equal(await diskOf({ vmSize: "Standard_D8as_v5" }), "Managed");
  });

  it("boot only signed software, except on ARM, where Azure does not support it", async () => {
    const { vmSize, securityProfile } = await poolOf({ architecture: "arm64", profile: "memory" });
    assert.equal(vmSize, "Standard_E4pds_v5");
    assert.deepEqual(securityProfile, { enableSecureBoot: false, enableVTPM: false });
  });

  it("can be evicted if they are spot, and pods have to tolerate that", async () => {
    const inputs = await poolOf({ spot: true });
    assert.deepEqual(
      [inputs.scaleSetPriority, inputs.scaleSetEvictionPolicy, inputs.spotMaxPrice],
      ["Spot", "Delete", -1],
    );
    assert.deepEqual(inputs.nodeTaints, ["kubernetes.azure.com/scalesetpriority=spot:NoSchedule"]);
    assert.equal(inputs.upgradeSettings, undefined, "Azure refuses a surge of spot nodes");
  });

  it("have the configured settings", async () => {
    const inputs = await poolOf({
      dedicated: "ml",
      labels: { team: "ml" },
      taints: [{ key: "gpu", effect: "NoExecute" }],
      zones: ["2"],
      operatingSystem: "ubuntu",
      maxSurge: "2",
    });
    assert.deepEqual(inputs.nodeLabels, {
      "keelson.dev/node-pool": "own",
      "keelson.dev/dedicated": "ml",
      team: "ml",
    });
    assert.deepEqual(inputs.nodeTaints, ["keelson.dev/dedicated=ml:NoSchedule", "gpu=:NoExecute"]);
    assert.deepEqual([inputs.availabilityZones, inputs.osSKU], [["2"], "Ubuntu"]);
    assert.deepEqual(inputs.upgradeSettings, {
      maxSurge: "2",
      drainTimeoutInMinutes: 30,
      nodeSoakDurationInMinutes: 5,
    });
  });

  it("show workloads their labels and taints, including Azure's own", async () => {
    await runProgram(() => {
      const { nodePools } = aksCluster({ nodePools: { general, spot: { ...general, spot: true } } });
      assert.deepEqual(nodePools, {
        system: {
          labels: { "keelson.dev/node-pool": "system" },
          taints: [{ key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" }],
        },
        general: { labels: { "keelson.dev/node-pool": "general" }, taints: [] },
        spot: {
          labels: { "keelson.dev/node-pool": "spot" },
          taints: [{ key: "kubernetes.azure.com/scalesetpriority", value: "spot", effect: "NoSchedule" }],
        },
      });
    });
  });

  it("keep their names and do not change when another is added", async () => {
    const inputsOf = async (nodePools: AksClusterArgs["nodePools"]) =>
      (await runAks({ nodePools })).find(poolType, "test-general1").inputs;
    assert.deepEqual(await inputsOf({ general }), await inputsOf({ added: general, general }));
  });

  it("are counted with the nodes that an upgrade adds", () => {
    const pool = (maxSurge: string, ...most: number[]) => ({
      maxSurge,
      groups: most.map((max) => ({ name: "general", zones: [], min: 0, max })),
    });
    assert.equal(nodesAtMost(pool("33%", 10)), 14);
    assert.equal(nodesAtMost(pool("2", 10)), 12);
    assert.equal(nodesAtMost(pool("1%", 1)), 2);
    assert.equal(nodesAtMost(pool("33%", 4, 4, 2)), 15);
  });
});
