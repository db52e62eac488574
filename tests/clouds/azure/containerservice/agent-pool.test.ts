import assert from "node:assert/strict";
import type { Fields } from "../../../../cli/values";
import { azure } from "../../../plan/azure";
import {
  account,
  type Creation,
  clusterId,
  clusterState,
  clusterType,
  deleting,
  network,
  node,
  poolType,
  testCreations,
  updating,
} from "../account";
import { testShown, unknown } from "../shown";

const poolId = `${clusterId}/agentPools/apps`;
const pool = (more: Fields = {}) => ({
  resourceGroupName: "rg",
  resourceName: "prod",
  agentPoolName: "apps",
  count: 2,
  vmSize: "Standard_D4s_v5",
  ...more,
});

describe("node pools of AKS: creation", () => {
  const scaled = (minCount: number, count: number | undefined, maxCount: number) =>
    pool({ enableAutoScaling: true, minCount, count, maxCount });
  const range = (count: number, least: number, most: number) =>
    `InvalidParameter: agentPoolProfile.count was ${count}. It must be greater or equal to minCount:${least} and less than or equal to maxCount:${most}`;
  const invalid = (parameter: string) =>
    `InvalidParameter: The value of parameter agentPoolProfile.${parameter} is invalid. Please see https://aka.ms/aks-naming-rules for more details.`;
  const untrusted =
    "TrustedLaunchIncompatibleWithConfig: Trusted Launch enabled clusters using vTPM and/or Secure Boot are not supported for this agentpool. Secure Boot and/or vTPM requires the VM Image to be Trusted Launch Compatible.";
  const cases: readonly (readonly [what: string, inputs: Fields, refusal?: string])[] = [
    ["a pool", pool()],
    ["a pool that scales", scaled(2, 2, 6)],
    ["a pool without nodes", scaled(0, 0, 6)],
    ["fewer nodes than the minimum", scaled(2, 1, 6), range(1, 2, 6)],
    ["more nodes than the maximum", scaled(2, 7, 6), range(7, 2, 6)],
    ["a minimum above the maximum", scaled(7, 7, 6), range(7, 7, 6)],
    ["a scale set that scales from its minimum", { ...scaled(1, undefined, 2), type: "VirtualMachineScaleSets" }],
    [
      "a missing count",
      scaled(1, undefined, 2),
      "InvalidParameter: Required parameter properties.count is missing (null).",
    ],
    ["a long name for a pool of Windows", pool({ agentPoolName: "windows", osType: "Windows" }), invalid("name")],
    ["a size that is not Azure's", pool({ vmSize: "m7i.large" }), invalid("vmSize")],
    [
      "an ephemeral disk on a size without a local disk",
      pool({ osDiskType: "Ephemeral" }),
      "VMSizeDoesNotSupportEphemeralOS: The Virtual Machine size Standard_D4s_v5 does not support Ephemeral OS disk.",
    ],
    [
      "trusted launch on machines with GPUs, whose driver is not signed",
      pool({ vmSize: "Standard_NC4as_T4_v3", securityProfile: { enableSecureBoot: true } }),
      untrusted,
    ],
    ["trusted launch on arm64", pool({ vmSize: "Standard_D4ps_v5", securityProfile: { enableVTPM: true } }), untrusted],
    [
      "trusted launch with a driver of one's own",
      pool({
        vmSize: "Standard_NC4as_T4_v3",
        gpuProfile: { driver: "None" },
        securityProfile: { enableSecureBoot: true },
      }),
    ],
    ["an ephemeral disk", pool({ osDiskType: "Ephemeral", vmSize: "Standard_D4ads_v5" })],
    [
      "a label that AKS reserves",
      pool({ nodeLabels: { "kubernetes.azure.com/mode": "user" } }),
      "BadRequest: Invalid node label key kubernetes.azure.com/mode. The 'kubernetes.azure.com' prefix is preserved by aks system labels",
    ],
    ["a taint without an effect", pool({ nodeTaints: ["a=b"] }), invalid("nodeTaints")],
    [
      "the name of an inline pool",
      pool({ agentPoolName: "system" }),
      `cannot create already existing resource '${clusterId}/agentPools/system'`,
    ],
    [
      "spot machines for system pods",
      pool({ scaleSetPriority: "Spot", mode: "System" }),
      "BadRequest: Spot node pools can't be system node pools.",
    ],
  ];
  const running = account([...network, [clusterType, clusterId, clusterState]]);
  testCreations(
    poolType,
    cases.map(([what, inputs, refusal]): Creation => [what, inputs, running, refusal]),
  );
});

describe("node pools of AKS: changes", () => {
  const running = (kubernetesVersion: string, orchestratorVersion = kubernetesVersion) =>
    account([
      [clusterType, clusterId, { ...clusterState, kubernetesVersion }],
      [poolType, poolId, pool({ orchestratorVersion })],
    ]);

  it("follow the version of their control plane, one minor version at a time", () => {
    const to = pool({ orchestratorVersion: "1.36" });
    assert.match(updating(poolType, poolId, to, running("1.35")) ?? "", /^NodePoolMcVersionIncompatible/);
    assert.equal(updating(poolType, poolId, to, running("1.36", "1.35")), undefined);
    assert.match(updating(poolType, poolId, to, running("1.36", "1.34")) ?? "", /^AgentPoolUpgradeVersionNotAllowed/);
  });

  it("leave the number of nodes to the autoscaler, which an update of anything else must not repeat", () => {
    const grown = account(
      [
        [clusterType, clusterId, clusterState],
        [poolType, poolId, pool()],
      ],
      { nodes: ["0", "1", "2"].map((name) => ({ ...node, name, poolId })) },
    );
    const scaled = (more: Fields) =>
      updating(poolType, poolId, pool({ enableAutoScaling: true, minCount: 2, maxCount: 6, tags: {}, ...more }), grown);
    assert.match(scaled({}) ?? "", /^InvalidParameter: Cannot manually scale AgentPool/);
    assert.equal(scaled({ count: 3 }), undefined);
    assert.equal(scaled({ count: undefined }), undefined);
    assert.equal(updating(poolType, poolId, pool({ count: 5 }), grown), undefined);
  });

  it("can all be deleted except the last one", () => {
    assert.equal(deleting(poolType, poolId, running("1.35")), undefined);
    const alone = account([
      [clusterType, clusterId, { ...clusterState, agentPoolProfiles: [] }],
      [poolType, poolId, pool()],
    ]);
    assert.equal(deleting(poolType, poolId, alone), "OperationNotAllowed: There has to be at least one agent pool.");
  });
});

describe("node pools of AKS in a plan", () => {
  const nodes = azure("network.Subnet", "nodes");
  testShown(
    [
      [
        azure(
          "containerservice.AgentPool",
          "gpu",
          {
            enableEncryptionAtHost: true,
            enableAutoScaling: true,
            minCount: 0,
            maxCount: 4,
            vmSize: "Standard_NC4as_T4_v3",
            scaleSetPriority: "Spot",
            vnetSubnetID: unknown,
            nodeLabels: { pool: "gpu", disk: "fast" },
            nodeTaints: ["gpu=true:NoSchedule"],
            enableNodePublicIP: true,
          },
          { vnetSubnetID: [nodes] },
        ),
        ["0–4 × Standard_NC4as_T4_v3 spot", "no zones", "in nodes", "labels disk=fast", "taints gpu=true:NoSchedule"],
        "nodes have public addresses",
      ],
    ],
    [nodes],
  );
});
