import assert from "node:assert/strict";
import type { Properties } from "../../../cli/clouds";
import { nodePrefix } from "../../../cli/clouds/gcp/container/node-pool-rules";
import { creating, ids, project, updating } from "./project";

const clusterType = "gcp:container/cluster:Cluster";
const poolType = "gcp:container/nodePool:NodePool";
const link = `https://www.googleapis.com/compute/v1/${ids.network}`;

const ranges = (pods: string) => [
  { rangeName: "pods", ipCidrRange: pods },
  { rangeName: "services", ipCidrRange: "10.30.0.0/20" },
];
const subnetwork = (pods = "10.64.0.0/16") =>
  [
    "gcp:compute/subnetwork:Subnetwork",
    ids.subnetwork,
    { network: link, ipCidrRange: "10.20.0.0/20", secondaryIpRanges: ranges(pods) },
  ] as const;
const wanted = (more: Properties = {}): Properties => ({
  name: "prod",
  location: "europe-west3",
  network: "prod",
  subnetwork: ids.subnetwork,
  initialNodeCount: 1,
  minMasterVersion: "1.35",
  ipAllocationPolicy: { clusterSecondaryRangeName: "pods", servicesSecondaryRangeName: "services" },
  ...more,
});
const refused = (status: number, message: string, code = "badRequest") =>
  `googleapi: Error ${status}: ${message}, ${code}`;

describe("Google's rules for clusters", () => {
  const key = ["gcp:kms/cryptoKey:CryptoKey", ids.key, {}] as const;
  const encrypted = { databaseEncryption: { state: "ENCRYPTED", keyName: ids.key } };
  const agent = "serviceAccount:service-123456789012@container-engine-robot.iam.gserviceaccount.com";
  const lets = [
    "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember",
    "let",
    { cryptoKeyId: ids.key, member: agent },
  ] as const;
  const cases: readonly (readonly [string, Properties, Parameters<typeof project>[0], string | undefined])[] = [
    ["a cluster in ranges of its own", wanted(), [subnetwork()], undefined],
    [
      "a version that is none",
      wanted({ minMasterVersion: "latest" }),
      [subnetwork()],
      refused(400, 'Master version "latest" is unsupported.'),
    ],
    [
      "no node to begin with",
      wanted({ initialNodeCount: undefined }),
      [subnetwork()],
      refused(400, "Cluster.initial_node_count must be greater than zero."),
    ],
    [
      "a subnetwork of another network",
      wanted({ network: "other" }),
      [subnetwork()],
      refused(400, `Subnetwork "${ids.subnetwork}" is not valid for Network "other".`),
    ],
    [
      "a range that is not there",
      wanted({ ipAllocationPolicy: { clusterSecondaryRangeName: "pod" } }),
      [subnetwork()],
      refused(400, `Pod secondary range "pod" not found in network "${link}", subnetwork "prod".`),
    ],
    [
      "too small a range for pods",
      wanted(),
      [subnetwork("10.64.0.0/22")],
      refused(400, "Cluster CIDR range is greater than maximum (22 > 21)."),
    ],
    [
      "a key that GKE may not use",
      wanted(encrypted),
      [subnetwork(), key],
      refused(
        403,
        `Permission 'cloudkms.cryptoKeyVersions.useToEncrypt' denied on resource '${ids.key}' (or it may not exist).`,
        "forbidden",
      ),
    ],
    ["a key that GKE may use", wanted(encrypted), [subnetwork(), key, lets], undefined],
    ["a key of another project", wanted(encrypted), [subnetwork()], undefined],
    [
      "the name of another",
      wanted(),
      [[clusterType, ids.cluster, {}]],
      refused(409, `Already exists: ${ids.cluster}.`, "alreadyExists"),
    ],
  ];
  for (const [what, inputs, resources, expected] of cases) {
    it(`${expected === undefined ? "allow" : "refuse"} ${what}`, () => {
      assert.equal(creating(clusterType, inputs, project(resources)), expected);
    });
  }

  it("upgrade one minor at a time, and never back", () => {
    const running = project([[clusterType, ids.cluster, { masterVersion: "1.35.1-gke.1000000" }]]);
    const to = (minMasterVersion: string) => updating(clusterType, ids.cluster, { minMasterVersion }, running);
    assert.deepEqual([to("1.35"), to("1.36"), to("1.36.2-gke.1")], [undefined, undefined, undefined]);
    assert.equal(
      to("1.37"),
      refused(
        400,
        'Master cannot be upgraded to "1.37.1-gke.1000000": cannot upgrade the master more than a minor version at a time.',
      ),
    );
    assert.match(to("1.34") ?? "", /older than the current version/);
  });
});

