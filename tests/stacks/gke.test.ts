import assert from "node:assert/strict";
import { readProject, readStack } from "../../cli/project";
import { releaseType, runOwnStack } from "../support/programs";
import { connects, policiesOf } from "../support/reachability";

type Tree = Record<string, unknown>;

const given = JSON.parse(readStack(readProject(process.cwd()), "prod-gke").config["keelson:cluster"] ?? "") as Tree;

/** Returns the cluster of prod-gke with one value replaced or, with undefined, removed. */
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
      /keelson:cluster.projectNumber: expected a text, got 123456789012; put it in quotes/,
    ],
    ["a zone for a region", "region", "europe-west3-a", /keelson:cluster.region: .*zone/],
    [
      "a network too small",
      "vpc.cidr",
      "10.80.0.0/22",
      /keelson:cluster.vpc.cidr: expected a prefix from \/10 to \/20/,
    ],
    [
      "a network too small for its pools",
      "vpc.cidr",
      "10.80.0.0/20",
      /keelson:cluster\.vpc\.podCidr: 20 nodes \(including the extra nodes of an upgrade\) need 5120 pod addresses in blocks of \/24, but 10\.80\.0\.0\/21 has only 2048; set a larger range, lower maxPodsPerNode, or make the pools smaller/,
    ],
    [
      "an API server that only a network of its own reaches",
      "endpoint",
      { privateAccessCidrs: ["10.0.0.0/16"] },
      /keelson:cluster\.endpoint: no client outside the new network can reach the private endpoint/,
    ],
    [
      "an empty allow list",
      "endpoint.privateAccessCidrs",
      [],
      /keelson:cluster.endpoint.privateAccessCidrs: .*at least one range/,
    ],
    [
      "everybody as an admin",
      "access.admins.platform.member",
      "allUsers",
      /keelson:cluster.access.admins.platform.member: .*allUsers/,
    ],
    [
      "groups without their group",
      "access.securityGroup",
      undefined,
      /keelson:cluster.access.securityGroup: .*gke-security-groups@/,
    ],
    ["a patch version", "kubernetesVersion", "1.35.2", /kubernetesVersion: .*a Kubernetes minor version .*"1.35.2"/],
    [
      "an unknown key of a pool",
      "nodePools.general.instanceTypes",
      ["m7i.large"],
      /keelson:cluster.nodePools.general.instanceTypes: unknown key; allowed are architecture, /,
    ],
    [
      "a GPU pool",
      "nodePools.general.profile",
      "gpu",
      /keelson:cluster.nodePools.general.profile: expected one of .*, got "gpu"/,
    ],
    [
      "an autoscaler",
      "autoscaler",
      "karpenter",
      /keelson:cluster.autoscaler: is not supported yet; GKE scales the node pools itself/,
    ],
    [
      "Autopilot",
      "autopilot",
      true,
      /keelson:cluster.autopilot: is not supported yet; describe the nodes in nodePools/,
    ],
    [
      "an existing network without its subnetworks",
      "vpc.network",
      "projects/example-host/global/networks/shared",
      /keelson:cluster.vpc.subnetworks: expected the existing network's subnetworks .*got nothing/,
    ],
    ["no owner", "labels", {}, /keelson:cluster.labels.owner: expected a text, got nothing/],
  ];
  for (const [title, path, value, message] of mistakes) {
    it(`refuses ${title}`, async () => {
      await assert.rejects(runOwnStack("prod-gke", withValue(path, value)), { message });
    });
  }

  it("refuses a kubeconfig, because the cluster has its own", async () => {
    await assert.rejects(runOwnStack("prod-gke", { "keelson:kubeconfig": "x" }), {
      message: /keelson:kubeconfig: is for existing clusters/,
    });
  });

  it("refuses options of Karpenter", async () => {
    await assert.rejects(runOwnStack("prod-gke", { "keelson:addons": '{ "karpenter": {} }' }), {
      message: /keelson:addons.karpenter: .*GKE brings its own autoscaler/,
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

  it("installs the add-ons of prod, except those that GKE replaces", async () => {
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

  it("lets Prometheus scrape nodes, which no range matches on Dataplane V2, and nothing of DNS, which has no such metrics", async () => {
    const run = await runOwnStack("prod-gke");
    const policies = policiesOf(run.resources);
    const prometheus = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "prometheus" } };
    const node = { address: "10.80.128.7", identity: "node" } as const;
    assert.deepEqual(
      [10250, 9100, 22].map((port) => connects(policies, prometheus, node, port)),
      [true, true, false],
    );
    const { coreDns } = run.find(releaseType, "prod-kube-prometheus-stack").inputs.values as Tree;
    assert.deepEqual(coreDns, { enabled: false });
  });

  it("installs an agent for workloads' logs if that is chosen", async () => {
    const run = await runOwnStack("prod-gke", withValue("workloadLogs", "agent"));
    const charts = run.ofType(releaseType).map(({ inputs }) => inputs.chart);
    assert.ok(charts.includes("fluent-bit"), charts.join());
  });
});

describe("a stack on GKE with the cloud's own ingress", () => {
  it("has a Google Gateway for each exposed workload, DNS-01 challenges only, and records of its routes", async () => {
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

  it("refuses a cluster that does not serve the Gateway API", async () => {
    const changes = { ...withValue("gatewayApi", false), "keelson:ingress": "cloud" };
    await assert.rejects(
      runOwnStack("prod-gke", changes),
      /✖ keelson:cluster.gatewayApi: expected true, got false; keelson:ingress: cloud needs the Gateway API; remove gatewayApi: false/,
    );
  });
});
