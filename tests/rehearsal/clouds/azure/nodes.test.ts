import assert from "node:assert/strict";
import { allocatableOf, gpusOf, isArm, machineOf } from "../../../../cli/rehearsal/clouds/azure/machines";
import { missingNodes, nodeOf, oneMoreNode, surplusNodes } from "../../../../cli/rehearsal/clouds/azure/nodes";
import { type Pool, poolsOf, sizeOf } from "../../../../cli/rehearsal/clouds/azure/pools";
import type { Fields } from "../../../../cli/values";

const clusterId = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/prod";
const subnet = { id: "subnet", cidr: "10.60.0.0/20" };

function pool(profile: Fields, cluster: Fields = {}): Pool {
  const state = {
    location: "westeurope",
    resourceUID: "uid",
    nodeResourceGroup: "rg-nodes",
    ...cluster,
    agentPoolProfiles: [{ name: "apps", count: 2, vmSize: "Standard_D4ds_v5", ...profile }],
  };
  const [only] = poolsOf({ id: clusterId, state });
  assert.ok(only);
  return only;
}

describe("the size of a pool on AKS", () => {
  const cases: readonly (readonly [Fields, begins: number, least: number, most: number])[] = [
    [{ count: 3 }, 3, 3, 3],
    [{ enableAutoScaling: true, count: 2, minCount: 2, maxCount: 6 }, 2, 2, 6],
    [{ enableAutoScaling: true, count: 2, minCount: 4, maxCount: 6 }, 4, 4, 6],
    [{ enableAutoScaling: true, count: 9, minCount: 2, maxCount: 6 }, 6, 2, 6],
    [{ enableAutoScaling: true, count: 0, minCount: 0, maxCount: 6 }, 0, 0, 6],
  ];
  for (const [profile, begins, least, most] of cases) {
    it(`${JSON.stringify(profile)}: ${begins}, ${least} to ${most}`, () =>
      assert.deepEqual(sizeOf(pool(profile)), { begins, least, most }));
  }
});

describe("the nodes of a pool on AKS", () => {
  it("are spread over its zones, with free addresses and names", () => {
    const zonal = pool({ count: 4, availabilityZones: ["1", "2", "3"] });
    const nodes = missingNodes(zonal, subnet, [], 4);
    assert.deepEqual(
      nodes.map(({ zone, address }) => [zone, address]),
      [
        ["westeurope-1", "10.60.0.4"],
        ["westeurope-2", "10.60.0.5"],
        ["westeurope-3", "10.60.0.6"],
        ["westeurope-1", "10.60.0.7"],
      ],
    );
    assert.match(nodes[0]?.name ?? "", /^aks-apps-\d{8}-vmss000000$/);
    assert.deepEqual(missingNodes(zonal, subnet, nodes, 4), []);
    const scaled = { enableAutoScaling: true, minCount: 1, maxCount: 5, availabilityZones: ["1", "2", "3"] };
    const next = oneMoreNode(pool(scaled), subnet, nodes);
    assert.deepEqual([next?.zone, next?.address, next?.name.slice(-1)], ["westeurope-2", "10.60.0.8", "4"]);
    assert.equal(oneMoreNode(zonal, subnet, nodes), undefined);
    assert.deepEqual(surplusNodes(pool({ count: 3 }), nodes), nodes.slice(3));
    assert.deepEqual(surplusNodes(pool(scaled), nodes), []);
  });

  it("have the labels and taints of their pool and of AKS", () => {
    const spot = pool(
      {
        mode: "User",
        scaleSetPriority: "Spot",
        nodeLabels: { pool: "apps" },
        nodeTaints: ["dedicated=apps:NoExecute", "gpu=:NoSchedule"],
        maxPods: 110,
        availabilityZones: ["2"],
      },
      { networkProfile: { networkDataplane: "cilium", networkPolicy: "cilium" } },
    );
    const [node] = missingNodes(spot, subnet, [], 1);
    assert.ok(node);
    const { labels, taints, allocatable, ready } = nodeOf(node, spot);
    assert.equal(ready, false);
    assert.deepEqual(allocatable, { cpu: "3860m", memory: "14034Mi", pods: "110" });
    assert.deepEqual(labels, {
      pool: "apps",
      agentpool: "apps",
      "kubernetes.azure.com/agentpool": "apps",
      "kubernetes.azure.com/cluster": "rg-nodes",
      "kubernetes.azure.com/ebpf-dataplane": "cilium",
      "kubernetes.azure.com/mode": "user",
      "kubernetes.azure.com/network-policy": "cilium",
      "kubernetes.azure.com/node-image-version": "",
      "kubernetes.azure.com/nodepool-type": "VirtualMachineScaleSets",
      "kubernetes.azure.com/os-sku": "Ubuntu",
      "kubernetes.azure.com/priority": "spot",
      "kubernetes.azure.com/role": "agent",
      "kubernetes.azure.com/scalesetpriority": "spot",
      "kubernetes.io/arch": "amd64",
      "node.kubernetes.io/instance-type": "Standard_D4ds_v5",
      "topology.disk.csi.azure.com/zone": "westeurope-2",
      "topology.kubernetes.io/region": "westeurope",
      "topology.kubernetes.io/zone": "westeurope-2",
    });
    assert.deepEqual(taints, [
      { key: "dedicated", value: "apps", effect: "NoExecute" },
      { key: "gpu", effect: "NoSchedule" },
      { key: "kubernetes.azure.com/scalesetpriority", value: "spot", effect: "NoSchedule" },
    ]);
  });

  it("offer GPUs only through a device plugin", () => {
    const gpu = pool({ vmSize: "Standard_NC64as_T4_v3" });
    const [placed] = missingNodes(gpu, subnet, [], 1);
    assert.ok(placed);
    const { allocatable, pluginDevices } = nodeOf(placed, gpu);
    assert.deepEqual(pluginDevices, { "nvidia.com/gpu": "4" });
    assert.equal(allocatable?.["nvidia.com/gpu"], undefined);
    const sizes = ["NC4as_T4_v3", "NC48ads_A100_v4", "NC80adis_H100_v5", "ND96isr_H200_v5", "NV6ads_A10_v5"];
    const none = ["ND96isr_MI300X_v5", "NV4ads_V710_v5", "D4ds_v5"];
    assert.deepEqual(
      [...sizes, ...none].map((size) => gpusOf(`Standard_${size}`)),
      [1, 2, 2, 8, 1, 0, 0, 0],
    );
  });

  it("cut a long group name to the length of a label", () => {
    const { labels } = nodeOf(
      { name: "n", poolId: "p", subnetId: "s", zone: "0", address: "10.0.0.4" },
      pool({}, { nodeResourceGroup: "g".repeat(80) }),
    );
    assert.equal(labels?.["kubernetes.azure.com/cluster"], "g".repeat(63));
  });

  it("have the CPUs and memory in the name of their size", () => {
    assert.deepEqual(machineOf("Standard_D4ds_v5"), { cpus: 4, memoryGiB: 16 });
    assert.deepEqual(machineOf("Standard_E16as_v5"), { cpus: 16, memoryGiB: 128 });
    assert.deepEqual(machineOf("Standard_F8s_v2"), { cpus: 8, memoryGiB: 16 });
    assert.deepEqual([isArm("Standard_D4pds_v5"), isArm("Standard_D4ds_v5")], [true, false]);
    assert.deepEqual(allocatableOf("Standard_D2ds_v5", 250), { cpu: "1900m", memory: "6044Mi", pods: "250" });
  });
});
