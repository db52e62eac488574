import assert from "node:assert/strict";
import { trueDependencies } from "../../cli/plan/order";
import { readProject, readStack } from "../../cli/project";
import { releaseType, runOwnStack } from "../support/programs";

type Tree = Record<string, unknown>;

const given = JSON.parse(readStack(readProject(process.cwd()), "prod-aks").config["keelson:cluster"] ?? "") as Tree;

/** Returns the cluster of prod-aks with one value replaced or, with undefined, removed. */
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
    ["a subscription's name", "subscriptionId", "prod", /keelson:cluster.subscriptionId: .*a GUID such as .*"prod"/],
    ["a region without zones", "location", "westus", /keelson:cluster.location: .*availability zones/],
    ["a zone that is a number", "vnet.zones", [1, 2], /vnet.zones\[0\]: expected a text, got 1; put it in quotes/],
    ["a pool with a dash", "nodePools", { "a-b": { min: 1, max: 2 } }, /keelson:cluster.nodePools.a-b: .*up to 11/],
    ["a min above its max", "nodePools.general.min", 31, /nodePools.general.min: .*at most .*30.*31/],
    ["no system pool", "systemPool", undefined, /keelson:cluster.systemPool: expected \{ max, min \}, got nothing/],
    [
      "a surge that is a number",
      "systemPool.maxSurge",
      1,
      /systemPool.maxSurge: expected a text, got 1; put it in quotes/,
    ],
    ["a GPU pool", "nodePools.general.profile", "gpu", /nodePools.general.profile: expected one of .*, got "gpu"/],
    ["a name of the nodes' group", "nodeResourceGroup", "n".repeat(81), /cluster.nodeResourceGroup: .*81 characters/],
    ["a network of AWS", "vpc", {}, /keelson:cluster.vpc: unknown key; allowed are access, /],
    [
      "node auto-provisioning",
      "nodeAutoProvisioning",
      true,
      /keelson:cluster.nodeAutoProvisioning: is not supported yet; describe the nodes in nodePools/,
    ],
    ["no owner", "tags", {}, /keelson:cluster.tags.owner: expected a text, got nothing/],
  ];
  for (const [title, path, value, message] of mistakes) {
    it(`refuses ${title}`, async () => {
      await assert.rejects(runOwnStack("prod-aks", withValue(path, value)), { message });
    });
  }

  it("refuses a kubeconfig, because the cluster has its own, and options of Karpenter", async () => {
    await assert.rejects(runOwnStack("prod-aks", { "keelson:kubeconfig": "x" }), {
      message: /keelson:kubeconfig: is for existing clusters/,
    });
    await assert.rejects(runOwnStack("prod-aks", { "keelson:addons": '{ "karpenter": {} }' }), {
      message: /keelson:addons.karpenter: .*AKS brings its own autoscaler/,
    });
  });

  it("changes its network one by one, as Azure demands", async () => {
    const { resources } = await runOwnStack("prod-aks");
    const kinds =
      /^azure-native:(network:(Subnet|VirtualNetworkPeering|FlowLog)|containerservice:(ManagedCluster|AgentPool))$/;
    /* The account of flow logs lets no subnet in. */
    const changing = resources.filter(
      ({ name, type }) => kinds.test(type) || (type.endsWith(":StorageAccount") && !name.endsWith("flow")),
    );
    const dependencies = trueDependencies(resources);
    const waitsFor = (urn: string, seen = new Set<string>()): Set<string> => {
      for (const before of dependencies.get(urn) ?? []) {
        if (!seen.has(before)) {
          seen.add(before);
          waitsFor(before, seen);
        }
      }
      return seen;
    };
    const before = new Map(changing.map(({ urn }) => [urn, waitsFor(urn)]));
    const unordered = changing.flatMap((one, index) =>
      changing
        .slice(index + 1)
        .filter((other) => !before.get(one.urn)?.has(other.urn) && !before.get(other.urn)?.has(one.urn))
        .map((other) => `${one.name} and ${other.name}`),
    );
    assert.ok(changing.length > 5);
    assert.deepEqual(unordered, []);
  });

  it("installs another CNI by one word, from the stack's source of charts", async () => {
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

  it("has the same workloads and tenants as prod has on AWS", async () => {
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