describe("Google's rules for node pools", () => {
  const cluster = [
    clusterType,
    ids.cluster,
    {
      masterVersion: "1.35.1-gke.1000000",
      clusterIpv4Cidr: "10.64.0.0/21",
      ipAllocationPolicy: { clusterSecondaryRangeName: "pods" },
    },
  ] as const;
  const pool = (more: Properties = {}): Properties => ({
    cluster: ids.cluster,
    name: "general",
    nodeLocations: ["europe-west3-a", "europe-west3-b"],
    initialNodeCount: 1,
    ...more,
  });
  const before = "error creating NodePool: ";
  const cases: readonly (readonly [string, Properties, string | undefined])[] = [
    ["a pool of the cluster's version", pool({ version: "1.35" }), undefined],
    [
      "nodes ahead of the control plane",
      pool({ version: "1.36" }),
      `${before}${refused(400, 'Node version "1.36.1-gke.1000000" must not have a greater minor version than master version "1.35.1-gke.1000000".')}`,
    ],
    [
      "nodes far behind it",
      pool({ version: "1.33", management: { autoUpgrade: true } }),
      `${before}${refused(400, 'Auto-upgrade is enabled, node version "1.33.1-gke.1000000" must be within one minor version of master version "1.35.1-gke.1000000".')}`,
    ],
    ["as many nodes as there is room for", pool({ initialNodeCount: 4 }), undefined],
    [
      "more nodes than there is room for",
      pool({ initialNodeCount: 5 }),
      `${before}${refused(400, "IP_SPACE_EXHAUSTED: Insufficient free IP addresses in the IP range '10.64.0.0/21' (pods). Consider expanding the current IP range or selecting an alternative IP range.")}`,
    ],
    ["more nodes with fewer pods", pool({ initialNodeCount: 8, maxPodsPerNode: 64 }), undefined],
    [
      "a minimum above the maximum",
      pool({ autoscaling: { minNodeCount: 3, maxNodeCount: 2 } }),
      `${before}${refused(400, "NodePoolAutoscaling.max_node_count (2) must be at least one and not less than min_node_count (3).")}`,
    ],
    [
      "more pods than a node can have",
      pool({ maxPodsPerNode: 300 }),
      `${before}${refused(400, "Max pods constraint on node pools must be between 8 and 256, given 300.")}`,
    ],
  ];
  for (const [what, inputs, expected] of cases) {
    it(`${expected === undefined ? "allow" : "refuse"} ${what}`, () => {
      assert.equal(creating(poolType, inputs, project([cluster])), expected);
    });
  }

  it("give each node twice as many addresses as pods", () => {
    assert.deepEqual([8, 32, 64, 110, 128, 256].map(nodePrefix), [28, 26, 25, 24, 24, 23]);
  });

  it("want the cluster to be there", () => {
    const gone = project([], { deleted: new Set([`${clusterType} ${ids.cluster}`]) });
    assert.equal(
      creating(poolType, pool(), gone),
      `${before}${refused(404, `Not found: ${ids.cluster}.`, "notFound")}`,
    );
  });
});
