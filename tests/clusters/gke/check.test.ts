import assert from "node:assert/strict";
import fc from "fast-check";
import { checkGke, type GkeClusterArgs } from "../../../components/clusters/gke";
import { formatProblems } from "../../../components/problems";
import { deployer, gkeArgs, gkeCluster } from "../../support/gke";
import { runProgram } from "../../support/run-program";

const pool = { min: 2, max: 4 };
const access = (changes: Partial<GkeClusterArgs["access"]>) => ({ access: { ...gkeArgs.access, ...changes } });
const vpc = (changes: Partial<GkeClusterArgs["vpc"]>) => ({ vpc: { ...gkeArgs.vpc, ...changes } });
const pools = (changes: Partial<GkeClusterArgs["nodePools"][string]>) => ({
  nodePools: { general: { ...pool, ...changes }, other: pool },
});
const labels = (changes: Record<string, string>) => ({ labels: { ...gkeArgs.labels, ...changes } });
const exclusion = (changes: object) => ({
  maintenance: {
    exclusions: { sale: { startTime: "2026-11-20T00:00:00Z", endTime: "2026-12-01T00:00:00Z", ...changes } },
  },
});

const refused: [string, Partial<GkeClusterArgs>, string][] = [
  ["a project's name", { projectId: "My Project" }, "projectId: a project's id of 6 to 30 lower-case letters"],
  ["a project's id as its number", { projectNumber: "shop" }, "projectNumber: the project's number in quotes"],
  ["a name that is too long", { clusterName: "a".repeat(26) }, "clusterName: a name of 2 to 25 lower-case"],
  ["a patch version", { kubernetesVersion: "1.35.2" }, 'kubernetesVersion: a Kubernetes minor version such as "1.35"'],
  ["a zonal cluster", { region: "europe-west3-a" }, "region: a region such as europe-west3, never a zone"],
  [
    "another region's key",
    { encryptionKey: "projects/a/locations/europe-west1/keyRings/a/cryptoKeys/a" },
    "encryptionKey: the name of a key in europe-west3",
  ],
  [
    "a channel that is none",
    { releaseChannel: "beta" as GkeClusterArgs["releaseChannel"] },
    'releaseChannel: one of rapid, regular, stable, extended, given "beta"',
  ],
  ["a CNI of another cloud", { cni: "vpc-cni" as GkeClusterArgs["cni"] }, "cni: one of cilium, calico, given"],
  ["encryption that Calico lacks", { cni: "calico", nodeEncryption: true }, "nodeEncryption: with cni: cilium only"],
  ["an odd retention", { logRetentionDays: 4000 }, "logRetentionDays: a whole number of days from 1 to 3650"],
  ["too many pods", { maxPodsPerNode: 300 }, "maxPodsPerNode: a whole number from 8 to 256, given 300"],
  ["no owner", { labels: { environment: "a", stack: "a" } }, "labels.owner: needed on everything"],
  ["a label of ours", labels({ cluster: "a" }), "labels.cluster: set by the cluster itself"],
  ["a label in capitals", labels({ team: "Shop" }), "labels.team: a key that begins with a letter"],
  ["no range", vpc({ cidr: "10.80.0.0" }), 'vpc.cidr: an IPv4 range such as 10.20.0.0/16, given "10.80.0.0"'],
  ["host bits", vpc({ cidr: "10.80.1.0/16" }), 'vpc.cidr: no host bits: write 10.80.0.0/16, given "10.80.1.0/16"'],
  ["a public range", vpc({ cidr: "8.8.0.0/16" }), "vpc.cidr: a private range"],
  ["a small network", vpc({ cidr: "10.0.0.0/22" }), 'of /10 to /20, given "10.0.0.0/22", which is 4 times too small'],
  ["a small range of pods", vpc({ podCidr: "10.0.0.0/22" }), "vpc.podCidr: a range of /9 to /21, given"],
  ["a large range of Services", vpc({ serviceCidr: "172.24.0.0/15" }), "vpc.serviceCidr: a range of /16 to /27"],
  ["a small control plane", vpc({ controlPlaneCidr: "10.0.0.0/29" }), "vpc.controlPlaneCidr: a range of /8 to /28"],
  ["a range of GKE's own", vpc({ nodeCidr: "172.17.0.0/20" }), "vpc.nodeCidr: a range apart from 172.17.0.0/16"],
  [
    "overlapping Services",
    vpc({ serviceCidr: "10.80.0.0/20" }),
    'vpc.serviceCidr: a range apart from vpc.podCidr (10.80.0.0/17), given "10.80.0.0/20"',
  ],
  ["one zone", vpc({ zones: ["europe-west3-a"] }), "vpc.zones: at least two different zones of europe-west3-a, "],
  [
    "another region's zone",
    vpc({ zones: ["europe-west3-a", "europe-west1-b"] }),
    "vpc.zones[1]: a zone of europe-west3",
  ],
  [
    "a zone that the region lacks",
    { ...vpc({ zones: ["europe-west1-a", "europe-west1-b"] }), region: "europe-west1" },
    "vpc.zones[0]: a zone of europe-west1 (europe-west1-b, europe-west1-c, europe-west1-d)",
  ],
  ["a zone twice", vpc({ zones: ["europe-west3-a", "europe-west3-a"] }), "vpc.zones[1]: each zone once"],
  [
    "more nodes than pods have addresses for",
    { ...vpc({ podCidr: "10.0.0.0/21" }), ...pools({ max: 6 }) },
    "vpc.podCidr: 12 nodes, those of an upgrade among them, take 3072 addresses in blocks of /24, and the pods' range 10.0.0.0/21 has 2048: 1024 too few",
  ],
  [
    "more nodes than there are addresses",
    vpc({ nodeCidr: "10.0.0.0/29" }),
    "vpc.nodeCidr: 7 nodes, those of an upgrade among them, need as many addresses, and the nodes' range 10.0.0.0/29 has 4",
  ],
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
  [
    "too many ranges",
    { endpoint: { publicAccessCidrs: Array.from({ length: 51 }, (_, index) => `192.0.2.${index}/32`) } },
    "endpoint: at most 50 ranges where there is a public endpoint, given 51",
  ],
  ["no admins", access({ admins: {} }), "access.admins: at least one admin besides the deployer"],
  ["everybody", access({ admins: { a: { member: "allUsers" } } }), "access.admins.a.member: somebody, never everybody"],
  ["an address alone", access({ deployer: "ann@example.com" }), "access.deployer: a member of IAM: group:NAME@DOMAIN"],
  [
    "groups that Kubernetes does not know",
    access({ viewers: { a: { member: "group:a@example.com" } } }),
    "access.securityGroup: gke-security-groups@DOMAIN, a group that the other groups are in",
  ],
  [
    "another security group",
    access({ securityGroup: "all@example.com" }),
    "a group of the name that Google prescribes",
  ],
  ["a member twice", access({ editors: { a: { member: deployer } } }), "access: each member once"],
  [
    "a name in capitals",
    access({ viewers: { A: { member: "user:a@example.com" } } }),
    "access.viewers.A: a name of up",
  ],
  ["min above max", pools({ min: 5 }), "nodePools.general.min: at most max (4), given 5"],
  ["half a node", pools({ max: 2.5 }), "nodePools.general.max: a whole number from 1 to 2000 (1000 a zone), given 2.5"],
  ["more nodes than a pool has", pools({ max: 2001 }), "nodePools.general.max: a whole number from 1 to 2000"],
  [
    "fewer nodes than zones",
    pools({ min: 1, max: 1 }),
    "nodePools.general.max: at least 2, since GKE begins with as many nodes in each of 2 zones, given 1; or name fewer",
  ],
  ["a small disk", pools({ diskSize: 10 }), "nodePools.general.diskSize: a whole number of GiB from 20, given 10"],
  ["no surge", pools({ maxSurge: 0 }), "nodePools.general.maxSurge: a whole number of nodes from 1 to 20, given 0"],
  ["an unknown machine", pools({ machineType: "m7i.large" }), "nodePools.general.machineType: a machine type such as"],
  ["bare metal", pools({ machineType: "c3-standard-192-metal" }), 'and not bare metal, given "c3-standard-192-metal"'],
  ["an ARM type", pools({ machineType: "c4a-standard-4" }), "a type of the architecture amd64, given"],
  [
    "machines that share no kind of disk",
    pools({ machineType: "n4-standard-2" }),
    "nodePools: machine types that can attach the same kind of disk, so that volumes can follow their pods, given n4-standard-2: Hyperdisk Balanced; n2-standard-2: Persistent Disk",
  ],
  ["a zone of no network", pools({ zones: ["europe-west3-c"] }), "nodePools.general.zones[0]: one of vpc.zones ("],
  ["a reserved label", pools({ labels: { "cloud.google.com/a": "b" } }), "a domain other than kubernetes.io"],
  ["a bad taint", pools({ taints: [{ key: "a b", effect: "NoSchedule" }] }), "nodePools.general.taints[0].key: a key"],
  ["a pool named system", { nodePools: { system: pool } }, "nodePools.system: another name"],
  ["dedicated pools only", { nodePools: { a: { ...pool, dedicated: "a" } } }, "nodePools: at least one pool without"],
  ["a dedicated system pool", { systemPool: { ...pool, dedicated: "a" } }, "systemPool: no dedicated and no taints"],
  ["a short window", { maintenance: { days: ["SU"], hours: 8 } }, "maintenance: at least 12 hours a week"],
  ["a time without quotes", { maintenance: { startTime: "2:00" } }, "maintenance.startTime: a time of day in UTC"],
  ["a window of an hour", { maintenance: { hours: 1 } }, "maintenance.hours: a whole number of hours from 4 to 24"],
  ["an end before its start", exclusion({ endTime: "2026-11-01T00:00:00Z" }), "endTime: a time after startTime"],
  ["a long time without upgrades", exclusion({ endTime: "2027-01-31T00:00:00Z" }), "at most 30 days after startTime"],
];

