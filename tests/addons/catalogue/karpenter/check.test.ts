import assert from "node:assert/strict";
import {
  type Cluster,
  type KarpenterOptions,
  type KarpenterResources,
  karpenter,
  karpenterResources,
  offer,
} from "../../../../components";
import { installOnEks } from "../../../support/eks";
import { bound } from "../../../support/programs";

const site = { partition: "aws", region: "eu-central-1", accountId: "111122223333", clusterName: "test" };
const made = { subnets: { "eu-central-1a": "subnet-1" } } as unknown as KarpenterResources;
const builtin = [offer(karpenterResources, made)];
const facts: Partial<Cluster> = { cloud: "aws", cloudFacts: site, builtin, nodePools: {} };
const limits = { cpu: 10, memory: "40Gi" };

describe("what Karpenter refuses", () => {
  const pool = (changes: object) => ({ nodePools: { batch: { limits, ...changes } } }) as KarpenterOptions;
  const refused: [string, KarpenterOptions, string][] = [
    [
      "no pools",
      { nodePools: {} },
      "nodePools: expected at least one pool, got {}; to use the default pool, remove the option",
    ],
    [
      "a pool in capitals",
      { nodePools: { Batch: { limits } } },
      "nodePools.Batch: expected a name of up to 20 lower-case",
    ],
    [
      "a pool of the cluster's",
      { nodePools: { general: { limits } } },
      "nodePools.general: expected a name other than the names of the cluster's pools",
    ],
    [
      "no limit",
      pool({ limits: { cpu: 0, memory: "a" } }),
      'nodePools.batch.limits.memory: expected a quantity of bytes such as "512Mi" or "10Gi", got "a"',
    ],
    [
      "an unknown profile",
      pool({ profile: "gpu" }),
      'nodePools.batch.profile: expected one of "compute", "general", "memory", got "gpu"',
    ],
    [
      "an unknown architecture",
      pool({ architecture: "arm" }),
      'architecture: expected one of "amd64", "arm64", got "arm"',
    ],
    [
      "a zone without a subnet",
      pool({ zones: ["eu-central-1c"] }),
      'expected one of the subnets\' zones (eu-central-1a), got "eu-central-1c"',
    ],
    [
      "no zones",
      pool({ zones: [] }),
      "nodePools.batch.zones: expected at least one zone, got []; to use all zones, remove the option",
    ],
    ["a long label", pool({ labels: { a: "a".repeat(64) } }), "nodePools.batch.labels.a: expected a value of up to 63"],
    ["Karpenter's own label", pool({ labels: { "karpenter.sh/a": "b" } }), "a prefix other than kubernetes.io"],
    [
      "an unknown effect",
      pool({ taints: [{ key: "a", effect: "Never" }] }),
      'taints[0].effect: expected one of "NoExecute",',
    ],
    ["a bad dedication", pool({ dedicated: "a b" }), "nodePools.batch.dedicated: expected a value of up to 63"],
    ["the newest image", { bottlerocketVersion: "latest" }, 'expected an exact release such as "1.64.0", got "latest"'],
    ["a small disk", { diskSize: 10 }, "diskSize: expected a whole number of GiB from 20 to 65536, got 10"],
    [
      "nodes for ever",
      { expireAfter: "Never" },
      'expireAfter: expected a number of hours such as "336h", got "Never"; use a limited age, because nodes that never expire get no patches',
    ],
    [
      "an odd grace period",
      { terminationGracePeriod: "1h" },
      'terminationGracePeriod: expected a number of minutes such as "30m", got "1h"',
    ],
  ];
  for (const [title, options, message] of refused) {
    it(`refuses ${title}`, () => {
      const nodePools = { general: { labels: {}, taints: [] } };
      const { problems } = bound(karpenter(options), { ...facts, nodePools });
      const lines = problems.map((problem) => `${problem.path}: ${problem.message}`);
      assert.ok(
        lines.some((line) => line.includes(message)),
        lines.join("\n"),
      );
    });
  }

  it("refuses a cluster whose place is unknown, and one that was not created for it", async () => {
    assert.deepEqual(
      bound(karpenter(), { ...facts, cloudFacts: undefined }).problems.map(({ path }) => path),
      ["cluster.cloudFacts"],
    );
    await assert.rejects(installOnEks([karpenter()]), /needs Karpenter's queue, node role and subnets/);
  });
});
