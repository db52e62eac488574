import assert from "node:assert/strict";
import { readProject, readStack } from "../../cli/project";
import { releaseType, runOwnStack } from "../support/programs";

type Tree = Record<string, unknown>;

const given = JSON.parse(readStack(readProject(process.cwd()), "prod-aks").config["keelson:cluster"] ?? "") as Tree;

/** The cluster of prod-aks, with one value replaced or, with undefined, taken away. */
function withValue(path: string, value: unknown): Record<string, string> {
  const cluster = structuredClone(given);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const at = keys.reduce<Tree>((tree, key) => (tree[key] ??= {}) as Tree, cluster);
  at[last] = value;
  return { "keelson:cluster": JSON.stringify(cluster) };
}

describe("the configuration of an AKS cluster", () => {
  const mistakes: [string, string, unknown, RegExp][] = [
    ["a subscription's name", "subscriptionId", "prod", /a GUID such as .* → at keelson:cluster.subscriptionId/],
    ["a region without zones", "location", "westus", /availability zones .* → at keelson:cluster.location/],
    ["a zone that is a number", "vnet.zones", [1, 2], /a zone in quotes, such as "1", given 1 .*vnet.zones\[0\]/],
    [
      "a pool with a dash",
      "nodePools",
      { "a-b": { min: 1, max: 2 } },
      /up to 12 .* → at keelson:cluster.nodePools.a-b/,
    ],
    ["a min above its max", "nodePools.general.min", 31, /at most max \(30\), given 31 .*nodePools.general.min/],
    ["no system pool", "systemPool", undefined, /a value is missing: a map {2}→ at keelson:cluster.systemPool/],
    ["a surge that is a number", "systemPool.maxSurge", 1, /in quotes, such as "33%", given 1 .*systemPool.maxSurge/],
    ["a GPU pool", "nodePools.general.profile", "gpu", /not supported yet: give vmSize .*nodePools.general.profile/],
    [
      "a name of the nodes' group",
      "nodeResourceGroup",
      "n".repeat(81),
      /\(81 characters\) .*cluster.nodeResourceGroup/,
    ],
    ["a network of AWS", "vpc", {}, /unknown key "vpc"/],
    [
      "node auto-provisioning",
      "nodeAutoProvisioning",
      true,
      /not supported yet: nodes are those of nodePools, given true {2}→ at keelson:cluster.nodeAutoProvisioning/,
    ],
    ["no owner", "tags", {}, /a value is missing: a text {2}→ at keelson:cluster.tags.owner/],
  ];
  for (const [title, path, value, message] of mistakes) {
    it(`refuses ${title}`, async () => {
      await assert.rejects(runOwnStack("prod-aks", withValue(path, value)), { message });
    });
  }

  it("refuses a kubeconfig, which the cluster has itself, and options of AWS' autoscaler", async () => {
    await assert.rejects(runOwnStack("prod-aks", { "keelson:kubeconfig": "x" }), {
      message: /no kubeconfig: the stack makes its cluster, leave it out {2}→ at keelson:kubeconfig/,
    });
    await assert.rejects(runOwnStack("prod-aks", { "keelson:karpenter": "{}" }), {
      message: /cluster.autoscaler is AKS' own/,
    });
  });

  it("takes a CNI by one word, its chart from where the stack's charts come from", async () => {
    const run = await runOwnStack("prod-aks", {
      ...withValue("cni", "own-cilium"),
      "keelson:charts": "oci://mirror.test/charts",
    });
    const releases = run.ofType(releaseType).map(({ inputs }) => inputs.chart);
    assert.ok(releases.includes("oci://mirror.test/charts/cilium"));
  });

  it("names the cluster as the stack, and tags everything with owner, environment and stack", async () => {
    const run = await runOwnStack("prod-aks", {}, { stack: "prod-north" });
    const cluster = run.find("azure-native:containerservice:ManagedCluster", "prod");
    const { resourceName, resourceGroupName, tags } = cluster.inputs;
    assert.deepEqual([resourceName, resourceGroupName], ["prod-north", "prod-north"]);
    assert.deepEqual(tags, {
      owner: "platform",
      "cost-center": "production",
      environment: "prod",
      stack: "prod-north",
      "managed-by": "keelson",
      cluster: "prod-north",
    });
  });

  it("gives the same workloads and tenants as prod has on AWS", async () => {
    const ofTeams = async (stack: string) => {
      const run = await runOwnStack(stack);
      const kinds = ["Tenant", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"];
      const isOurs = (type: string) => kinds.some((kind) => type === `keelson:index:${kind}`);
      return run.resources.filter(({ type }) => isOurs(type)).map(({ type, name }) => `${type}::${name}`);
    };
    const onAks = await ofTeams("prod-aks");
    assert.ok(onAks.length > 10);
    assert.deepEqual(onAks, await ofTeams("prod"));
  });
});
