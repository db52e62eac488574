import assert from "node:assert/strict";
import { environments } from "../../stacks";
import { stackSchema } from "../../stacks/schema";
import { runOwnStack } from "../support/programs";

const cluster = {
  kind: "existing",
  name: "local",
  identifier: "7f9d3b0e-4a54-4a0e-9c55-3f0f6c1f2b11",
  kubernetesVersion: "1.35",
  network: {
    cni: "calico",
    nodeCidrs: ["192.168.0.0/24"],
    podCidrs: ["10.244.0.0/16"],
    serviceCidrs: ["10.96.0.0/16"],
    apiServer: { cidrs: ["192.168.0.0/24"] },
  },
};

function withCluster(changes: Record<string, unknown>): Record<string, string> {
  return { "keelson:cluster": JSON.stringify({ ...cluster, ...changes }) };
}

const header = "Pulumi.local.yaml is not valid:\n";

describe("the configuration", () => {
  const mistakes: [string, Record<string, string | undefined>, string][] = [
    [
      "an unknown key",
      { "keelson:regoin": "eu" },
      `✖ unknown key "regoin": did you mean "domain"? Allowed are ${Object.keys(stackSchema.shape).join(", ")}  → at keelson`,
    ],
    [
      "an unknown key further in",
      withCluster({ kubernetesVersoin: "1.35" }),
      '✖ unknown key "kubernetesVersoin": did you mean "kubernetesVersion"? Allowed are kind, name, identifier, kubernetesVersion, cloud, network, identities, cloudFacts, builtin  → at keelson:cluster',
    ],
    [
      "a patch version",
      withCluster({ kubernetesVersion: "1.35.2" }),
      '✖ a Kubernetes minor version such as 1.35, given "1.35.2"  → at keelson:cluster.kubernetesVersion',
    ],
    [
      "a version that YAML read as a number",
      withCluster({ kubernetesVersion: 1.3 }),
      '✖ a Kubernetes minor version in quotes, such as "1.35", given 1.3  → at keelson:cluster.kubernetesVersion',
    ],
    [
      "a permission to replace that names no type",
      { "keelson:replace": JSON.stringify(["prod"]) },
      '✖ a resource as type::name, such as "aws:eks/cluster:Cluster::prod", given "prod"  → at keelson:replace[0]',
    ],
    [
      "a missing value",
      { "keelson:tier": undefined },
      '✖ a value is missing: one of "small", "standard", "highly-available"  → at keelson:tier',
    ],
    [
      "a missing value further in",
      withCluster({ network: { ...cluster.network, podCidrs: undefined } }),
      "✖ a value is missing: a list  → at keelson:cluster.network.podCidrs",
    ],
    [
      "services among the pods' addresses",
      withCluster({ network: { ...cluster.network, serviceCidrs: ["10.244.8.0/24"] } }),
      '✖ a range apart from podCidrs (10.244.0.0/16), given "10.244.8.0/24"  → at keelson:cluster.network.serviceCidrs[0]',
    ],
    [
      "a misspelt namespace",
      { "keelsom:tier": "small" },
      '✖ unknown namespace, did you mean "keelson"?  → at keelsom:tier',
    ],
    [
      "charts that are not there",
      { "keelson:charts": "./nowhere" },
      '✖ "upstream", "oci://…" of a mirror, or a directory that is there, given "./nowhere"  → at keelson:charts',
    ],
    [
      "an identifier that is no uid",
      withCluster({ identifier: "prod-1" }),
      '✖ the uid of its kube-system namespace (kubectl get namespace kube-system -o jsonpath={.metadata.uid}), given "prod-1"  → at keelson:cluster.identifier',
    ],
    ["a list that is none", { "keelson:cluster": "[oops" }, '✖ a map, given "[oops"  → at keelson:cluster'],
    [
      "a missing kubeconfig",
      { "keelson:kubeconfig": undefined },
      "✖ a value is missing: a secret, the cluster's kubeconfig: pulumi config set --secret keelson:kubeconfig < FILE  → at keelson:kubeconfig",
    ],
    ["a missing cluster", { "keelson:cluster": undefined }, "✖ a value is missing: a map  → at keelson:cluster"],
    [
      "a tier that is not there",
      { "keelson:tier": "tiny" },
      '✖ one of "small", "standard", "highly-available", given "tiny"  → at keelson:tier',
    ],
    [
      "a kind of cluster that is not there",
      withCluster({ kind: "minikube" }),
      '✖ one of "existing", "eks", "gke", "aks", given "minikube"  → at keelson:cluster.kind',
    ],
    [
      "an address range that is none",
      withCluster({ network: { ...cluster.network, nodeCidrs: ["10.0.0.0"] } }),
      '✖ an IPv4 range such as 10.0.0.0/16, given "10.0.0.0"  → at keelson:cluster.network.nodeCidrs[0]',
    ],
    [
      "a port out of range",
      withCluster({ network: { ...cluster.network, apiServer: { cidrs: ["10.0.0.0/8"], port: 70000 } } }),
      "✖ a whole number from 1 to 65535, given 70000  → at keelson:cluster.network.apiServer.port",
    ],
    [
      "a domain that is none",
      { "keelson:domain": "shop" },
      '✖ a domain such as example.com, given "shop"  → at keelson:domain',
    ],
    [
      "an address that is none",
      { "keelson:acmeEmail": "me" },
      '✖ an e-mail address, given "me"  → at keelson:acmeEmail',
    ],
    [
      "an identity of nobody",
      withCluster({ identities: { "external-dns": "arn" } }),
      '✖ namespace/name of a service account, given "external-dns"  → at keelson:cluster.identities.external-dns',
    ],
  ];
  for (const [title, changes, line] of mistakes) {
    it(`refuses ${title}`, async () => {
      await assert.rejects(runOwnStack("local", changes), { message: header + line });
    });
  }

  it("says everything at once", async () => {
    const changes = { "keelson:tier": "tiny", "keelson:regoin": "eu", ...withCluster({ kubernetesVersion: "1.35.2" }) };
    await assert.rejects(runOwnStack("local", changes), (error: Error) => error.message.split("\n").length === 4);
  });

  const hidden: [string, Record<string, string>, string[]][] = [
    ["a kubeconfig", { "keelson:kubeconfig": "s3cret", "keelson:tier": "tiny" }, ["keelson:kubeconfig"]],
    ["a kubeconfig that is not encrypted", { "keelson:kubeconfig": "s3cret" }, []],
    ["a secret where none belongs", { "keelson:acmeEmail": "s3cret" }, ["keelson:acmeEmail", "keelson:kubeconfig"]],
  ];
  for (const [title, changes, secretConfigKeys] of hidden) {
    it(`never shows ${title}`, async () => {
      await assert.rejects(
        runOwnStack("local", changes, { secretConfigKeys }),
        (error: Error) => error.message.startsWith(header) && !error.message.includes("s3cret"),
      );
    });
  }

  it("refuses a workload that is exposed without a domain", async () => {
    await assert.rejects(runOwnStack("local", { "keelson:domain": undefined }), {
      message:
        'deployment "frontend" is not valid:\n✖ expose.host: is required because the platform has no domain; set it, or set keelson:domain',
    });
  });

  it("takes a cluster's own metrics for what they are", async () => {
    const run = await runOwnStack("local", withCluster({ builtin: ["resource-metrics"] }));
    assert.deepEqual(
      run.ofType("keelson:index:Addon").map(({ name }) => name),
      ["local-cert-manager", "local-traefik"],
    );
  });
});

describe("a stack of another name", () => {
  it("picks its wiring by keelson:environment", async () => {
    const run = await runOwnStack("dev", { "keelson:environment": "dev" }, { stack: "pr-123" });
    assert.ok(run.resources.every(({ urn }) => urn.startsWith("urn:pulumi:pr-123::keelson::")));
    assert.equal(run.find("keelson:index:Platform", "dev").name, "dev");
  });

  it("is refused without it, naming the nearest", async () => {
    await assert.rejects(runOwnStack("prod", {}, { stack: "prd" }), {
      message: `the stack "prd" asks for the environment "prd", known are ${Object.keys(environments).join(", ")}: did you mean "prod"? Set keelson:environment to one of them`,
    });
  });
});
