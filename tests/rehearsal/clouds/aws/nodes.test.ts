import assert from "node:assert/strict";
import { allocatableOf, gpusOf, machineOf } from "../../../../cli/rehearsal/clouds/aws/machines";
import { missingNodes, nodeOf, surplusNodes } from "../../../../cli/rehearsal/clouds/aws/nodes";

const subnets = [
  { id: "subnet-a", zone: "eu-central-1a", cidr: "10.20.0.0/20" },
  { id: "subnet-b", zone: "eu-central-1b", cidr: "10.20.16.0/20" },
];
const region = "eu-central-1";

function group(desiredSize: number, more: object = {}) {
  return {
    id: "prod:general",
    state: { nodeGroupName: "general", capacityType: "SPOT", scalingConfig: { desiredSize }, ...more },
  };
}

describe("nodes of a node group", () => {
  it("are spread over its zones, each at a free address of its subnet", () => {
    const nodes = missingNodes(group(3), subnets, [], region);
    assert.deepEqual(
      nodes.map(({ name, zone }) => [name, zone]),
      [
        ["ip-10-20-0-4.eu-central-1.compute.internal", "eu-central-1a"],
        ["ip-10-20-16-4.eu-central-1.compute.internal", "eu-central-1b"],
        ["ip-10-20-0-5.eu-central-1.compute.internal", "eu-central-1a"],
      ],
    );
    const [first] = nodes;
    assert.ok(first);
    const others = missingNodes({ ...group(1), id: "prod:other" }, subnets, nodes, region);
    assert.deepEqual(
      others.map(({ address }) => address),
      ["10.20.0.6"],
    );
    assert.deepEqual(missingNodes(group(3), subnets, nodes, region), []);
    assert.deepEqual(missingNodes(group(1), subnets, [], "us-east-1")[0]?.name, "ip-10-20-0-4.ec2.internal");
    assert.deepEqual(
      surplusNodes(group(1), nodes).map(({ name }) => name),
      nodes.slice(1).map(({ name }) => name),
    );
  });

  it("offer their GPUs if the image has the device plugin", () => {
    const gpusWith = (amiType: string) => {
      const state = { instanceTypes: ["g6.12xlarge"], amiType };
      const [placed] = missingNodes(group(1, state), subnets, [], region);
      assert.ok(placed);
      return nodeOf(placed, group(1, state), region).allocatable?.["nvidia.com/gpu"];
    };
    assert.deepEqual(["BOTTLEROCKET_x86_64_NVIDIA", "BOTTLEROCKET_x86_64", "AL2023_x86_64_NVIDIA"].map(gpusWith), [
      "4",
      undefined,
      undefined,
    ]);
    assert.deepEqual(["m7i.large", "g6.xlarge", "g4ad.xlarge", "p5.48xlarge"].map(gpusOf), [0, 1, 0, 8]);
  });

  it("have the labels, taints and size of their group, and are not ready", () => {
    const state = {
      labels: { "keelson.dev/node-pool": "general" },
      taints: [
        { key: "dedicated", value: "search", effect: "NO_EXECUTE" },
        { key: "gpu", effect: "NO_SCHEDULE" },
      ],
      instanceTypes: ["m7g.2xlarge"],
      amiType: "BOTTLEROCKET_ARM_64",
    };
    const [placed] = missingNodes(group(1, state), subnets, [], region);
    assert.ok(placed);
    assert.deepEqual(nodeOf(placed, group(1, state), region), {
      name: "ip-10-20-0-4.eu-central-1.compute.internal",
      address: "10.20.0.4",
      ready: false,
      allocatable: { cpu: "7910m", memory: "31203Mi", pods: "110" },
      labels: {
        "keelson.dev/node-pool": "general",
        "eks.amazonaws.com/nodegroup": "general",
        "eks.amazonaws.com/capacityType": "SPOT",
        "kubernetes.io/arch": "arm64",
        "node.kubernetes.io/instance-type": "m7g.2xlarge",
        "topology.kubernetes.io/region": "eu-central-1",
        "topology.kubernetes.io/zone": "eu-central-1a",
      },
      taints: [
        { key: "dedicated", value: "search", effect: "NoExecute" },
        { key: "gpu", effect: "NoSchedule" },
      ],
    });
  });

  it("have the size that the name of their type says", () => {
    assert.deepEqual(machineOf("c7i.large"), { cpus: 2, memoryGiB: 4 });
    assert.deepEqual(machineOf("m7i.xlarge"), { cpus: 4, memoryGiB: 16 });
    assert.deepEqual(machineOf("r7i.4xlarge"), { cpus: 16, memoryGiB: 128 });
    assert.deepEqual(allocatableOf("m7i.large"), { cpu: "1930m", memory: "6627Mi", pods: "110" });
  });
});
