import assert from "node:assert/strict";
import { allocatableOf, architectureOf, machineOf } from "../../../../cli/rehearsal/clouds/gcp/machines";
import { nodeOf } from "../../../../cli/rehearsal/clouds/gcp/node-object";
import { missingNodes, oneMoreNode, sizeOf, surplusNodes } from "../../../../cli/rehearsal/clouds/gcp/nodes";

const subnetwork = { id: "projects/shop/regions/europe-west3/subnetworks/prod", cidr: "10.20.0.0/20" };
const poolId = "projects/shop/locations/europe-west3/clusters/prod/nodePools/general";
const nodeLocations = ["europe-west3-a", "europe-west3-b"];
const pool = (more: object = {}) => ({ id: poolId, state: { name: "general", nodeLocations, nodeCount: 1, ...more } });

describe("nodes of a node pool", () => {
  it("are equally many in each zone, each with a free address of the subnetwork", () => {
    const nodes = missingNodes(pool(), subnetwork, [], 2);
    assert.deepEqual(
      nodes.map(({ zone, address }) => [zone, address]),
      [
        ["europe-west3-a", "10.20.0.2"],
        ["europe-west3-a", "10.20.0.3"],
        ["europe-west3-b", "10.20.0.4"],
        ["europe-west3-b", "10.20.0.5"],
      ],
    );
    for (const { name } of nodes) {
      assert.match(name, /^gke-prod-general-[0-9a-f]{8}-[0-9a-f]{4}$/);
    }
    assert.equal(new Set(nodes.map(({ name }) => name)).size, 4);
    assert.deepEqual(missingNodes(pool(), subnetwork, nodes, 2), []);
    const others = missingNodes({ ...pool(), id: `${poolId}-2` }, subnetwork, nodes, 1);
    assert.deepEqual(
      others.map(({ address }) => address),
      ["10.20.0.6", "10.20.0.7"],
    );
  });

  it("offer GPUs, and have the taint of GKE, once a driver is installed", () => {
    const nodeWith = (gpuDriverVersion: string) => {
      const guestAccelerators = [{ type: "nvidia-l4", count: 2, gpuDriverInstallationConfig: { gpuDriverVersion } }];
      const gpu = pool({ nodeConfig: { machineType: "g2-standard-24", guestAccelerators } });
      const [placed] = missingNodes(gpu, subnetwork, [], 1);
      assert.ok(placed);
      return nodeOf(placed, gpu);
    };
    const { allocatable, taints, labels } = nodeWith("DEFAULT");
    assert.equal(allocatable?.["nvidia.com/gpu"], "2");
    assert.deepEqual(taints, [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" }]);
    assert.equal(labels?.["cloud.google.com/gke-accelerator"], "nvidia-l4");
    assert.equal(nodeWith("INSTALLATION_DISABLED").allocatable?.["nvidia.com/gpu"], undefined);
  });

  it("follow the pool's node count or its autoscaler", () => {
    const sizes = [
      {},
      { autoscaling: { minNodeCount: 2, maxNodeCount: 3 } },
      { nodeCount: 4, autoscaling: { totalMinNodeCount: 5, totalMaxNodeCount: 9 } },
    ].map((more) => sizeOf(pool(more)));
    assert.deepEqual(sizes, [
      { begins: 1, least: 1, most: 2 },
      { begins: 2, least: 2, most: 6 },
      { begins: 4, least: 3, most: 9 },
    ]);
  });

  it("are added in the zone with the fewest, up to the maximum", () => {
    const scaled = pool({ autoscaling: { totalMaxNodeCount: 4 } });
    const nodes = missingNodes(scaled, subnetwork, [], 1);
    const third = oneMoreNode(scaled, subnetwork, nodes);
    assert.deepEqual([third?.zone, third?.address], ["europe-west3-a", "10.20.0.4"]);
    assert.ok(third);
    const fourth = oneMoreNode(scaled, subnetwork, [...nodes, third]);
    assert.deepEqual(fourth?.zone, "europe-west3-b");
    assert.ok(fourth);
    assert.equal(oneMoreNode(scaled, subnetwork, [...nodes, third, fourth]), undefined);
    assert.deepEqual(surplusNodes(scaled, [...nodes, third, fourth]), []);
    const smaller = pool({ autoscaling: { totalMaxNodeCount: 3 } });
    assert.deepEqual(surplusNodes(smaller, [...nodes, third, fourth]), [fourth]);
    assert.equal(oneMoreNode(pool(), subnetwork, nodes), undefined);
  });

  it("are removed when the pool shrinks or leaves a zone", () => {
    const nodes = missingNodes(pool(), subnetwork, [], 2);
    const places = (state: object) => surplusNodes(pool(state), nodes).map(({ address }) => address);
    assert.deepEqual(places({ nodeCount: 1 }), ["10.20.0.3", "10.20.0.5"]);
    assert.deepEqual(places({ nodeCount: 2, nodeLocations: ["europe-west3-b"] }), ["10.20.0.2", "10.20.0.3"]);
    assert.deepEqual(places({ nodeLocations: [] }).length, 4);
  });

  it("have the labels, taints and size of their pool and of GKE, and are not ready", () => {
    const state = {
      maxPodsPerNode: 64,
      networkConfig: { enablePrivateNodes: true },
      nodeConfig: {
        machineType: "c4a-standard-4",
        diskType: "hyperdisk-balanced",
        spot: true,
        labels: { "keelson.dev/node-pool": "general" },
        taints: [{ key: "dedicated", value: "search", effect: "NO_EXECUTE" }],
        workloadMetadataConfig: { mode: "GKE_METADATA" },
      },
    };
    const [placed] = missingNodes(pool(state), subnetwork, [], 1);
    assert.ok(placed);
    const { name, ...node } = nodeOf(placed, pool(state));
    assert.equal(name, placed.name);
    assert.deepEqual(node, {
      address: "10.20.0.2",
      ready: false,
      allocatable: { cpu: "3920m", memory: "13621Mi", pods: "64" },
      labels: {
        "keelson.dev/node-pool": "general",
        "cloud.google.com/gke-boot-disk": "hyperdisk-balanced",
        "cloud.google.com/gke-container-runtime": "containerd",
        "cloud.google.com/gke-max-pods-per-node": "64",
        "cloud.google.com/gke-nodepool": "general",
        "cloud.google.com/gke-os-distribution": "cos",
        "cloud.google.com/gke-provisioning": "spot",
        "cloud.google.com/gke-spot": "true",
        "cloud.google.com/machine-family": "c4a",
        "cloud.google.com/private-node": "true",
        "iam.gke.io/gke-metadata-server-enabled": "true",
        "kubernetes.io/arch": "arm64",
        "node.kubernetes.io/instance-type": "c4a-standard-4",
        "topology.gke.io/zone": "europe-west3-a",
        "topology.kubernetes.io/region": "europe-west3",
        "topology.kubernetes.io/zone": "europe-west3-a",
      },
      taints: [
        { key: "dedicated", value: "search", effect: "NoExecute" },
        { key: "kubernetes.io/arch", value: "arm64", effect: "NoSchedule" },
      ],
    });
    const untainted = {
      ...state,
      nodeConfig: { ...state.nodeConfig, taintConfig: { architectureTaintBehavior: "NONE" } },
    };
    assert.equal(nodeOf(placed, pool(untainted)).taints?.length, 1);
  });

  it("have the size in the name of their machine type", () => {
    const rows: readonly (readonly [string, number, number, string])[] = [
      ["e2-medium", 2, 4, "amd64"],
      ["n2d-standard-4", 4, 16, "amd64"],
      ["c3-highcpu-8", 8, 16, "amd64"],
      ["n2-highcpu-8", 8, 8, "amd64"],
      ["n2-highmem-8", 8, 64, "amd64"],
      ["n2-custom-6-20480", 6, 20, "amd64"],
      ["t2a-standard-2", 2, 8, "arm64"],
    ];
    for (const [type, cpus, memoryGiB, architecture] of rows) {
      assert.deepEqual([machineOf(type), architectureOf(type)], [{ cpus, memoryGiB }, architecture]);
    }
    assert.deepEqual(allocatableOf("n2-standard-2", 110), { cpu: "1930m", memory: "6248Mi", pods: "110" });
  });
});
