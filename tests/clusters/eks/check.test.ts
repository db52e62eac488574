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
  [
    "an account that is a number",
    { accountId: "12" },
    'accountId: expected the twelve digits of an account, got "12"; write them in quotes',
  ],
  [
    "a name that is too long",
    { clusterName: "a".repeat(31) },
    'clusterName: expected a name of 2 to 30 lower-case letters, digits and "-" that begins with a letter and does not end in "-", got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
  ],
  [
    "a patch version",
    { kubernetesVersion: "1.35.2" },
    'kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1.35.2"; the cloud chooses the patch',
  ],
  [
    "a minor without add-on versions",
    { kubernetesVersion: "1.99", addonVersions: { coredns: "v1.0.0-eksbuild.1" } },
    "addonVersions: expected versions of vpc-cni, kube-proxy, eks-pod-identity-agent, snapshot-controller, aws-ebs-csi-driver, aws-efs-csi-driver,",
  ],
  [
    "an inexact add-on",
    { addonVersions: { coredns: "latest" } },
    'addonVersions.coredns: expected an exact version such as v1.2.3-eksbuild.4, got "latest"',
  ],
  [
    "an unknown add-on",
    { addonVersions: { dns: "v1.0.0-eksbuild.1" } },
    "addonVersions.dns: expected a managed add-on of this cluster (vpc-cni, kube-proxy, eks-pod-identity-agent, coredns, snapshot-controller,",
  ],
  [
    "an odd retention",
    { logRetentionDays: 100 },
    "logRetentionDays: expected a number of days that CloudWatch supports (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,",
  ],
  [
    "a key's alias",
    { encryptionKeyArn: "alias/a" },
    'encryptionKeyArn: expected the ARN of a KMS key (arn:aws:kms:…:key/…), not of an alias, got "alias/a"',
  ],
  [
    "an unknown autoscaler",
    { autoscaler: "keda" as EksClusterArgs["autoscaler"] },
    'autoscaler: expected one of "cluster-autoscaler", "karpenter", got "keda"; leave it out for none',
  ],
  ["a label of Karpenter's", pools({ labels: { "karpenter.sh/nodepool": "a" } }), "a domain other than kubernetes.io"],
  [
    "no owner",
    { tags: { environment: "a", stack: "a" } },
    "tags.owner: expected a value, got nothing; every resource carries it, for cost and ownership",
  ],
  [
    "a tag of ours",
    { tags: { ...eksArgs.tags, cluster: "a" } },
    "tags.cluster: is set by the cluster itself; remove it",
  ],
  ["no range", vpc({ cidr: "10.20.0.0" }), 'vpc.cidr: expected an IPv4 range such as 10.20.0.0/16, got "10.20.0.0"'],
  [
    "host bits",
    vpc({ cidr: "10.20.1.0/16" }),
    'vpc.cidr: expected a range without host bits, got "10.20.1.0/16"; write 10.20.0.0/16',
  ],
  [
    "a public range",
    vpc({ cidr: "8.8.0.0/16" }),
    'vpc.cidr: expected a private range (in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16), got "8.8.0.0/16"',
  ],
  [
    "a small network",
    vpc({ cidr: "10.0.0.0/22" }),
    'vpc.cidr: expected a prefix from /16 to /20, got "10.0.0.0/22"; the range is 4 times too small',
  ],
  [
    "too many nodes",
    { ...vpc({ cidr: "10.0.0.0/20" }), ...pools({ max: 20 }) },
    "vpc.cidr: 11 nodes with all their pods need 1441 addresses in eu-central-1a, but the private subnet 10.0.0.0/23 has 507: 934 too few, and too few in",
  ],
  [
    "overlapping services",
    { serviceCidr: "10.20.0.0/20" },
    'serviceCidr: expected a range that does not overlap vpc.cidr (10.20.0.0/16), got "10.20.0.0/20"',
  ],
  [
    "subnets of no network",
    vpc({ subnets: {} }),
    "vpc.subnets: needs vpcId; the cluster's own network has its own subnets",
  ],
  [
    "a network without subnets",
    vpc({ vpcId: "vpc-1" }),
    "vpc.subnets.eu-central-1a: expected the subnets of this zone, got nothing",
  ],
  ["a network's name", vpc({ vpcId: "main" }), 'vpc.vpcId: expected an id such as vpc-0a1b2c3d, got "main"'],
  [
    "gateways in a network that is there",
    vpc({ vpcId: "vpc-1", natGateways: "single" }),
    "vpc.natGateways: is not allowed with vpcId, because the network exists already; remove it",
  ],
  [
    "a subnet outside of its network",
    vpc({ vpcId: "vpc-1", subnets: { "eu-central-1a": { ...subnetsOf("a", 1), intraCidr: "10.21.0.0/28" } } }),
    'vpc.subnets.eu-central-1a.intraCidr: expected a range within vpc.cidr (10.20.0.0/16), got "10.21.0.0/28"',
  ],
  [
    "a small subnet that is there",
    vpc({ vpcId: "vpc-1", subnets: { "eu-central-1a": { ...subnetsOf("a", 1), privateCidr: "10.20.0.0/25" } } }),
    "vpc.cidr: 3 nodes with all their pods need 393 addresses in eu-central-1a, but the private subnet 10.20.0.0/25 has 123: 270 too few;",
  ],
  [
    "one zone",
    vpc({ zones: ["eu-central-1a"] }),
    'vpc.zones: expected at least two different zones of eu-central-1 (eu-central-1a, eu-central-1b, eu-central-1c), got ["eu-central-1a"]',
  ],
  [
    "another region's zone",
    vpc({ zones: ["eu-central-1a", "eu-west-1b"] }),
    'vpc.zones[1]: expected one of the zones of eu-central-1 (eu-central-1a, eu-central-1b, eu-central-1c), got "eu-west-1b"',
  ],
  [
    "a zone that the region lacks",
    vpc({ zones: ["eu-central-1a", "eu-central-1d"] }),
    'vpc.zones[1]: expected one of the zones of eu-central-1 (eu-central-1a, eu-central-1b, eu-central-1c), got "eu-central-1d"',
  ],
  [
    "a zone twice",
    vpc({ zones: ["eu-central-1a", "eu-central-1a"] }),
    'vpc.zones: expected each zone once, got "eu-central-1a"',
  ],
  [
    "no way to the API",
    { endpoint: {} },
    "endpoint: nobody reaches the API server, so nothing can be installed; set privateAccessCidrs (a VPN, or runners in the network) or publicAccessCidrs",
  ],
  [
    "an empty list",
    { endpoint: { publicAccessCidrs: [] } },
    "endpoint.publicAccessCidrs: expected at least one range, got []; leave it out for no public endpoint",
  ],
  [
    "the whole internet",
    { endpoint: { publicAccessCidrs: ["192.0.2.0/24", "0.0.0.0/0"] } },
    'endpoint.publicAccessCidrs[1]: expected a range smaller than the whole internet, got "0.0.0.0/0"',
  ],
  [
    "no admins",
    access({ admins: {} }),
    "access.admins: expected at least one admin without namespaces, got []; add a role for people",
  ],
  [
    "admins of a namespace only",
    access({ admins: { shop: { ...role("shop"), namespaces: ["shop"] } } }),
    'access.admins: expected at least one admin without namespaces, got ["shop"]; add a role for people',
  ],
  [
    "no namespaces",
    access({ editors: { a: { ...role("a"), namespaces: [] } } }),
    "access.editors.a.namespaces: expected at least one namespace, got []; leave it out for the whole cluster",
  ],
  [
    "root",
    access({ deployer: "arn:aws:iam::111122223333:root" }),
    'access.deployer: expected a role or user, never the account\'s root, got "arn:aws:iam::111122223333:root"',
  ],
  [
    "a session",
    access({ viewers: { a: { principalArn: "arn:aws:sts::111122223333:assumed-role/a/b" } } }),
    'access.viewers.a.principalArn: expected a role, not a session of it, got "arn:aws:sts::111122223333:assumed-role/a/b"; write arn:aws:iam::ACCOUNT:role/NAME',
  ],
  [
    "a member of Kubernetes' own group",
    access({ members: { a: { principalArn: "arn:aws:iam::111122223333:role/a", groups: ["system:masters"] } } }),
    'access.members.a.groups[0]: expected a name that does not begin with "system:", got "system:masters"',
  ],
  [
    "a principal twice",
    access({ editors: { a: { principalArn: deployer } } }),
    'access: expected each principal once, got "arn:aws:iam::111122223333:role/deployer"; EKS gives each principal one access entry',
  ],
  ["min above max", pools({ min: 3 }), "nodePools.general.min: expected at most 2 (max), got 3"],
  ["half a node", pools({ max: 2.5 }), "nodePools.general.max: expected a whole number, 1 or more, got 2.5"],
  [
    "a small disk",
    pools({ diskSize: 10 }),
    "nodePools.general.diskSize: expected a whole number of GiB, 20 or more, got 10",
  ],
  ["spot with one type", pools({ spot: true, instanceTypes: ["m7i.large"] }), "at least two types with spot"],
  [
    "an ARM type",
    pools({ instanceTypes: ["m7gd.large"] }),
    'nodePools.general.instanceTypes[0]: expected a type of the architecture amd64, got "m7gd.large"',
  ],
  [
    "a zone of no subnet",
    pools({ zones: ["eu-central-1c"] }),
    'nodePools.general.zones[0]: expected one of vpc.zones (eu-central-1a, eu-central-1b), got "eu-central-1c"',
  ],
  [
    "a long label",
    pools({ labels: { a: "a".repeat(64) } }),
    "nodePools.general.labels.a: expected a value of up to 63",
  ],
  ["a reserved label", pools({ labels: { "node.kubernetes.io/a": "b" } }), "a domain other than kubernetes.io"],
  [
    "a bad taint",
    pools({ taints: [{ key: "a b", effect: "NoSchedule" }] }),
    "nodePools.general.taints[0].key: expected a key",
  ],
  [
    "too many unavailable",
    pools({ maxUnavailable: 3 }),
    "nodePools.general.maxUnavailable: expected a whole number of nodes from 1 to 2, got 3",
  ],
  [
    "a pool named system",
    { nodePools: { system: pool } },
    'nodePools.system: "system" is reserved for systemPool; choose another name',
  ],
  [
    "a pool in capitals",
    { nodePools: { General: pool } },
    'nodePools.General: expected a name of up to 20 lower-case letters, digits and "-" that begins with a letter, got "General"',
  ],
  [
    "dedicated pools only",
    { nodePools: { a: { ...pool, dedicated: "a" } } },
    "nodePools: at least one pool must have min >= 1 and neither `dedicated` nor `taints`; otherwise some add-ons cannot be scheduled",
  ],
  [
    "an open pool that may be empty",
    { nodePools: { a: { min: 0, max: 1 } } },
    "nodePools: at least one pool must have min >= 1 and neither `dedicated` nor `taints`; otherwise some add-ons cannot be scheduled",
  ],
  [
    "a dedicated system pool",
    { systemPool: { ...pool, dedicated: "a" } },
    "systemPool: takes neither `dedicated` nor `taints`; system pods tolerate only CriticalAddonsOnly",
  ],
];

describe("checkEks", () => {
  it("accepts a small cluster and a large one", () => {
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

  it("lists mistakes for any text, and never throws", () => {
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

  it("lists all mistakes at once, before anything is created", async () => {
    await assert.rejects(
      runProgram(() => {
        eksCluster({ kubernetesVersion: "1", endpoint: {}, serviceCidr: "10.20.0.0/16" });
      }),
      {
        message: [
          'EksCluster "test" is not valid:',
          '✖ kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1"; the cloud chooses the patch',
          "✖ endpoint: nobody reaches the API server, so nothing can be installed; set privateAccessCidrs (a VPN, or runners in the network) or publicAccessCidrs",
          '✖ serviceCidr: expected a range that does not overlap vpc.cidr (10.20.0.0/16), got "10.20.0.0/16"',
        ].join("\n"),
      },
    );
  });
});
