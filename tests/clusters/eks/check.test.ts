import assert from "node:assert/strict";
import fc from "fast-check";
import { checkEks, type EksClusterArgs } from "../../../components/clusters/eks";
import { formatProblems } from "../../../components/problems";
import { deployer, eksArgs, eksCluster, subnetsOf } from "../../support/eks";
import { runProgram } from "../../support/run-program";

const pool = { min: 1, max: 2 };
const role = (name: string) => ({ principalArn: `arn:aws:iam::111122223333:role/${name}` });
const access = (changes: Partial<EksClusterArgs["access"]>) => ({ access: { ...eksArgs.access, ...changes } });
const vpc = (changes: Partial<EksClusterArgs["vpc"]>) => ({ vpc: { ...eksArgs.vpc, ...changes } });
const pools = (changes: Partial<EksClusterArgs["nodePools"][string]>) => ({
  nodePools: { general: { ...pool, ...changes }, other: pool },
});

const refused: [string, Partial<EksClusterArgs>, string][] = [
  ["an account that is a number", { accountId: "12" }, 'accountId: an account\'s twelve digits in quotes, given "12"'],
  ["a name that is too long", { clusterName: "a".repeat(31) }, "clusterName: a name of 2 to 30 lower-case"],
  ["a patch version", { kubernetesVersion: "1.35.2" }, 'kubernetesVersion: a Kubernetes minor version such as "1.35"'],
  [
    "a minor without add-on versions",
    { kubernetesVersion: "1.99", addonVersions: { coredns: "v1.0.0-eksbuild.1" } },
    "addonVersions: no versions are known for 1.99 (known are 1.34, 1.35, 1.36): give those of vpc-cni, kube-proxy,",
  ],
  ["an inexact add-on", { addonVersions: { coredns: "latest" } }, "addonVersions.coredns: an exact version such as"],
  [
    "an unknown add-on",
    { addonVersions: { dns: "v1.0.0-eksbuild.1" } },
    "addonVersions.dns: no managed add-on of this",
  ],
  ["an odd retention", { logRetentionDays: 100 }, "logRetentionDays: a number of days that CloudWatch knows (1, 3,"],
  ["a key's alias", { encryptionKeyArn: "alias/a" }, "encryptionKeyArn: the ARN of a KMS key"],
  [
    "an unknown autoscaler",
    { autoscaler: "keda" as EksClusterArgs["autoscaler"] },
    'autoscaler: one of "cluster-autoscaler", "karpenter", given "keda"; leave it out for none',
  ],
  ["a label of Karpenter's", pools({ labels: { "karpenter.sh/nodepool": "a" } }), "a domain other than kubernetes.io"],
  ["no owner", { tags: { environment: "a", stack: "a" } }, "tags.owner: needed on everything"],
  ["a tag of ours", { tags: { ...eksArgs.tags, cluster: "a" } }, "tags.cluster: set by the cluster itself"],
  ["no range", vpc({ cidr: "10.20.0.0" }), 'vpc.cidr: an IPv4 range such as 10.20.0.0/16, given "10.20.0.0"'],
  ["host bits", vpc({ cidr: "10.20.1.0/16" }), 'vpc.cidr: no host bits: write 10.20.0.0/16, given "10.20.1.0/16"'],
  ["a public range", vpc({ cidr: "8.8.0.0/16" }), "vpc.cidr: a private range"],
  ["a small network", vpc({ cidr: "10.0.0.0/22" }), 'of /16 to /20, given "10.0.0.0/22", which is 4 times too small'],
  [
    "too many nodes",
    { ...vpc({ cidr: "10.0.0.0/20" }), ...pools({ max: 20 }) },
    "934 too few (and too few in eu-central-1b). Give a larger range",
  ],
  ["overlapping services", { serviceCidr: "10.20.0.0/20" }, "serviceCidr: a range apart from vpc.cidr (10.20.0.0/16)"],
  ["subnets of no network", vpc({ subnets: {} }), "vpc.subnets: with vpcId only"],
  [
    "a network without subnets",
    vpc({ vpcId: "vpc-1" }),
    "vpc.subnets.eu-central-1a: the zone's subnets, given nothing",
  ],
  ["a network's name", vpc({ vpcId: "main" }), 'vpc.vpcId: an id such as vpc-0a1b2c3d, given "main"'],
  [
    "gateways in a network that is there",
    vpc({ vpcId: "vpc-1", natGateways: "single" }),
    "vpc.natGateways: not with vpcId",
  ],
  [
    "a subnet outside of its network",
    vpc({ vpcId: "vpc-1", subnets: { "eu-central-1a": { ...subnetsOf("a", 1), intraCidr: "10.21.0.0/28" } } }),
    'vpc.subnets.eu-central-1a.intraCidr: a range within vpc.cidr (10.20.0.0/16), given "10.21.0.0/28"',
  ],
  [
    "a small subnet that is there",
    vpc({ vpcId: "vpc-1", subnets: { "eu-central-1a": { ...subnetsOf("a", 1), privateCidr: "10.20.0.0/25" } } }),
    "3 nodes in eu-central-1a need 393 addresses with all their pods, and its private subnet 10.20.0.0/25 has 123: 270 too few",
  ],
  ["one zone", vpc({ zones: ["eu-central-1a"] }), "vpc.zones: at least two different zones of eu-central-1a, "],
  ["another region's zone", vpc({ zones: ["eu-central-1a", "eu-west-1b"] }), "vpc.zones[1]: a zone of eu-central-1 ("],
  ["a zone that the region lacks", vpc({ zones: ["eu-central-1a", "eu-central-1d"] }), 'given "eu-central-1d"'],
  ["a zone twice", vpc({ zones: ["eu-central-1a", "eu-central-1a"] }), "vpc.zones[1]: each zone once"],
  ["no way to the API", { endpoint: {} }, "endpoint: somebody must reach the API server"],
  [
    "an empty list",
    { endpoint: { publicAccessCidrs: [] } },
    "endpoint.publicAccessCidrs: at least one range; leave it",
  ],
  [
    "the whole internet",
    { endpoint: { publicAccessCidrs: ["192.0.2.0/24", "0.0.0.0/0"] } },
    'endpoint.publicAccessCidrs[1]: named ranges, never the whole internet, given "0.0.0.0/0"',
  ],
  ["no admins", access({ admins: {} }), "access.admins: at least one admin of the whole cluster besides the deployer"],
  [
    "admins of a namespace only",
    access({ admins: { shop: { ...role("shop"), namespaces: ["shop"] } } }),
    "access.admins: at least one admin of the whole cluster",
  ],
  [
    "no namespaces",
    access({ editors: { a: { ...role("a"), namespaces: [] } } }),
    "access.editors.a.namespaces: at least",
  ],
  [
    "root",
    access({ deployer: "arn:aws:iam::111122223333:root" }),
    "access.deployer: a role or user, never the account",
  ],
  [
    "a session",
    access({ viewers: { a: { principalArn: "arn:aws:sts::111122223333:assumed-role/a/b" } } }),
    "access.viewers.a.principalArn: the role itself",
  ],
  [
    "a member of Kubernetes' own group",
    access({ members: { a: { principalArn: "arn:aws:iam::111122223333:role/a", groups: ["system:masters"] } } }),
    "access.members.a.groups[0]: a group that roles in the cluster name",
  ],
  ["a principal twice", access({ editors: { a: { principalArn: deployer } } }), "access: each principal once"],
  ["min above max", pools({ min: 3 }), "nodePools.general.min: at most max (2), given 3"],
  ["half a node", pools({ max: 2.5 }), "nodePools.general.max: a whole number from 1, given 2.5"],
  ["a small disk", pools({ diskSize: 10 }), "nodePools.general.diskSize: a whole number of GiB from 20, given 10"],
  ["spot with one type", pools({ spot: true, instanceTypes: ["m7i.large"] }), "at least two types with spot"],
  ["an ARM type", pools({ instanceTypes: ["m7gd.large"] }), "a type of the architecture amd64, given"],
  ["a zone of no subnet", pools({ zones: ["eu-central-1c"] }), "nodePools.general.zones[0]: one of vpc.zones ("],
  ["a long label", pools({ labels: { a: "a".repeat(64) } }), "nodePools.general.labels.a: a value of up to 63"],
  ["a reserved label", pools({ labels: { "node.kubernetes.io/a": "b" } }), "a domain other than kubernetes.io"],
  ["a bad taint", pools({ taints: [{ key: "a b", effect: "NoSchedule" }] }), "nodePools.general.taints[0].key: a key"],
  ["too many unavailable", pools({ maxUnavailable: 3 }), "nodePools.general.maxUnavailable: a whole number of nodes"],
  ["a pool named system", { nodePools: { system: pool } }, "nodePools.system: another name"],
  ["a pool in capitals", { nodePools: { General: pool } }, "nodePools.General: a name of up to 20 lower-case"],
  ["dedicated pools only", { nodePools: { a: { ...pool, dedicated: "a" } } }, "nodePools: at least one pool without"],
  ["an open pool that may be empty", { nodePools: { a: { min: 0, max: 1 } } }, "with a min from 1: some add-ons have"],
  ["a dedicated system pool", { systemPool: { ...pool, dedicated: "a" } }, "systemPool: no dedicated and no taints"],
];

