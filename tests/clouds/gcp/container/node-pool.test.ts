import assert from "node:assert/strict";
import { gcpProvider, previewOfUpdate } from "../../../../cli/clouds";
import { nodePrefix } from "../../../../cli/clouds/gcp/container/node-pool-refusals";
import type { Fields } from "../../../../cli/values";
import { gcp } from "../../../plan/gcp";
import { answered, creating, ids, place, project, typeOf } from "../project";
import { opensEach, showsEach } from "../shown";

const clusterType = "gcp:container/cluster:Cluster";
const poolType = "gcp:container/nodePool:NodePool";

const refused = (status: number, message: string, code = "badRequest") =>
  `googleapi: Error ${status}: ${message}, ${code}`;

describe("answers for a node pool", () => {
  it("keep the first size, and count nodes in each zone", () => {
    const token = "gcp:container/nodePool:NodePool";
    const inputs = { cluster: ids.cluster, name: "general", autoscaling: { minNodeCount: 1, maxNodeCount: 3 } };
    const first = answered(token, inputs).state;
    assert.deepEqual([first.initialNodeCount, first.nodeCount], [1, 1]);
    assert.deepEqual(first.nodeLocations, ["europe-west3-a", "europe-west3-b", "europe-west3-c"]);
    const later = answered(
      token,
      { ...inputs, autoscaling: { minNodeCount: 2, maxNodeCount: 4 } },
      { previous: first },
    ).state;
    assert.equal(later.initialNodeCount, 1);
    const question = { type: token, name: "test", inputs, place, previous: first };
    assert.deepEqual(
      previewOfUpdate(gcpProvider, typeOf(token), question, "?").instanceGroupUrls,
      first.instanceGroupUrls,
    );
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
  const pool = (more: Fields = {}): Fields => ({
    cluster: ids.cluster,
    name: "general",
    nodeLocations: ["europe-west3-a", "europe-west3-b"],
    initialNodeCount: 1,
    ...more,
  });
  const before = "error creating NodePool: ";
  const cases: readonly (readonly [string, Fields, string | undefined])[] = [
    ["a pool with the cluster's version", pool({ version: "1.35" }), undefined],
    [
      "nodes ahead of the control plane",
      pool({ version: "1.36" }),
      `${before}${refused(400, 'Node version "1.36.1-gke.1000000" must not have a greater minor version than master version "1.35.1-gke.1000000".')}`,
    ],
    [
      "nodes two minors behind it",
      pool({ version: "1.33", management: { autoUpgrade: true } }),
      `${before}${refused(400, 'Auto-upgrade is enabled, node version "1.33.1-gke.1000000" must be within one minor version of master version "1.35.1-gke.1000000".')}`,
    ],
    ["as many nodes as the range holds", pool({ initialNodeCount: 4 }), undefined],
    [
      "more nodes than the range holds",
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
      "a blue-green upgrade without settings of surges",
      pool({ upgradeSettings: { strategy: "BLUE_GREEN", blueGreenSettings: { nodePoolSoakDuration: "60s" } } }),
      undefined,
    ],
    [
      "a blue-green upgrade with settings of surges",
      pool({ upgradeSettings: { strategy: "BLUE_GREEN", maxSurge: 1 } }),
      `${before}${refused(400, "Surge upgrade settings (max_surge, max_unavailable) may not be used when blue-green strategy is enabled.")}`,
    ],
    [
      "a surge upgrade with settings of blue-green ones",
      pool({ upgradeSettings: { blueGreenSettings: { nodePoolSoakDuration: "60s" } } }),
      `${before}${refused(400, "Blue-green upgrade settings may not be used when surge strategy is enabled.")}`,
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

  it("refuse a pool whose cluster is gone", () => {
    const gone = project([], { deleted: new Set([`${clusterType} ${ids.cluster}`]) });
    assert.equal(
      creating(poolType, pool(), gone),
      `${before}${refused(404, `Not found: ${ids.cluster}.`, "notFound")}`,
    );
  });
});

const safePool = { serviceAccount: "a@b.c", workloadMetadataConfig: { mode: "GKE_METADATA" }, bootDiskKmsKey: "k" };

describe("a node pool in a plan", () => {
  showsEach([
    [
      gcp("gcp.container.NodePool", "general", {
        nodeLocations: ["europe-west3-a", "europe-west3-b"],
        autoscaling: { totalMinNodeCount: 3, totalMaxNodeCount: 12 },
        management: { autoUpgrade: true },
        upgradeSettings: { maxSurge: 1 },
        networkConfig: { enablePrivateNodes: true },
        nodeConfig: {
          ...safePool,
          machineType: "n2-standard-2",
          spot: true,
          diskSizeGb: 100,
          diskType: "pd-balanced",
          labels: { "keelson.dev/node-pool": "general", team: "search" },
          taints: [
            { key: "dedicated", value: "search", effect: "NO_SCHEDULE" },
            { key: "gpu", value: "", effect: "NO_EXECUTE" },
          ],
        },
      }),
      [
        "3–12 × n2-standard-2 spot",
        "in europe-west3-a, europe-west3-b",
        "100 GiB pd-balanced",
        "labels team=search",
        "taints dedicated=search:NO_SCHEDULE, gpu:NO_EXECUTE",
        "upgraded by GKE, 1 more at a time",
      ],
    ],
    [
      gcp("gcp.container.NodePool", "old", {
        autoscaling: { maxNodeCount: 3 },
        networkConfig: { enablePrivateNodes: false },
      }),
      ["0–3 × e2-medium in each zone", "upgraded by hand"],
      "nodes have public addresses",
      "nodes use Compute Engine's default service account",
      "pods can use the permissions of their node",
      "disks are not encrypted with your own key",
    ],
  ]);
});

describe("what a node pool opens to the internet", () => {
  opensEach([
    [
      gcp("gcp.container.NodePool", "p", { networkConfig: { enablePrivateNodes: false } }),
      "gcp.container.NodePool prod-p: public addresses for nodes",
    ],
  ]);
});
