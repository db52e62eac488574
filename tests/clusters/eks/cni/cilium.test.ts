import assert from "node:assert/strict";
import type { EksClusterArgs } from "../../../../components/clusters/eks";
import { eksArgs, runEks } from "../../../support/eks";
import { releaseType } from "../../../support/programs";

const addonType = "aws:eks/addon:Addon";

const release = async (args: Partial<EksClusterArgs>) =>
  (await runEks({ cni: "cilium", ...args })).find(releaseType, "test-cilium");

describe("Cilium on EKS", () => {
  it("replaces the VPC CNI completely; kube-proxy stays", async () => {
    const run = await runEks({ cni: "cilium" });
    const addons = run.ofType(addonType).map(({ inputs }) => String(inputs.addonName));
    assert.deepEqual(addons.sort(), [
      "aws-ebs-csi-driver",
      "coredns",
      "eks-node-monitoring-agent",
      "eks-pod-identity-agent",
      "kube-proxy",
      "snapshot-controller",
    ]);
    assert.ok(!run.resources.some(({ name }) => name.startsWith("test-vpc-cni")));
    assert.equal(run.find("aws:eks/cluster:Cluster", "test").inputs.bootstrapSelfManagedAddons, false);
  });

  it("gives pods addresses of the private subnets, in blocks", async () => {
    const { inputs } = await release({});
    const { operator, resources: _, ...values } = inputs.values as Record<string, Record<string, unknown>>;
    assert.deepEqual(values, {
      upgradeCompatibility: "1.20",
      cluster: { name: "test" },
      ipam: { mode: "eni" },
      eni: {
        enabled: true,
        awsEnablePrefixDelegation: true,
        eniTags: { ...eksArgs.tags, "managed-by": "keelson", cluster: "test", Name: "test-pods" },
        gcTags: { "io.cilium/cilium-managed": "true", "io.cilium/cluster-name": "test" },
        nodeSpec: { subnetIDs: ["test-private-a", "test-private-b"] },
      },
      routingMode: "native",
      enableIPv4Masquerade: false,
      kubeProxyReplacement: "false",
      bpf: { hostLegacyRouting: true },
      hubble: {
        enabled: true,
        listenAddress: "",
        tls: { enabled: false },
        export: { static: { enabled: true, filePath: "stdout", allowList: ['{"verdict":["DROPPED","ERROR"]}'] } },
      },
      l7Proxy: true,
      envoy: { enabled: false },
    });
    assert.equal(operator?.replicas, 2);
  });

  const pool = { min: 1, max: 2 };
  const operators: [string, Partial<EksClusterArgs>, number][] = [
    ["one node", { nodePools: { general: pool } }, 1],
    ["a node of each of two pools", { nodePools: { general: pool, other: pool } }, 2],
    ["a node of a pool, and the system pool", { nodePools: { general: pool }, systemPool: pool }, 2],
    [
      "a node of a pool, and one that is dedicated",
      { nodePools: { general: pool, a: { ...pool, dedicated: "a" } } },
      1,
    ],
  ];
  for (const [nodes, args, replicas] of operators) {
    it(`has at most one operator per node: ${nodes}`, async () => {
      const { inputs } = await release(args);
      assert.equal((inputs.values as { operator: { replicas: number } }).operator.replicas, replicas);
    });
  }

  for (const identities of ["pod-identity", "irsa"] as const) {
    it(`lets only its operator create network interfaces, by an association that exists first (${identities})`, async () => {
      const run = await runEks({ cni: "cilium", identities });
      const association = run.find("aws:eks/podIdentityAssociation:PodIdentityAssociation", "test-cilium");
      const { namespace, serviceAccount } = association.inputs;
      assert.deepEqual([namespace, serviceAccount], ["kube-system", "cilium-operator"]);
      const { dependsOn } = run.find(releaseType, "test-cilium");
      assert.ok(dependsOn.includes(association.urn));
      assert.ok(dependsOn.includes(run.find(addonType, "test-eks-pod-identity-agent").urn));
      assert.ok(dependsOn.includes(run.find("aws:iam/rolePolicy:RolePolicy", "test-cilium").urn));
    });
  }

  it("creates them in the nodes' subnets, and changes only those of this account and region", async () => {
    const { inputs } = (await runEks({ cni: "cilium" })).find("aws:iam/rolePolicy:RolePolicy", "test-cilium");
    const { Statement } = JSON.parse(String(inputs.policy)) as {
      Statement: { Action: string[]; Resource: string[] }[];
    };
    const arn = (resource: string) => `arn:aws:ec2:eu-central-1:111122223333:${resource}`;
    const [reads, ...writes] = Statement;
    assert.ok(reads?.Action.every((action) => /^ec2:(Describe|Get)/.test(action)));
    assert.deepEqual(
      writes.map(({ Action, Resource }) => [Action, Resource]),
      [
        [
          ["ec2:CreateNetworkInterface"],
          ["network-interface/*", "security-group/*", "subnet/test-private-a", "subnet/test-private-b"].map(arn),
        ],
        [["ec2:AttachNetworkInterface"], ["network-interface/*", "instance/*"].map(arn)],
        [["ec2:ModifyNetworkInterfaceAttribute"], ["network-interface/*", "instance/*", "security-group/*"].map(arn)],
        [
          ["ec2:AssignPrivateIpAddresses", "ec2:CreateTags", "ec2:DeleteNetworkInterface"],
          ["network-interface/*"].map(arn),
        ],
      ],
    );
  });
});
