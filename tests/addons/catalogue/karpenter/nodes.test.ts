import assert from "node:assert/strict";
import { nodeResources } from "../../../../components/addons/catalogue/karpenter/nodes";
import { type KarpenterOptions, planKarpenter } from "../../../../components/addons/catalogue/karpenter/options";

const resources = {
  interruptionQueue: "test",
  interruptionQueueArn: "arn:queue",
  nodeRole: "nodes",
  nodeRoleArn: "arn:role",
  subnets: { "eu-central-1a": "subnet-1", "eu-central-1b": "subnet-2" },
  securityGroupIds: ["sg-1"],
  encryptionKeyArn: "arn:key",
  maxPods: 110,
  userData: "[settings.kubernetes]\n",
};
const cloudFacts = {
  accountId: "111122223333",
  region: "eu-central-1",
  clusterName: "test",
  tags: { owner: "platform" },
};

function specs(options: KarpenterOptions): Record<string, unknown>[] {
  return nodeResources(planKarpenter(options), resources, { cloudFacts }).map(({ spec }) => spec);
}

const always = [
  { key: "karpenter.k8s.aws/instance-generation", operator: "Gt", values: ["5"] },
  { key: "karpenter.k8s.aws/instance-cpu", operator: "Gt", values: ["1"] },
  { key: "karpenter.k8s.aws/instance-cpu", operator: "Lt", values: ["33"] },
  { key: "karpenter.k8s.aws/instance-hypervisor", operator: "In", values: ["nitro"] },
  { key: "karpenter.k8s.aws/instance-encryption-in-transit-supported", operator: "In", values: ["true"] },
];

describe("the nodes of Karpenter", () => {
  it("run an exact release, hide credentials from pods, and encrypt everything", () => {
    const ebs = { volumeType: "gp3", encrypted: true, kmsKeyID: "arn:key", deleteOnTermination: true };
    assert.deepEqual(specs({ bottlerocketVersion: "1.64.0", diskSize: 80 })[0], {
      amiSelectorTerms: [{ alias: "bottlerocket@v1.64.0" }],
      role: "nodes",
      subnetSelectorTerms: [{ id: "subnet-1" }, { id: "subnet-2" }],
      securityGroupSelectorTerms: [{ id: "sg-1" }],
      associatePublicIPAddress: false,
      metadataOptions: {
        httpEndpoint: "enabled",
        httpProtocolIPv6: "disabled",
        httpPutResponseHopLimit: 1,
        httpTokens: "required",
      },
      blockDeviceMappings: [
        { deviceName: "/dev/xvda", ebs: { ...ebs, volumeSize: "4Gi" } },
        { deviceName: "/dev/xvdb", ebs: { ...ebs, volumeSize: "80Gi" } },
      ],
      kubelet: { maxPods: 110 },
      userData: "[settings.kubernetes]\n",
      tags: { owner: "platform", "ebs.csi.aws.com/cluster-name": "test" },
    });
  });

  it("belong to one bounded pool by default, and are replaced every two weeks", () => {
    assert.deepEqual(specs({}).slice(1), [
      {
        template: {
          metadata: { labels: { "keelson.dev/node-pool": "default" } },
          spec: {
            nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "bottlerocket" },
            requirements: [
              { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
              { key: "kubernetes.io/arch", operator: "In", values: ["amd64"] },
              { key: "karpenter.sh/capacity-type", operator: "In", values: ["on-demand"] },
              { key: "karpenter.k8s.aws/instance-category", operator: "In", values: ["m"] },
              ...always,
            ],
            taints: [],
            expireAfter: "336h",
            terminationGracePeriod: "30m",
          },
        },
        limits: { cpu: "64", memory: "256Gi" },
        disruption: {
          consolidationPolicy: "WhenEmptyOrUnderutilized",
          consolidateAfter: "1m",
          budgets: [{ nodes: "10%" }],
        },
      },
    ]);
  });

  it("have the properties of their pool", () => {
    const [, spec = {}] = specs({
      nodePools: {
        batch: {
          limits: { cpu: "100", memory: "1Ti" },
          profile: "compute",
          architecture: "arm64",
          spot: true,
          zones: ["eu-central-1a"],
          labels: { "example.com/team": "data" },
          taints: [{ key: "example.com/slow", effect: "PreferNoSchedule" }],
          dedicated: "batch",
        },
      },
      expireAfter: "48h",
    });
    const { metadata, spec: node } = spec.template as { metadata: object; spec: Record<string, unknown> };
    assert.deepEqual(metadata, {
      labels: {
        "keelson.dev/node-pool": "batch",
        "keelson.dev/dedicated": "batch",
        "example.com/team": "data",
      },
    });
    assert.deepEqual(node.taints, [
      { key: "keelson.dev/dedicated", value: "batch", effect: "NoSchedule" },
      { key: "example.com/slow", effect: "PreferNoSchedule" },
    ]);
    assert.deepEqual(node.requirements, [
      { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
      { key: "kubernetes.io/arch", operator: "In", values: ["arm64"] },
      { key: "karpenter.sh/capacity-type", operator: "In", values: ["spot", "on-demand"] },
      { key: "karpenter.k8s.aws/instance-category", operator: "In", values: ["c"] },
      ...always,
      { key: "topology.kubernetes.io/zone", operator: "In", values: ["eu-central-1a"] },
    ]);
    assert.equal(node.expireAfter, "48h");
  });

  it("may take twice as long to terminate as they wait for their pods", () => {
    const manifests = nodeResources(planKarpenter({ terminationGracePeriod: "45m" }), resources, { cloudFacts });
    assert.deepEqual(
      manifests.map(({ kind, deleteTimeout }) => [kind, deleteTimeout]),
      [
        ["EC2NodeClass", "90m"],
        ["NodePool", "90m"],
      ],
    );
  });
});