describe("checkEks", () => {
  it("has nothing against a small cluster, nor against a large one", () => {
    assert.deepEqual(checkEks("test", eksArgs), []);
    const large: EksClusterArgs = {
      ...eksArgs,
      region: "us-east-1",
      vpc: { cidr: "10.0.0.0/16", zones: ["us-east-1a", "us-east-1b", "us-east-1f"] },
      endpoint: { publicAccessCidrs: ["192.0.2.0/24"] },
      systemPool: { min: 3, max: 6 },
      nodePools: {
        spot: { min: 1, max: 60, spot: true, architecture: "arm64", profile: "memory" },
        shop: { min: 1, max: 9, dedicated: "shop", labels: { "example.com/team": "shop" } },
      },
    };
    assert.deepEqual(checkEks("test", large), []);
  });

  for (const [title, changes, message] of refused) {
    it(`refuses ${title}`, () => {
      const problems = checkEks("test", { ...eksArgs, ...changes });
      const lines = problems.map(({ path, message }) => `${path}: ${message}`);
      assert.ok(
        lines.some((line) => line.includes(message)),
        formatProblems("cluster", problems),
      );
    });
  }

  it("says something to any text, and never fails itself", () => {
    const text = fc.oneof(
      fc.string(),
      fc.ipV4(),
      fc.constantFrom("0.0.0.0/0", "0.0.0.0/16", "10.0.0.0/31", "a/b/c", "__proto__", "constructor"),
    );
    const given = fc.record({
      name: text,
      cidr: text,
      zones: fc.array(text),
      serviceCidr: text,
      ranges: fc.array(text),
      label: text,
      minor: text,
      arn: text,
    });
    fc.assert(
      fc.property(given, ({ name, cidr, zones, serviceCidr, ranges, label, minor, arn }) => {
        const problems = checkEks(name, {
          ...eksArgs,
          accountId: name,
          region: name,
          kubernetesVersion: minor,
          vpc: { cidr, zones, vpcId: name, subnets: { [label]: { ...subnetsOf("a", 1), privateCidr: cidr } } },
          serviceCidr,
          endpoint: { publicAccessCidrs: ranges, privateAccessCidrs: ranges },
          access: { deployer: arn, admins: { [label]: { principalArn: arn } } },
          nodePools: { [label]: { min: 1, max: 2, labels: { [label]: label }, dedicated: label, zones } },
        });
        assert.ok(problems.length > 0);
      }),
    );
  });

  it("refuses everything at once, before anything is made", async () => {
    await assert.rejects(
      runProgram(() => {
        eksCluster({ kubernetesVersion: "1", endpoint: {}, serviceCidr: "10.20.0.0/16" });
      }),
      {
        message: [
          'EksCluster "test" is not valid:',
          '✖ a Kubernetes minor version such as "1.35", given "1"  → at kubernetesVersion',
          '✖ a range apart from vpc.cidr (10.20.0.0/16), given "10.20.0.0/16"  → at serviceCidr',
          "✖ somebody must reach the API server, or nothing can be installed: give privateAccessCidrs (of a VPN or of runners in the network) or publicAccessCidrs  → at endpoint",
        ].join("\n"),
      },
    );
  });
});
