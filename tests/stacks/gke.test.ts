import assert from "node:assert/strict";
import { readProject, readStack } from "../../cli/project";
import { releaseType, runOwnStack } from "../support/programs";

type Tree = Record<string, unknown>;

const given = JSON.parse(readStack(readProject(process.cwd()), "prod-gke").config["keelson:cluster"] ?? "") as Tree;

/** The cluster of prod-gke, with one value replaced. */
function withValue(path: string, value: unknown): Record<string, string> {
  const cluster = structuredClone(given);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const at = keys.reduce<Tree>((tree, key) => (tree[key] ??= {}) as Tree, cluster);
  at[last] = value;
  return { "keelson:cluster": JSON.stringify(cluster) };
}

describe("the configuration of a GKE cluster", () => {
  const mistakes: [string, string, unknown, RegExp][] = [
    [
      "a number for a project",
      "projectNumber",
      123456789012,
      /the project's number in quotes.* → at keelson:cluster.projectNumber/,
    ],
    ["a zone for a region", "region", "europe-west3-a", /never a zone: .* → at keelson:cluster.region/],
    [
      "a network too small",
      "vpc.cidr",
      "10.80.0.0/22",
      /a range of \/10 to \/20, given .* → at keelson:cluster.vpc.cidr/,
    ],
    [
      "a network too small for its pools",
      "vpc.cidr",
      "10.80.0.0/20",
      /20 nodes, .*take 5120 addresses in blocks of \/24.*has 2048: 3072 too few.* → at keelson:cluster.vpc.podCidr/,
    ],
    [
      "an empty allow list",
      "endpoint.privateAccessCidrs",
      [],
      /at least one range; .* → at keelson:cluster.endpoint.privateAccessCidrs/,
    ],
    [
      "everybody as an admin",
      "access.admins.platform.member",
      "allUsers",
      /never everybody.* → at keelson:cluster.access.admins.platform.member/,
    ],
    [
      "groups without their group",
      "access.securityGroup",
      undefined,
      /gke-security-groups@DOMAIN.* → at keelson:cluster.access.securityGroup/,
    ],
    ["a patch version", "kubernetesVersion", "1.35.2", /a Kubernetes minor version such as 1.35, given "1.35.2"/],
    [
      "an unknown key of a pool",
      "nodePools.general.instanceTypes",
      ["m7i.large"],
      /unknown key "instanceTypes".* → at keelson:cluster.nodePools.general/,
    ],
    [
      "a GPU pool",
      "nodePools.general.profile",
      "gpu",
      /not supported yet: give machineType .* → at keelson:cluster.nodePools.general.profile/,
    ],
    [
      "an autoscaler",
      "autoscaler",
      "karpenter",
      /GKE moves the node pools between their bounds itself.* → at keelson:cluster.autoscaler/,
    ],
    [
      "Autopilot",
      "autopilot",
      true,
      /not supported yet: nodes are those of nodePools, given true {2}→ at keelson:cluster.autopilot/,
    ],
    [
      "a network that is there",
      "vpc.network",
      "shared",
      /not supported yet: the cluster has a network of its own.* → at keelson:cluster.vpc.network/,
    ],
    ["no owner", "labels", {}, /a value is missing: a text {2}→ at keelson:cluster.labels.owner/],
  ];
  for (const [title, path, value, message] of mistakes) {
    it(`refuses ${title}`, async () => {
      await assert.rejects(runOwnStack("prod-gke", withValue(path, value)), { message });
    });
  }

  it("refuses a kubeconfig, which the cluster has itself", async () => {
    await assert.rejects(runOwnStack("prod-gke", { "keelson:kubeconfig": "x" }), {
      message: /no kubeconfig: the stack makes its cluster, leave it out {2}→ at keelson:kubeconfig/,
    });
  });

  it("refuses options of an autoscaler that GKE does not have", async () => {
    await assert.rejects(runOwnStack("prod-gke", { "keelson:karpenter": "{}" }), {
      message: /cluster.autoscaler is GKE's own.* → at keelson:karpenter/,
    });
  });

  it("names the cluster as the stack, and labels everything with owner, environment and stack", async () => {
    const run = await runOwnStack("prod-gke");
    const { name, resourceLabels } = run.find("gcp:container/cluster:Cluster", "prod").inputs;
    assert.equal(name, "prod-gke");
    assert.deepEqual(resourceLabels, {
      owner: "platform",
      "cost-center": "production",
      environment: "prod",
      stack: "prod-gke",
      "managed-by": "keelson",
      cluster: "prod-gke",
    });
  });

  it("has the platform of prod, without what GKE brings itself", async () => {
    const charts = async (stack: string) =>
      (await runOwnStack(stack)).ofType(releaseType).map(({ inputs }) => String(inputs.chart).split("/").at(-1) ?? "");
    const [aws, gcp] = [await charts("prod"), await charts("prod-gke")];
    assert.deepEqual(aws.filter((chart) => !gcp.includes(chart)).sort(), [
      "aws-load-balancer-controller",
      "fluent-bit",
      "karpenter",
      "karpenter-crd",
      "metrics-server",
    ]);
    assert.deepEqual(
      gcp.filter((chart) => !aws.includes(chart)),
      [],
    );
  });

  it("leaves workloads' logs to an agent where that is chosen", async () => {
    const run = await runOwnStack("prod-gke", withValue("workloadLogs", "agent"));
    const charts = run.ofType(releaseType).map(({ inputs }) => inputs.chart);
    assert.ok(charts.includes("fluent-bit"), charts.join());
  });
});

