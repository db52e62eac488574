import assert from "node:assert/strict";
import { emptyGroups } from "../../cli/plan/findings/empty-groups";
import { readProject, readStack } from "../../cli/project";
import { releaseType, runOwnStack } from "../support/programs";

type Tree = Record<string, unknown>;

const given = JSON.parse(readStack(readProject(process.cwd()), "prod").config["keelson:cluster"] ?? "") as Tree;

/** Returns the cluster of prod with one value replaced or, with undefined, removed. */
function withValue(path: string, value: unknown): Record<string, string> {
  const cluster = structuredClone(given);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const at = keys.reduce<Tree>((tree, key) => (tree[key] ??= {}) as Tree, cluster);
  at[last] = value;
  return { "keelson:cluster": JSON.stringify(cluster) };
}

const root = "arn:aws:iam::333344445555:root";
const long = "x".repeat(64);

describe("the configuration of an EKS cluster", () => {
  const mistakes: [string, string, unknown, RegExp][] = [
    [
      "a network too small",
      "vpc.cidr",
      "10.60.0.0/22",
      /keelson:cluster.vpc.cidr: expected a prefix from \/16 to \/20, got "10.60.0.0\/22"/,
    ],
    ["a network too small for its pools", "vpc.cidr", "10.60.0.0/20", /keelson:cluster.vpc.cidr: .*need \d+ addresses/],
    ["host bits", "vpc.cidr", "10.60.0.1/16", /keelson:cluster.vpc.cidr: .*10.60.0.0\/16/],
    [
      "services in the network",
      "serviceCidr",
      "10.60.0.0/20",
      /keelson:cluster.serviceCidr: expected a range that does not overlap vpc.cidr \(10.60.0.0\/16\)/,
    ],
    [
      "a zone that the region lacks",
      "vpc.zones",
      ["eu-central-1a", "eu-central-1d"],
      /keelson:cluster.vpc.zones\[1\]: .*eu-central-1 \(.*\).*"eu-central-1d"/,
    ],
    ["a min above its max", "nodePools.general.min", 31, /keelson:cluster.nodePools.general.min: .*at most .*6.*31/],
    ["no admins", "access.admins", {}, /keelson:cluster.access.admins: .*at least one admin/],
    [
      "the root of the account as an admin",
      "access.admins.platform.principalArn",
      root,
      /keelson:cluster.access.admins.platform.principalArn: .*root.*:root"/,
    ],
    [
      "an empty allow list",
      "endpoint.publicAccessCidrs",
      [],
      /keelson:cluster.endpoint.publicAccessCidrs: .*at least one range/,
    ],
    [
      "the whole internet",
      "endpoint.publicAccessCidrs",
      ["0.0.0.0/0"],
      /keelson:cluster.endpoint.publicAccessCidrs\[0\]: .*the whole internet.*"0.0.0.0\/0"/,
    ],
    [
      "a label value of 64 characters",
      "nodePools.general.labels",
      { team: long },
      /keelson:cluster.nodePools.general.labels.team: .*63.*x{64}/,
    ],
    ["a patch version", "kubernetesVersion", "1.35.2", /kubernetesVersion: .*a Kubernetes minor version .*"1.35.2"/],
    [
      "a number for an account",
      "accountId",
      333344445555,
      /keelson:cluster.accountId: expected a text, got 333344445555; put it in quotes/,
    ],
    [
      "an unknown key of a pool",
      "nodePools.general.maxx",
      3,
      /keelson:cluster.nodePools.general.maxx: unknown key; did you mean "max"\?/,
    ],
    [
      "a GPU pool",
      "nodePools.general.profile",
      "gpu",
      /keelson:cluster.nodePools.general.profile: expected one of .*, got "gpu"/,
    ],
    ["Auto Mode", "autoMode", true, /keelson:cluster.autoMode: is not supported yet; describe the nodes in nodePools/],
    [
      "dual-stack",
      "vpc.dualStack",
      true,
      /keelson:cluster.vpc.dualStack: is not supported yet; addresses are IPv4 only/,
    ],
    ["no owner", "tags", {}, /keelson:cluster.tags.owner: expected a text, got nothing/],
  ];
  for (const [title, path, value, message] of mistakes) {
    it(`refuses ${title}`, async () => {
      await assert.rejects(runOwnStack("prod", withValue(path, value)), { message });
    });
  }

  it("refuses a kubeconfig, because the cluster has its own", async () => {
    await assert.rejects(runOwnStack("prod", { "keelson:kubeconfig": "x" }), {
      message: /keelson:kubeconfig: is for existing clusters/,
    });
  });

  it("installs another CNI by one word, from the stack's source of charts", async () => {
    const run = await runOwnStack("prod", {
      ...withValue("cni", "cilium"),
      "keelson:charts": "oci://mirror.test/charts",
    });
    const releases = run.ofType(releaseType).map(({ inputs }) => inputs.chart);
    assert.ok(releases.includes("oci://mirror.test/charts/cilium"));
    await assert.rejects(
      runOwnStack("prod", withValue("cni", "weave")),
      /cluster.cni: expected one of "calico", "cilium", "vpc-cni", got "weave"/,
    );
  });

  for (const stack of ["dev", "staging", "prod"]) {
    it(`says who is in each group that a team of ${stack} names`, async () => {
      const { resources } = await runOwnStack(stack);
      const groups = resources.flatMap(({ inputs }) => (inputs.kubernetesGroups as string[] | undefined) ?? []);
      assert.ok(groups.length > 3);
      assert.deepEqual(emptyGroups(resources), []);
    });
  }

  it("names further types for each pool of prod, for the hour in which the first has no capacity", async () => {
    const groups = (await runOwnStack("prod")).ofType("aws:eks/nodeGroup:NodeGroup");
    const counts = groups.map(({ inputs }) => (inputs.instanceTypes as string[]).length);
    assert.ok(counts.length > 1 && counts.every((count) => count > 1), `${counts.join(", ")} types`);
  });

  it("names the cluster as the stack, and tags everything with owner, environment and stack", async () => {
    const run = await runOwnStack("dev", { "keelson:environment": "dev" }, { stack: "pr-123" });
    const { name, tags } = run.find("aws:eks/cluster:Cluster", "dev").inputs as { name: string; tags: Tree };
    assert.equal(name, "pr-123");
    assert.deepEqual(tags, {
      owner: "platform",
      "cost-center": "development",
      environment: "dev",
      stack: "pr-123",
      "managed-by": "keelson",
      cluster: "pr-123",
      Name: "dev",
    });
  });
});

describe("a stack on EKS with the cloud's own ingress", () => {
  it("has an AWS load balancer for each exposed workload, and neither Traefik nor cert-manager", async () => {
    const changes = { "keelson:ingress": "cloud", "keelson:acmeEmail": undefined, "keelson:issuer": undefined };
    const run = await runOwnStack("prod", changes);
    const ingresses = run.ofType("kubernetes:networking.k8s.io/v1:Ingress").map(({ inputs }) => {
      const { metadata, spec } = inputs as Record<"metadata" | "spec", Record<string, Record<string, string>>>;
      return [spec.ingressClassName, spec.tls, metadata.annotations?.["alb.ingress.kubernetes.io/scheme"]];
    });
    assert.deepEqual(ingresses, [
      ["alb", [{ hosts: ["frontend.example.com"] }], "internet-facing"],
      ["alb", [{ hosts: ["podinfo.example.com"] }], "internet-facing"],
    ]);
    const releases = run.ofType(releaseType).map(({ name }) => name);
    assert.deepEqual(
      releases.filter((name) => /traefik|cert-manager/.test(name)),
      [],
    );
  });
});
