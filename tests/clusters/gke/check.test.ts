import assert from "node:assert/strict";
import fc from "fast-check";
import { checkGke, type GkeClusterArgs } from "../../../components/clusters/gke";
import { gkeArgs, gkeCluster } from "../../support/gke";
import { type Refusal, refusesEach } from "../../support/refusals";
import { runProgram } from "../../support/run-program";
import { exclusion, existingNetwork, labels, vpc } from "./changes";

const cases: readonly Refusal<GkeClusterArgs>[] = [
  [
    "a project's name",
    { projectId: "My Project" },
    'projectId: expected a project\'s id of 6 to 30 lower-case letters, digits and "-" that begins with a letter and does not end in "-", got "My Project"',
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
    'kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1.35.2"; the cloud chooses the patch version',
  ],
  [
    "a zonal cluster",
    { region: "europe-west3-a" },
    'region: expected a region of Google Cloud such as europe-west3 (for a zone, set the option location), got "europe-west3-a"; did you mean "europe-west3"?',
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
    "nodeEncryption: needs cni: cilium, because cni: calico",
  ],
  [
    "encryption between more nodes than it works with",
    { nodePools: { general: { min: 2, max: 501 } }, vpc: { ...gkeArgs.vpc, cidr: "10.0.0.0/12" } },
    "nodeEncryption: supports at most 500 nodes, but the pools can have 501 nodes; set nodeEncryption: false, or make the pools smaller",
  ],
  [
    "no end of a time without any upgrade",
    exclusion({ endTime: undefined }),
    "maintenance.exclusions.sale.endTime: expected a time, got nothing; the scope no-upgrades requires an end; to pause until the end of support, choose another scope",
  ],
  [
    "an odd retention",
    { logRetentionDays: 4000 },
    "logRetentionDays: expected a whole number of days from 1 to 3650, got 4000",
  ],
  [
    "no owner",
    { labels: { environment: "a", stack: "a" } },
    "labels.owner: expected a value, got nothing; every resource needs this key to show its owner and its costs",
  ],
  ["a label of ours", labels({ cluster: "a" }), "labels.cluster: is already set by the component; remove it"],
  [
    "a label in capitals",
    labels({ team: "Shop" }),
    'labels.team: expected a key and a value of up to 63 lower-case letters, digits, "_" and "-"; the key begins with a letter, but not with "goog-", got "Shop"',
  ],
  [
    "no way to the API",
    { endpoint: {} },
    "endpoint: no client outside the new network can reach the private endpoint, even through a peering; set dns: true (clients need the permission container.clusters.connect) or publicAccessCidrs, or use an existing network with a VPN or runners (vpc.network)",
  ],
  [
    "only private ranges in a network that is made with the cluster",
    { endpoint: { privateAccessCidrs: ["10.0.0.0/16"] } },
    "endpoint: no client outside the new network can reach the private endpoint, even through a peering; set dns: true (clients need the permission container.clusters.connect) or publicAccessCidrs, or use an existing network with a VPN or runners (vpc.network)",
  ],
  [
    "no way to the API in an existing network",
    { ...existingNetwork, endpoint: {} },
    "endpoint: no client can reach the API server, so nothing can be installed; set dns: true (clients need the permission container.clusters.connect) or publicAccessCidrs, or privateAccessCidrs (a VPN, or runners in the network)",
  ],
  [
    "shared volumes in another project's network",
    { ...existingNetwork, storage: { shared: true } },
    "storage.shared: is not supported yet in a network of another project (example-host); remove it",
  ],
  [
    "an empty list",
    { endpoint: { publicAccessCidrs: [] } },
    "endpoint.publicAccessCidrs: expected at least one range, got []; remove the key if you want no public endpoint",
  ],
  [
    "the whole internet",
    { endpoint: { publicAccessCidrs: ["192.0.2.0/24", "0.0.0.0/0"] } },
    'endpoint.publicAccessCidrs[1]: expected a range other than the whole internet, got "0.0.0.0/0"',
  ],
  [
    "too many ranges",
    { endpoint: { publicAccessCidrs: Array.from({ length: 51 }, (_, index) => `192.0.2.${index}/32`) } },
    "endpoint: expected at most 50 ranges with a public endpoint, got 51",
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
  it("accepts private ranges in an existing network, where somebody may be", () => {
    const endpoint = { privateAccessCidrs: ["10.0.0.0/16"] };
    assert.deepEqual(checkGke("test", { ...gkeArgs, ...existingNetwork, endpoint }), []);
  });

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

  refusesEach((args) => checkGke("test", args), gkeArgs, cases);

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
          '✖ kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1"; the cloud chooses the patch version',
          "✖ endpoint: no client outside the new network can reach the private endpoint, even through a peering; set dns: true (clients need the permission container.clusters.connect) or publicAccessCidrs, or use an existing network with a VPN or runners (vpc.network)",
          '✖ vpc.serviceCidr: expected a range that does not overlap vpc.podCidr (10.80.0.0/17), got "10.80.0.0/20"',
        ].join("\n"),
      },
    );
  });
});
