import assert from "node:assert/strict";
import { readProject, readStack } from "../../cli/project";
import { releaseType, runOwnStack } from "../support/programs";

type Tree = Record<string, unknown>;

const given = JSON.parse(readStack(readProject(process.cwd()), "prod").config["keelson:cluster"] ?? "") as Tree;

/** The cluster of prod, with one value replaced or, with undefined, taken away. */
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
      /a range of \/16 to \/20, given "10.60.0.0\/22".* → at keelson:cluster.vpc.cidr/,
    ],
    [
      "a network too small for its pools",
      "vpc.cidr",
      "10.60.0.0/20",
      /need \d+ addresses.*has \d+: \d+ too few.*keelson:cluster.vpc.cidr/,
    ],
    ["host bits", "vpc.cidr", "10.60.0.1/16", /10.60.0.0\/16.* → at keelson:cluster.vpc.cidr/],
    [
      "services in the network",
      "serviceCidr",
      "10.60.0.0/20",
      /a range apart from vpc.cidr \(10.60.0.0\/16\).* → at keelson:cluster.serviceCidr/,
    ],
    [
      "a zone that the region lacks",
      "vpc.zones",
      ["eu-central-1a", "eu-central-1d"],
      /a zone of eu-central-1 \(.*\), given "eu-central-1d" {2}→ at keelson:cluster.vpc.zones\[1\]/,
    ],
    [
      "a min above its max",
      "nodePools.general.min",
      31,
      /at most max \(6\), given 31 {2}→ at keelson:cluster.nodePools.general.min/,
    ],
    ["no admins", "access.admins", {}, /at least one admin of the whole cluster .* → at keelson:cluster.access.admins/],
    [
      "the root of the account as an admin",
      "access.admins.platform.principalArn",
      root,
      /never the account's root, given .*root" {2}→ at keelson:cluster.access.admins.platform.principalArn/,
    ],
    [
      "an empty allow list",
      "endpoint.publicAccessCidrs",
      [],
      /at least one range; .* → at keelson:cluster.endpoint.publicAccessCidrs/,
    ],
    [
      "the whole internet",
      "endpoint.publicAccessCidrs",
      ["0.0.0.0/0"],
      /never the whole internet, given "0.0.0.0\/0" {2}→ at keelson:cluster.endpoint.publicAccessCidrs\[0\]/,
    ],
    [
      "a label value of 64 characters",
      "nodePools.general.labels",
      { team: long },
      /63.*x{64}.* → at keelson:cluster.nodePools.general.labels.team/,
    ],
    ["a patch version", "kubernetesVersion", "1.35.2", /a Kubernetes minor version such as 1.35, given "1.35.2"/],
    [
      "a number for an account",
      "accountId",
      333344445555,
      /twelve digits in quotes, .* → at keelson:cluster.accountId/,
    ],
    [
      "an unknown key of a pool",
      "nodePools.general.maxx",
      3,
      /unknown key "maxx": did you mean "max"\? .* → at keelson:cluster.nodePools.general/,
    ],
    [
      "a GPU pool",
      "nodePools.general.profile",
      "gpu",
      /not supported yet: give instanceTypes .* → at keelson:cluster.nodePools.general.profile/,
    ],
    [
      "Auto Mode",
      "autoMode",
      true,
      /not supported yet: nodes are those of nodePools, given true {2}→ at keelson:cluster.autoMode/,
    ],
    [
      "dual-stack",
      "vpc.dualStack",
      true,
      /not supported yet: addresses are IPv4, given true {2}→ at keelson:cluster.vpc.dualStack/,
    ],
    ["no owner", "tags", {}, /a value is missing: a text {2}→ at keelson:cluster.tags.owner/],
  ];
  for (const [title, path, value, message] of mistakes) {
    it(`refuses ${title}`, async () => {
      await assert.rejects(runOwnStack("prod", withValue(path, value)), { message });
    });
  }

  it("refuses a kubeconfig, which the cluster has itself", async () => {
    await assert.rejects(runOwnStack("prod", { "keelson:kubeconfig": "x" }), {
      message: /no kubeconfig: the stack makes its cluster, leave it out {2}→ at keelson:kubeconfig/,
    });
  });

  it("takes a CNI by one word, its chart from where the stack's charts come from", async () => {
    const run = await runOwnStack("prod", {
      ...withValue("cni", "cilium"),
      "keelson:charts": "oci://mirror.test/charts",
    });
    const releases = run.ofType(releaseType).map(({ inputs }) => inputs.chart);
    assert.ok(releases.includes("oci://mirror.test/charts/cilium"));
    await assert.rejects(runOwnStack("prod", withValue("cni", "weave")), /one of .*"vpc-cni", "cilium", "calico".*cni/);
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
  it("has a public load balancer of AWS for each exposed workload, and neither Traefik nor cert-manager", async () => {
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
