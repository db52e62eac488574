import assert from "node:assert/strict";
import { readProject, readStack } from "../../cli/project";
import { runOwnStack } from "../support/programs";

type Cluster = Readonly<Record<string, unknown>>;

/** Wrong clusters in the shipped files, by stack: what changes, and a line of the error. */
const mistakes: Readonly<Record<string, readonly (readonly [changes: Cluster, line: string])[]>> = {
  local: [
    [{ netwrok: {} }, 'netwrok: unknown key; did you mean "network"?'],
    [{ name: 7 }, "name: expected a text, got 7; put it in quotes"],
    [{ name: "" }, 'name: expected the name of the cluster, without spaces, got ""'],
    [{ name: "a b" }, 'name: expected the name of the cluster, without spaces, got "a b"'],
    [
      { kubernetesVersion: null },
      'kubernetesVersion: expected a Kubernetes minor version such as "1.35", got null; remove the key, or give it a value',
    ],
    [{ cloud: "oracle" }, 'cloud: expected one of "aws", "azure", "gcp", "none", got "oracle"'],
    [{ network: "10.0.0.0/8" }, "network: expected { apiServer, cni, nodeCidrs, podCidrs, serviceCidrs }, got "],
    [{ builtin: "resource-metrics" }, "builtin: expected a list"],
    [
      { builtin: ["metrics"] },
      'builtin[0]: expected one of "gateway-api", "node-autoscaling", "resource-metrics", "volume-snapshots", got "metrics"',
    ],
    [
      { cloudFacts: { accountId: 123, region: "eu" } },
      "cloudFacts.accountId: expected a text, got 123; put it in quotes",
    ],
    [{ kubeconfig: "apiVersion: v1" }, "kubeconfig: unknown key; allowed are "],
    [{ nodePools: { gpu: { dedicated: "a b" } } }, "nodePools.gpu.dedicated: expected a label value of up to 63"],
    [
      { nodePools: { gpu: { dedicated: "gpu", taints: [{ key: "a", effect: "No" }] } } },
      'nodePools.gpu.taints[0].effect: expected one of "NoSchedule"',
    ],
    [{ identities: { "a/b": "c" } }, 'cloud: expected aws, gcp or azure, because identities are set, got "none"'],
    [
      { ingressClass: { name: "own", controller: "haproxy" } },
      'ingressClass.controller: expected a domain and a path such as "haproxy.org/ingress-controller", got "haproxy"',
    ],
    [
      { ingressClass: { name: "own", controller: "a.org/b", pods: { namespace: "own", labels: {} } } },
      "ingressClass.pods.labels: expected at least one label, got {}; labels distinguish these pods from other pods",
    ],
    [
      { monitoring: { pods: { namespace: "prometheus", labels: { app: "prometheus" } } } },
      "monitoring.monitorLabels: expected the labels by which Prometheus selects monitors and rules, such as { release: kube-prometheus-stack }, or {} if it selects all, got nothing",
    ],
    [
      {
        monitoring: { pods: { namespace: "prometheus", labels: { app: "prometheus" } }, monitorLabels: { "a b": "c" } },
      },
      "monitoring.monitorLabels.a b: expected a label key of up to 63 letters",
    ],
    [
      { monitoring: { pods: { namespace: "prometheus", labels: {} }, monitorLabels: {} } },
      "monitoring.pods.labels: expected at least one label, got {}; labels distinguish these pods from other pods",
    ],
  ],
  dev: [
    [{ vpc: { cidr: "10.0.0.0/16", zones: "eu-central-1a" } }, "vpc.zones: expected a list of texts"],
    [
      { vpc: { cidr: "10.0.0.0/16", zones: ["a"], natGateway: "single" } },
      'vpc.natGateway: unknown key; did you mean "natGateways"?',
    ],
    [
      { vpc: { cidr: "10.0.0.0/16", zones: ["a"], dualStack: true } },
      "vpc.dualStack: is not supported yet; addresses are IPv4 only",
    ],
    [{ autoMode: true }, "autoMode: is not supported yet; describe the nodes in nodePools"],
    [{ charts: "upstream" }, "charts: unknown key; allowed are "],
    [
      { managedAddons: { "metrics-server": { version: "v0.8.0-eksbuild.1" } } },
      "managedAddons.metrics-server: the stack already installs this add-on from its chart; remove it here, or set keelson:addons: { metrics-server: false }",
    ],
    [{ tags: { owner: "a", stack: "x" } }, "tags.stack: is already set by the stack; remove it"],
    [
      { managedAddons: { coredns: { values: { adminPassword: "hunter2hunter2" } } } },
      "managedAddons.coredns.values.adminPassword: expected a value without secrets, got a value that looks like a secret, because of its name",
    ],
    [{ tags: { "cost-center": "a" } }, "tags.owner: expected a text, got nothing"],
    [{ tags: { owner: "a", "cost-center": 12 } }, "tags.cost-center: expected a text, got 12; put it in quotes"],
    [
      { nodePools: { general: { min: "1", max: 2 } } },
      'nodePools.general.min: expected a number, got "1"; remove the quotes',
    ],
    [{ nodePools: { general: null } }, "nodePools.general: expected { max, min }, got null"],
    [{ nodePools: { general: { min: 1.5, max: 2 } } }, "nodePools.general.min: expected a whole number"],
    [{ access: {} }, "access.admins: expected a map, got nothing"],
    [{ access: { deployer: "arn", admins: { a: "arn" } } }, 'access.admins.a: expected { principalArn }, got "arn"'],
    [{ autoscaler: "karpentr" }, 'autoscaler: expected one of "cluster-autoscaler", "karpenter", got "karpentr"'],
    [{ managedAddons: { coredns: "v1" } }, 'managedAddons.coredns: expected a map, got "v1"'],
    [
      { storage: { reclaimPolicy: "retain" } },
      'storage.reclaimPolicy: expected one of "Delete", "Retain", got "retain"',
    ],
    [{ logRetentionDays: "30" }, 'logRetentionDays: expected a number, got "30"; remove the quotes'],
    [{ endpoint: ["203.0.113.0/24"] }, "endpoint: expected a map, got a list"],
  ],
  "prod-gke": [
    [{ projectNumber: 123456789012 }, "projectNumber: expected a text, got 123456789012; put it in quotes"],
    [{ maintenance: { startTime: 2 } }, "maintenance.startTime: expected a text, got 2; put it in quotes"],
    [{ autopilot: true }, "autopilot: is not supported yet; describe the nodes in nodePools"],
    [
      { nodePools: { general: { min: 1, max: 2, schedule: { stop: "0 20 * * *", start: "0 6 * * *" } } } },
      "nodePools.general.schedule: is not supported yet; set min: 0 and scale the workloads down at night, so that the pool empties",
    ],
    [
      { vpc: { cidr: "10.0.0.0/16", zones: ["europe-west3-a", "europe-west3-b"], dualStack: true } },
      "vpc.dualStack: is not supported yet; addresses are IPv4 only",
    ],
    [{ releaseChannel: "Slow" }, "releaseChannel: expected one of "],
  ],
  "prod-aks": [
    [{ vnet: { cidr: "10.0.0.0/16", zones: [1] } }, "vnet.zones[0]: expected a text, got 1; put it in quotes"],
    [{ systemPool: undefined }, "systemPool: expected { max, min }, got nothing"],
    [{ containerInsights: false }, "containerInsights: unknown key; allowed are "],
    [{ automatic: true }, "automatic: is not supported yet; describe the nodes in nodePools"],
    [
      { nodePools: { general: { min: 1, max: 2, schedule: { stop: "0 20 * * *", start: "0 6 * * *" } } } },
      "nodePools.general.schedule: is not supported yet; set min: 0 and scale the workloads down at night, so that the pool empties",
    ],
  ],
};

