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
  [
    "a project's name",
    { projectId: "My Project" },
    'projectId: expected a project\'s id of 6 to 30 lower-case letters, digits and "-" that begins with a letter, got "My Project"',
  ],
  [
    "a project's id as its number",
    { projectNumber: "shop" },
    'projectNumber: expected the project\'s number in quotes, got "shop"; run gcloud projects describe example-test --format="value(projectNumber)"',
  ],
  [
    "a name that is too long",
    { clusterName: "a".repeat(26) },
    'clusterName: expected a name of 2 to 25 lower-case letters, digits and "-" that begins with a letter and does not end in "-", got "aaaaaaaaaaaaaaaaaaaaaaaaaa"',
  ],
  [
    "a patch version",
    { kubernetesVersion: "1.35.2" },
    'kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1.35.2"; the cloud chooses the patch',
  ],
  [
    "a zonal cluster",
    { region: "europe-west3-a" },
    'region: expected a region such as europe-west3, got "europe-west3-a"; the cluster is regional, so write the region and not a zone',
  ],
  [
    "another region's key",
    { encryptionKey: "projects/a/locations/europe-west1/keyRings/a/cryptoKeys/a" },
    "encryptionKey: expected the name of a key in europe-west3 (projects/…/locations/europe-west3/keyRings/…/cryptoKeys/…), got",
  ],
  [
    "a channel that is none",
    { releaseChannel: "beta" as GkeClusterArgs["releaseChannel"] },
    'releaseChannel: expected one of "rapid", "regular", "stable", "extended", got "beta"',
  ],
  [
    "a CNI of another cloud",
    { cni: "vpc-cni" as GkeClusterArgs["cni"] },
    'cni: expected one of "cilium", "calico", got "vpc-cni"',
  ],
  [
    "encryption that Calico lacks",
    { cni: "calico", nodeEncryption: true },
    "nodeEncryption: needs cni: cilium, whose data plane encrypts; remove it with cni: calico",
  ],
  [
    "an odd retention",
    { logRetentionDays: 4000 },
    "logRetentionDays: expected a whole number of days from 1 to 3650, got 4000",
  ],
  ["too many pods", { maxPodsPerNode: 300 }, "maxPodsPerNode: expected a whole number from 8 to 256, got 300"],
  [
    "no owner",
    { labels: { environment: "a", stack: "a" } },
    "labels.owner: expected a value, got nothing; every resource carries it, for cost and ownership",
  ],
  ["a label of ours", labels({ cluster: "a" }), "labels.cluster: is set by the cluster itself; remove it"],
  [
    "a label in capitals",
    labels({ team: "Shop" }),
    'labels.team: expected a key that begins with a letter and a value, each of up to 63 lower-case letters, digits, "_" and "-", got "Shop"',
  ],
  ["no range", vpc({ cidr: "10.80.0.0" }), 'vpc.cidr: expected an IPv4 range such as 10.20.0.0/16, got "10.80.0.0"'],
  [
    "host bits",
    vpc({ cidr: "10.80.1.0/16" }),
    'vpc.cidr: expected a range without host bits, got "10.80.1.0/16"; write 10.80.0.0/16',
  ],
  [
    "a public range",
    vpc({ cidr: "8.8.0.0/16" }),
    'vpc.cidr: expected a private range (in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10), got "8.8.0.0/16"',
  ],
  [
    "a small network",
    vpc({ cidr: "10.0.0.0/22" }),
    'vpc.cidr: expected a prefix from /10 to /20, got "10.0.0.0/22"; the range is 4 times too small',
  ],
  ["a small range of pods", vpc({ podCidr: "10.0.0.0/22" }), "vpc.podCidr: expected a prefix from /9 to /21, got"],
  [
    "a large range of Services",
    vpc({ serviceCidr: "172.24.0.0/15" }),
    'vpc.serviceCidr: expected a prefix from /16 to /27, got "172.24.0.0/15"',
  ],
  [
    "a small control plane",
    vpc({ controlPlaneCidr: "10.0.0.0/29" }),
    'vpc.controlPlaneCidr: expected a prefix from /8 to /28, got "10.0.0.0/29"; the range is 2 times too small',
  ],
  [
    "a range of GKE's own",
    vpc({ nodeCidr: "172.17.0.0/20" }),
    'vpc.nodeCidr: expected a range outside 172.17.0.0/16, reserved for GKE\'s nodes, got "172.17.0.0/20"',
  ],
  [
    "overlapping Services",
    vpc({ serviceCidr: "10.80.0.0/20" }),
    'vpc.serviceCidr: expected a range that does not overlap vpc.podCidr (10.80.0.0/17), got "10.80.0.0/20"',
  ],
  [
    "one zone",
    vpc({ zones: ["europe-west3-a"] }),
    'vpc.zones: expected at least two different zones of europe-west3 (europe-west3-a, europe-west3-b, europe-west3-c), got ["europe-west3-a"]',
  ],
  [
    "another region's zone",
    vpc({ zones: ["europe-west3-a", "europe-west1-b"] }),
    'vpc.zones[1]: expected one of the zones of europe-west3 (europe-west3-a, europe-west3-b, europe-west3-c), got "europe-west1-b"',
  ],
  [
    "a zone that the region lacks",
    { ...vpc({ zones: ["europe-west1-a", "europe-west1-b"] }), region: "europe-west1" },
    'vpc.zones[0]: expected one of the zones of europe-west1 (europe-west1-b, europe-west1-c, europe-west1-d), got "europe-west1-a"',
  ],
  [
    "a zone twice",
    vpc({ zones: ["europe-west3-a", "europe-west3-a"] }),
    'vpc.zones: expected each zone once, got "europe-west3-a"',
  ],
  [
    "more nodes than pods have addresses for",
    { ...vpc({ podCidr: "10.0.0.0/21" }), ...pools({ max: 6 }) },
    "vpc.podCidr: 12 nodes, including those of an upgrade, need 3072 addresses in blocks of /24, but the pods' range 10.0.0.0/21 has 2048: 1024 too few;",
  ],
  [
    "more nodes than there are addresses",
    vpc({ nodeCidr: "10.0.0.0/29" }),
    "vpc.nodeCidr: 7 nodes, including those of an upgrade, need an address each, but the nodes' range 10.0.0.0/29 has 4; set a larger range or smaller pools",
  ],
  [
    "no way to the API",
    { endpoint: {} },
    "endpoint: nobody reaches the API server, so nothing can be installed; set privateAccessCidrs (a VPN, or runners in the network), publicAccessCidrs, or dns: true",
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
    "too many ranges",
    { endpoint: { publicAccessCidrs: Array.from({ length: 51 }, (_, index) => `192.0.2.${index}/32`) } },
    "endpoint: expected at most 50 ranges with a public endpoint, got 51",
  ],
  ["no admins", access({ admins: {} }), "access.admins: expected at least one admin, got {}; add a group of people"],
  [
    "everybody",
    access({ admins: { a: { member: "allUsers" } } }),
    "access.admins.a.member: expected a named member, never everybody (group:NAME@DOMAIN, user:NAME@DOMAIN or",
  ],
  [
    "an address alone",
    access({ deployer: "ann@example.com" }),
    'access.deployer: expected a member of IAM (group:NAME@DOMAIN, user:NAME@DOMAIN or serviceAccount:NAME@PROJECT.iam.gserviceaccount.com), got "ann@example.com"',
  ],
  [
    "groups that Kubernetes does not know",
    access({ viewers: { a: { member: "group:a@example.com" } } }),
    "access.securityGroup: expected a group named gke-security-groups@DOMAIN, got nothing; GKE recognizes only groups that this group contains",
  ],
  [
    "another security group",
    access({ securityGroup: "all@example.com" }),
    'access.securityGroup: expected a group named gke-security-groups@DOMAIN, got "all@example.com"; Google prescribes the name',
  ],
  [
    "a member twice",
    access({ editors: { a: { member: deployer } } }),
    'access: expected each member once, got "serviceAccount:deployer@example-test.iam.gserviceaccount.com"; give each member one kind of access',
  ],
  [
    "a name in capitals",
    access({ viewers: { A: { member: "user:a@example.com" } } }),
    'access.viewers.A: expected a name of up to 20 lower-case letters, digits and "-", got "A"',
  ],
  ["min above max", pools({ min: 5 }), "nodePools.general.min: expected at most 4 (max), got 5"],
  [
    "half a node",
    pools({ max: 2.5 }),
    "nodePools.general.max: expected a whole number from 1 to 2000, got 2.5; GKE allows 1000 in each zone",
  ],
  [
    "more nodes than a pool has",
    pools({ max: 2001 }),
    "nodePools.general.max: expected a whole number from 1 to 2000, got 2001; GKE allows 1000 in each zone",
  ],
  [
    "fewer nodes than zones",
    pools({ min: 1, max: 1 }),
    "nodePools.general.max: expected at least 2, got 1; GKE starts with the same number of nodes in each of the 2 zones; raise it, or name fewer zones",
  ],
  [
    "a small disk",
    pools({ diskSize: 10 }),
    "nodePools.general.diskSize: expected a whole number of GiB, 20 or more, got 10",
  ],
  [
    "no surge",
    pools({ maxSurge: 0 }),
    "nodePools.general.maxSurge: expected a whole number of nodes from 1 to 20, got 0",
  ],
  [
    "an unknown machine",
    pools({ machineType: "m7i.large" }),
    "nodePools.general.machineType: expected a machine type such as n2-standard-4, of the series e2, n1, n2, n2d, t2d, t2a, c2, c2d, c3, c3d, m3, n4, c4,",
  ],
  ["bare metal", pools({ machineType: "c3-standard-192-metal" }), 'and not bare metal, got "c3-standard-192-metal"'],
  [
    "an ARM type",
    pools({ machineType: "c4a-standard-4" }),
    "nodePools.general.machineType: expected a type of the architecture amd64, got",
  ],
  [
    "machines that share no kind of disk",
    pools({ machineType: "n4-standard-2" }),
    "nodePools: expected machine types that can attach the same kind of disk, so that volumes can follow their pods, got n4-standard-2: Hyperdisk Balanced; n2-standard-2: Persistent Disk",
  ],
  [
    "a zone of no network",
    pools({ zones: ["europe-west3-c"] }),
    'nodePools.general.zones[0]: expected one of vpc.zones (europe-west3-a, europe-west3-b), got "europe-west3-c"',
  ],
  ["a reserved label", pools({ labels: { "cloud.google.com/a": "b" } }), "a domain other than kubernetes.io"],
  [
    "a bad taint",
    pools({ taints: [{ key: "a b", effect: "NoSchedule" }] }),
    "nodePools.general.taints[0].key: expected a key",
  ],
  [
    "a pool named system",
    { nodePools: { system: pool } },
    'nodePools.system: "system" is reserved for systemPool; choose another name',
  ],
  [
    "dedicated pools only",
    { nodePools: { a: { ...pool, dedicated: "a" } } },
    "nodePools: at least one pool must have min >= 1 and neither `dedicated` nor `taints`; otherwise some add-ons cannot be scheduled",
  ],
  [
    "a dedicated system pool",
    { systemPool: { ...pool, dedicated: "a" } },
    "systemPool: takes neither `dedicated` nor `taints`; system pods tolerate only CriticalAddonsOnly",
  ],
  [
    "a short window",
    { maintenance: { days: ["SU"], hours: 8 } },
    "maintenance: expected at least 12 hours a week, got 8; GKE requires 48 hours in 32 days; add days or hours",
  ],
  [
    "a time without quotes",
    { maintenance: { startTime: "2:00" } },
    'maintenance.startTime: expected a time of day in UTC such as "02:00", got "2:00"; write it in quotes',
  ],
  [
    "a window of an hour",
    { maintenance: { hours: 1 } },
    "maintenance.hours: expected a whole number of hours from 4 to 24, got 1",
  ],
  [
    "an end before its start",
    exclusion({ endTime: "2026-11-01T00:00:00Z" }),
    "maintenance.exclusions.sale.endTime: expected a time after startTime",
  ],
  ["a long time without upgrades", exclusion({ endTime: "2027-01-31T00:00:00Z" }), "at most 30 days after startTime"],
];

describe("checkGke", () => {
  it("accepts a small cluster and a large one", () => {
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

  it("refuses a pool's name that is too long for GKE", () => {
    const problems = checkGke("a-component-of-a-long-name", gkeArgs);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["clusterName", "nodePools.general"],
    );
  });

  it("lists mistakes for any text, and never throws", () => {
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

  it("lists all mistakes at once, before anything is created", async () => {
    await assert.rejects(
      runProgram(() => {
        gkeCluster({ kubernetesVersion: "1", endpoint: {}, ...vpc({ serviceCidr: "10.80.0.0/20" }) });
      }),
      {
        message: [
          'GkeCluster "test" is not valid:',
          '✖ kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1"; the cloud chooses the patch',
          "✖ endpoint: nobody reaches the API server, so nothing can be installed; set privateAccessCidrs (a VPN, or runners in the network), publicAccessCidrs, or dns: true",
          '✖ vpc.serviceCidr: expected a range that does not overlap vpc.podCidr (10.80.0.0/17), got "10.80.0.0/20"',
        ].join("\n"),
      },
    );
  });
});