describe("a stack on GKE with the cloud's own ingress", () => {
  it("has a Gateway of Google's for each exposed workload, names proved by DNS alone, and records of its routes", async () => {
    const run = await runOwnStack("prod-gke", { "keelson:ingress": "cloud" });
    const { gatewayApiConfig } = run.find("gcp:container/cluster:Cluster", "prod").inputs;
    assert.deepEqual(gatewayApiConfig, { channel: "CHANNEL_STANDARD" });
    const gateways = run.ofType("kubernetes:gateway.networking.k8s.io/v1:Gateway");
    assert.deepEqual(
      Object.fromEntries(gateways.map(({ name, inputs }) => [name, (inputs.spec as Tree).gatewayClassName])),
      { "boutique-frontend": "gke-l7-global-external-managed", "podinfo-frontend": "gke-l7-global-external-managed" },
    );
    assert.equal(run.ofType("kubernetes:networking.k8s.io/v1:Ingress").length, 0);
    const health = run.ofType("kubernetes:networking.gke.io/v1:HealthCheckPolicy");
    assert.deepEqual(
      health.map(({ inputs }) => ((inputs.spec as Tree).default as Tree).config),
      ["/_healthz", "/readyz"].map((requestPath) => ({
        type: "HTTP",
        httpHealthCheck: { portSpecification: "USE_SERVING_PORT", requestPath },
      })),
    );
    const issuer = run.find("kubernetes:cert-manager.io/v1:ClusterIssuer", "prod-cert-manager-letsencrypt-production");
    const { solvers } = (issuer.inputs.spec as { acme: { solvers: object[] } }).acme;
    assert.deepEqual(
      solvers.map((solver) => Object.keys(solver)),
      [["dns01", "selector"]],
    );
    const { sources } = run.find(releaseType, "prod-external-dns").inputs.values as Tree;
    assert.deepEqual(sources, ["ingress", "service", "gateway-httproute", "gateway-grpcroute"]);
    assert.ok(run.ofType(releaseType).every(({ name }) => name !== "prod-traefik"));
  });

  it("refuses a cluster that is told not to serve the Gateway API", async () => {
    const changes = { ...withValue("gatewayApi", false), "keelson:ingress": "cloud" };
    await assert.rejects(
      runOwnStack("prod-gke", changes),
      /✖ true, since ingress is cloud: leave it out, given false {2}→ at keelson:cluster.gatewayApi/,
    );
  });
});