describe("checkGke", () => {
  it("has nothing against a small cluster, nor against a large one", () => {
    assert.deepEqual(checkGke("test", gkeArgs), []);
    const large: GkeClusterArgs = {
      ...gkeArgs,
      region: "us-central1",
      vpc: {
        cidr: "10.0.0.0/20",
        zones: ["us-central1-a", "us-central1-b", "us-central1-f"],
        podCidr: "100.64.0.0/14",
      },
      endpoint: { publicAccessCidrs: ["192.0.2.0/24"], dns: true },
      access: {
        ...gkeArgs.access,
        securityGroup: "gke-security-groups@example.com",
        viewers: { all: { member: "group:all@example.com" } },
      },
      systemPool: { min: 3, max: 6 },
      nodePools: {
        spot: { min: 1, max: 60, spot: true, profile: "memory", maxPodsPerNode: 32 },
        shop: { min: 1, max: 9, dedicated: "shop", labels: { "example.com/team": "shop" } },
      },
      ...exclusion({ endTime: "2027-01-31T00:00:00Z", scope: "no-minor-upgrades" }),
    };
    assert.deepEqual(checkGke("test", large), []);
  });

  for (const [title, changes, message] of refused) {
    it(`refuses ${title}`, () => {
      const problems = checkGke("test", { ...gkeArgs, ...changes });
      const lines = problems.map(({ path, message }) => `${path}: ${message}`);
      assert.ok(
        lines.some((line) => line.includes(message)),
        formatProblems("cluster", problems),
      );
    });
  }

  it("refuses a pool's name that GKE has no room for", () => {
    const problems = checkGke("a-component-of-a-long-name", gkeArgs);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["clusterName", "nodePools.general"],
    );
  });

  it("says something to any text, and never fails itself", () => {
    const text = fc.oneof(
      fc.string(),
      fc.ipV4(),
      fc.constantFrom("0.0.0.0/0", "0.0.0.0/16", "10.0.0.0/31", "a/b/c", "__proto__", "constructor"),
    );
    const given = fc.record({ name: text, cidr: text, zones: fc.array(text), ranges: fc.array(text), label: text });
    fc.assert(
      fc.property(given, ({ name, cidr, zones, ranges, label }) => {
        const problems = checkGke(name, {
          ...gkeArgs,
          projectId: name,
          projectNumber: label,
          region: name,
          kubernetesVersion: label,
          vpc: { cidr, zones, podCidr: cidr, serviceCidr: cidr },
          encryptionKey: label,
          endpoint: { publicAccessCidrs: ranges, privateAccessCidrs: ranges },
          access: { deployer: label, admins: { [label]: { member: label } } },
          nodePools: { [label]: { min: 1, max: 2, machineType: label, dedicated: label, zones } },
        });
        assert.ok(problems.length > 0);
      }),
    );
  });

  it("refuses everything at once, before anything is made", async () => {
    await assert.rejects(
      runProgram(() => {
        gkeCluster({ kubernetesVersion: "1", endpoint: {}, ...vpc({ serviceCidr: "10.80.0.0/20" }) });
      }),
      {
        message: [
          'GkeCluster "test" is not valid:',
          '✖ a Kubernetes minor version such as "1.35", given "1"  → at kubernetesVersion',
          '✖ a range apart from vpc.podCidr (10.80.0.0/17), given "10.80.0.0/20"  → at vpc.serviceCidr',
          "✖ somebody must reach the API server, or nothing can be installed: give privateAccessCidrs (of a VPN or of runners in the network), publicAccessCidrs, or dns: true  → at endpoint",
        ].join("\n"),
      },
    );
  });
});
