import assert from "node:assert/strict";
import { readProject, readStack } from "../../cli/project";
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

/** Matches an error's lines: the header, and then each pattern once, in this order. */
function linesMatch(header: string, patterns: readonly RegExp[]): (error: Error) => boolean {
  return ({ message }) => {
    const [first, ...lines] = message.split("\n");
    assert.equal(first, header);
    assert.equal(lines.length, patterns.length, message);
    for (const [index, pattern] of patterns.entries()) {
      assert.match(lines[index] ?? "", pattern);
    }
    return true;
  };
}

const header = "Pulumi.local.yaml is not valid:\n";

describe("the configuration", () => {
  const mistakes: [string, Record<string, string | undefined>, string][] = [
    ["a misspelt key", { "keelson:domian": "example.com" }, '✖ keelson:domian: unknown key; did you mean "domain"?'],
    [
      "an unknown key",
      { "keelson:region": "eu" },
      "✖ keelson:region: unknown key; allowed are environment, wiring, tier, domain, acmeEmail, exposure, issuer, charts, images, dockerConfig, proxy, caBundle, placement, priorityClasses, ingress, dns, logs, addonSet, addons, cluster, replace, budget, review, tenants, kubeconfig",
    ],
    [
      "a misspelt key further in",
      withCluster({ kubernetesVersoin: "1.35" }),
      '✖ keelson:cluster.kubernetesVersoin: unknown key; did you mean "kubernetesVersion"?',
    ],
    [
      "a misspelt key whose value is wrong too",
      withCluster({ kubernetesVersion: undefined, kubernetesVersoin: "1.35.2" }),
      '✖ keelson:cluster.kubernetesVersoin: unknown key; did you mean "kubernetesVersion"?\n✖ keelson:cluster.kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1.35.2"; the cloud chooses the patch version',
    ],
    [
      "an application that does not exist",
      { "keelson:tenants": JSON.stringify({ boutique: { applications: ["podinof"] } }) },
      '✖ keelson:tenants.boutique.applications[0]: expected one of "message-broker", "online-boutique", "podinfo", got "podinof"',
    ],
    [
      "a misspelt key of a tenant",
      { "keelson:tenants": JSON.stringify({ shop: { quotas: { cpu: "4" } } }) },
      '✖ keelson:tenants.shop.quotas: unknown key; did you mean "quota"?',
    ],
    [
      "a misspelt sum in a quota",
      { "keelson:tenants": JSON.stringify({ shop: { quota: { memroy: "4Gi" } } }) },
      '✖ keelson:tenants.shop.quota.memroy: unknown key; did you mean "memory"?',
    ],
    [
      "a CPU quota that YAML reads as a number",
      { "keelson:tenants": JSON.stringify({ shop: { quota: { cpu: 4 } } }) },
      '✖ keelson:tenants.shop.quota.cpu: expected a Kubernetes quantity such as "8", got 4; put it in quotes',
    ],
    [
      "access of everybody to a tenant",
      { "keelson:tenants": JSON.stringify({ shop: { access: { admins: ["system:masters"] } } }) },
      '✖ keelson:tenants.shop.access.admins[0]: expected a group of the identity provider, got "system:masters"; use another group, because system groups contain either everybody or nobody',
    ],
    [
      "two tenants in one namespace",
      { "keelson:tenants": JSON.stringify({ shop: {}, store: { namespace: "shop" } }) },
      '✖ keelson:tenants.store.namespace: "shop" is already the namespace of tenant "shop"; choose another namespace',
    ],
    [
      "an add-on that the catalogue lacks",
      { "keelson:addons": JSON.stringify({ traefk: true }) },
      '✖ keelson:addons.traefk: unknown key; did you mean "traefik"?',
    ],
    [
      "an add-on that is neither on nor off nor options",
      { "keelson:addons": JSON.stringify({ keda: "yes" }) },
      '✖ keelson:addons.keda: expected true, false or a map of options, got "yes"',
    ],
    [
      "a misspelt option of an add-on",
      { "keelson:addons": JSON.stringify({ traefik: { gatewya: true } }) },
      '✖ keelson:addons.traefik.gatewya: unknown key; did you mean "gateway"?',
    ],
    [
      "an option of a wrong type",
      { "keelson:addons": JSON.stringify({ "kube-prometheus-stack": { retentionDays: "a month" } }) },
      '✖ keelson:addons.kube-prometheus-stack.retentionDays: expected a number, got "a month"',
    ],
    [
      "an add-on without an option that it requires",
      { "keelson:addons": JSON.stringify({ "external-dns": { policy: "sync" } }) },
      "✖ keelson:addons.external-dns.zones: expected a list of maps, got nothing",
    ],
    [
      "an override that does not exist",
      { "keelson:addons": JSON.stringify({ traefik: { overrides: { chart: "x" } } }) },
      "✖ keelson:addons.traefik.overrides.chart: unknown key; allowed are acceptRetired, values, version",
    ],
    ...[
      ["teams", "write keelson:tenants: { <team>: { applications: [<application>], access: <its groups> } }"],
      ["secrets", "for none, set keelson:addons: { external-secrets: false }; for cloud, remove this key"],
      ["acceptRetired", "set keelson:addons: { ingress-nginx: { overrides: { acceptRetired: true } } }"],
      ["keyVault", "set keelson:addons: { external-secrets: { keyVault: <its value> } }"],
      ["karpenter", "set keelson:addons: { karpenter: <its value> }"],
    ].map(([key, fix]): [string, Record<string, string>, string] => [
      `a key of an earlier release, ${key}`,
      { [`keelson:${key}`]: "{}" },
      `✖ keelson:${key}: moved; ${fix}`,
    ]),
    [
      "a patch version",
      withCluster({ kubernetesVersion: "1.35.2" }),
      '✖ keelson:cluster.kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1.35.2"; the cloud chooses the patch version',
    ],
    [
      "a version that YAML reads as a number",
      withCluster({ kubernetesVersion: 1.3 }),
      '✖ keelson:cluster.kubernetesVersion: expected a Kubernetes minor version such as "1.35", got 1.3; put it in quotes',
    ],
    [
      "a version that no cloud offers any more",
      withCluster({ kubernetesVersion: "1.9" }),
      '✖ keelson:cluster.kubernetesVersion: expected a Kubernetes minor version such as "1.35", got "1.9"; the cloud chooses the patch version',
    ],
    [
      "an empty list of ranges",
      withCluster({ network: { ...cluster.network, nodeCidrs: [] } }),
      "✖ keelson:cluster.network.nodeCidrs: expected at least one range, got []",
    ],
    [
      "a long value, without showing it",
      { "keelson:acmeEmail": "x".repeat(79) },
      "✖ keelson:acmeEmail: expected an e-mail address",
    ],
    [
      "a permission to replace that names no type",
      { "keelson:replace": JSON.stringify(["prod"]) },
      '✖ keelson:replace[0]: expected a resource as type::name, such as "aws:eks/cluster:Cluster::prod", got "prod"',
    ],
    [
      "a missing value",
      { "keelson:tier": undefined },
      '✖ keelson:tier: expected one of "small", "standard", "highly-available", got nothing',
    ],
    [
      "a missing value further in",
      withCluster({ network: { ...cluster.network, podCidrs: undefined } }),
      "✖ keelson:cluster.network.podCidrs: expected a list of texts, got nothing",
    ],
    [
      "Services among the pods' addresses",
      withCluster({ network: { ...cluster.network, serviceCidrs: ["10.244.8.0/24"] } }),
      '✖ keelson:cluster.network.serviceCidrs[0]: expected a range that does not overlap podCidrs (10.244.0.0/16), got "10.244.8.0/24"',
    ],
    ["a misspelt namespace", { "keelsom:tier": "small" }, '✖ keelsom:tier: unknown namespace; did you mean "keelson"?'],
    [
      "charts that do not exist",
      { "keelson:charts": "./nowhere" },
      '✖ keelson:charts: expected "upstream", "oci://…" of a mirror, or an existing directory, got "./nowhere"',
    ],
    [
      "an identifier that is no uid",
      withCluster({ identifier: "prod-1" }),
      '✖ keelson:cluster.identifier: expected the uid of the cluster\'s kube-system namespace (kubectl get namespace kube-system -o jsonpath={.metadata.uid}), got "prod-1"',
    ],
    ["a list that does not parse", { "keelson:cluster": "[oops" }, '✖ keelson:cluster: expected a map, got "[oops"'],
    [
      "a missing kubeconfig",
      { "keelson:kubeconfig": undefined },
      "✖ keelson:kubeconfig: expected the cluster's kubeconfig as a secret, got nothing; run pulumi config set --secret keelson:kubeconfig < FILE",
    ],
    ["a missing cluster", { "keelson:cluster": undefined }, "✖ keelson:cluster: expected a map, got nothing"],
    [
      "an unknown tier",
      { "keelson:tier": "tiny" },
      '✖ keelson:tier: expected one of "small", "standard", "highly-available", got "tiny"',
    ],
    [
      "an unknown kind of cluster",
      withCluster({ kind: "minikube" }),
      '✖ keelson:cluster.kind: expected one of "existing", "eks", "gke", "aks", got "minikube"',
    ],
    [
      "an address without a range",
      withCluster({ network: { ...cluster.network, nodeCidrs: ["10.0.0.0"] } }),
      '✖ keelson:cluster.network.nodeCidrs[0]: expected an IPv4 range such as 10.20.0.0/16, got "10.0.0.0"',
    ],
    [
      "the whole internet as the network of the nodes",
      withCluster({ network: { ...cluster.network, nodeCidrs: ["0.0.0.0/0"] } }),
      '✖ keelson:cluster.network.nodeCidrs: expected ranges that cover less than half of all addresses, got ["0.0.0.0/0"]; otherwise policies treat the whole internet as this network',
    ],
    [
      "the whole internet as the API server, in two halves",
      withCluster({ network: { ...cluster.network, apiServer: { cidrs: ["0.0.0.0/1", "128.0.0.0/1"] } } }),
      '✖ keelson:cluster.network.apiServer.cidrs: expected ranges that cover less than half of all addresses, got ["0.0.0.0/1","128.0.0.0/1"]; otherwise policies treat the whole internet as this network',
    ],
    [
      "a port out of range",
      withCluster({ network: { ...cluster.network, apiServer: { cidrs: ["10.0.0.0/8"], port: 70000 } } }),
      "✖ keelson:cluster.network.apiServer.port: expected a whole number from 1 to 65535, got 70000",
    ],
    [
      "a domain without a dot",
      { "keelson:domain": "shop" },
      '✖ keelson:domain: expected a domain such as example.com, got "shop"',
    ],
    [
      "an e-mail address without an @",
      { "keelson:acmeEmail": "me" },
      '✖ keelson:acmeEmail: expected an e-mail address, got "me"',
    ],
    [
      "an identity of no service account",
      withCluster({ cloud: "aws", identities: { "external-dns": "arn:aws:iam::111122223333:role/dns" } }),
      '✖ keelson:cluster.identities.external-dns: expected namespace/name of a service account, got "external-dns"',
    ],
  ];
  for (const [title, changes, line] of mistakes) {
    it(`refuses ${title}`, async () => {
      await assert.rejects(runOwnStack("local", changes), { message: header + line });
    });
  }

  it("reports every mistake of the file at once: shapes, contradictions and the cluster", async () => {
    const { config } = readStack(readProject(process.cwd()), "dev");
    const { region, ...eks } = JSON.parse(config["keelson:cluster"] ?? "") as Record<string, unknown>;
    const changes = {
      "keelson:tier": "tiny",
      "keelson:tenants": JSON.stringify({ boutique: { applications: ["podinfoo"] } }),
      "keelson:addons": JSON.stringify({ "external-secrets": { keyVault: { name: "shop" } } }),
      "keelson:cluster": JSON.stringify({
        ...eks,
        regoin: region,
        kubernetesVersion: 1.35,
        nodeRepair: "yes",
        nodePools: { general: { min: 9, max: 3 }, system: { min: 1, max: 3 } },
      }),
    };
    await assert.rejects(
      runOwnStack("dev", changes),
      linesMatch("Pulumi.dev.yaml is not valid:", [
        /^✖ keelson:tier: expected one of/,
        /^✖ keelson:tenants.boutique.applications\[0\]: expected one of .*, got "podinfoo"/,
        /^✖ keelson:cluster.regoin: unknown key; did you mean "region"\?$/,
        /^✖ keelson:cluster.kubernetesVersion: .*, got 1.35; put it in quotes$/,
        /^✖ keelson:cluster.nodeRepair: expected true or false, got "yes"$/,
        /^✖ keelson:addons.external-secrets.keyVault: is for clusters on Azure/,
        /^✖ keelson:cluster.nodePools.general.min: .*at most .*3.*9/,
        /^✖ keelson:cluster.nodePools.system: .*systemPool/,
      ]),
    );
  });

  it("cannot know the mistakes of a cluster without a required value", async () => {
    const { config } = readStack(readProject(process.cwd()), "dev");
    const { region: _region, ...eks } = JSON.parse(config["keelson:cluster"] ?? "") as Record<string, unknown>;
    const nodePools = { general: { min: 9, max: 3 } };
    await assert.rejects(
      runOwnStack("dev", { "keelson:cluster": JSON.stringify({ ...eks, nodePools }) }),
      linesMatch("Pulumi.dev.yaml is not valid:", [/^✖ keelson:cluster.region: expected a text, got nothing$/]),
    );
  });

  it("leaves out what follows from a mistake that it reports already", async () => {
    const { config } = readStack(readProject(process.cwd()), "prod");
    const eks = JSON.parse(config["keelson:cluster"] ?? "") as Record<string, unknown>;
    const endpoint = { publicAccessCidrs: [10] };
    await assert.rejects(
      runOwnStack("prod", { "keelson:cluster": JSON.stringify({ ...eks, endpoint }) }),
      linesMatch("Pulumi.prod.yaml is not valid:", [
        /^✖ keelson:cluster.endpoint.publicAccessCidrs\[0\]: expected a text, got 10; put it in quotes$/,
      ]),
    );
  });

  it("refuses a tenant and a workload of another one together", async () => {
    const { config } = readStack(readProject(process.cwd()), "dev");
    const tenants = {
      ...JSON.parse(config["keelson:tenants"] ?? ""),
      messages: { namespace: "cert-manager" },
    };
    await assert.rejects(
      runOwnStack("dev", { "keelson:domain": undefined, "keelson:tenants": JSON.stringify(tenants) }),
      (error: Error) => {
        const subjects = error.message.split("\n").filter((line) => line.endsWith(" is not valid:"));
        assert.deepEqual(subjects, [
          'deployment "frontend" of tenant "boutique" is not valid:',
          'tenant "messages" is not valid:',
          'deployment "frontend" of tenant "podinfo" is not valid:',
        ]);
        return true;
      },
    );
  });

  it("refuses a workload that is exposed without a domain", async () => {
    await assert.rejects(runOwnStack("local", { "keelson:domain": undefined }), {
      message:
        /^deployment "frontend" of tenant "boutique" is not valid:\n✖ expose.host: is required, because the platform has no domain; set it, or set keelson:domain$/,
    });
  });

  it("keeps the ingress inside the network unless the file says otherwise", () => {
    const { exposure } = stackSchema.parse({ environment: "prod", tier: "standard", cluster });
    assert.equal(exposure, "internal");
  });

  it("installs no metrics-server on a cluster that serves resource metrics", async () => {
    const run = await runOwnStack("local", withCluster({ builtin: ["resource-metrics"] }));
    assert.deepEqual(
      run.ofType("keelson:index:Addon").map(({ name }) => name),
      ["local-cert-manager", "local-traefik"],
    );
  });
});