describe("a wrong cluster in a stack's file", () => {
  for (const [stack, changes] of Object.entries(mistakes)) {
    for (const [change, line] of changes) {
      it(`of ${stack} is refused: ${line}`, async () => {
        const { config } = readStack(readProject(process.cwd()), stack);
        const cluster = { ...(JSON.parse(config["keelson:cluster"] ?? "") as Cluster), ...change };
        await assert.rejects(
          runOwnStack(stack, { "keelson:cluster": JSON.stringify(cluster) }),
          ({ message }: Error) => message.includes(`\n✖ keelson:cluster.${line}`) || assert.fail(message),
        );
      });
    }
  }
});

describe("a wrong key in a stack's file", () => {
  const others: readonly (readonly [keys: Readonly<Record<string, unknown>>, line: string])[] = [
    [
      { "keelson:addons": { kyverno: { exempt: { "image-tags": ["boutiqe"] } } } },
      'keelson:addons.kyverno.exempt.image-tags[0]: expected the namespace of a tenant ("boutique"), got "boutiqe"',
    ],
    [
      { "keelson:addons": { kyverno: { dedicatedPools: { gpu: ["research"] } } } },
      'keelson:addons.kyverno.dedicatedPools.gpu[0]: expected the namespace of a tenant ("boutique"), got "research"',
    ],
    [{ "keelson:wiring": "lokal", "keelson:tier": "medium" }, 'keelson:wiring: expected one of "local"'],
    [{ "keelson:wiring": "lokal", "keelson:tier": "medium" }, 'keelson:tier: expected one of "small"'],
  ];
  for (const [keys, line] of others) {
    it(`is refused: ${line}`, async () => {
      const changes = Object.fromEntries(
        Object.entries(keys).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
      );
      await assert.rejects(
        runOwnStack("local", changes),
        ({ message }: Error) => message.includes(`\n✖ ${line}`) || assert.fail(message),
      );
    });
  }

  it("is keelson:ingress, if the cluster has a default class of its own", async () => {
    const { config } = readStack(readProject(process.cwd()), "local");
    const ingressClass = { name: "own", controller: "a.org/b" };
    const cluster = { ...(JSON.parse(config["keelson:cluster"] ?? "") as Cluster), ingressClass };
    await assert.rejects(
      runOwnStack("local", { "keelson:cluster": JSON.stringify(cluster) }),
      /✖ keelson:ingress: expected "none", got "traefik"; the cluster has its own controller \(keelson:cluster\.ingressClass\); remove one of the two/,
    );
  });
});
