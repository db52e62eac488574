import assert from "node:assert/strict";
import { certManager, metricsServer, traefik } from "../../../components";
import { bound, install, releaseType, valuesOf } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";

describe("metrics-server", () => {
  it("is a release in kube-system, which stays as it is", async () => {
    const run = await install([metricsServer()]);
    const release = run.find(releaseType, "test-metrics-server");
    assert.equal(release.inputs.namespace, "kube-system");
    assert.equal(release.inputs.chart, "metrics-server");
    assert.equal(release.inputs.version, "3.13.1");
    assert.deepEqual(release.inputs.repositoryOpts, { repo: "https://kubernetes-sigs.github.io/metrics-server/" });
    assert.deepEqual(run.childrenOf(run.find("keelson:index:Addon", "test-metrics-server").urn), [release]);
  });

  it("has more replicas, a budget and spread where the tier asks for them", async () => {
    const small = valuesOf(await install([metricsServer()]), "metrics-server");
    assert.deepEqual(
      [small.replicas, small.podDisruptionBudget, small.topologySpreadConstraints, small.args],
      [1, { enabled: false }, [], []],
    );
    const large = valuesOf(await install([metricsServer()], "highly-available"), "metrics-server");
    assert.deepEqual([large.replicas, large.podDisruptionBudget], [3, { enabled: true, maxUnavailable: 1 }]);
    const [zones, nodes] = large.topologySpreadConstraints as { topologyKey: string; whenUnsatisfiable: string }[];
    assert.deepEqual(
      [zones?.topologyKey, zones?.whenUnsatisfiable, nodes?.topologyKey],
      ["topology.kubernetes.io/zone", "ScheduleAnyway", "kubernetes.io/hostname"],
    );
  });

  it("accepts unsigned kubelet certificates only when asked to", async () => {
    const values = valuesOf(await install([metricsServer({ kubeletInsecureTls: true })]), "metrics-server");
    assert.deepEqual(values.args, ["--kubelet-insecure-tls"]);
  });
});

describe("traefik", () => {
  it("is the default ingress class, reads Ingresses only, and sends HTTP to HTTPS", async () => {
    const run = await install([traefik()]);
    const values = valuesOf(run, "traefik");
    assert.deepEqual(values.ingressClass, { enabled: true, isDefaultClass: true, name: "traefik" });
    assert.deepEqual(values.providers, { kubernetesCRD: { enabled: false } });
    assert.deepEqual(values.ports, {
      web: { http: { redirections: { entryPoint: { to: "websecure", scheme: "https", permanent: true } } } },
    });
    assert.equal(run.find(releaseType, "test-traefik").inputs.skipCrds, true);
  });

  it("lets the world in on its two ports, and goes out to exposed pods only", async () => {
    const policies = policiesOf((await install([traefik(), certManager()])).resources);
    const pod = { namespace: "traefik", labels: { "app.kubernetes.io/name": "traefik" } };
    const world = { address: "203.0.113.7" };
    const exposed = { namespace: "team", labels: { "keelson.dev/exposed": "true" } };
    const solver = { namespace: "team", labels: { "acme.cert-manager.io/http01-solver": "true" } };
    assert.deepEqual(
      [8000, 8443, 8080, 9100].map((port) => connects(policies, world, pod, port)),
      [true, true, false, false],
    );
    assert.ok(connects(policies, pod, exposed, 8080));
    assert.ok(connects(policies, pod, solver, 8089));
    assert.ok(!connects(policies, pod, { ...exposed, labels: {} }, 8080));
    assert.ok(!connects(policies, pod, world, 443));
    assert.ok(connects(policies, pod, { address: "192.168.1.5" }, 6443));
  });

  const loadBalancers = [
    ["aws", "internal", { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal" }],
    ["aws", "public", { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing" }],
    ["gcp", "internal", { "networking.gke.io/load-balancer-type": "Internal" }],
    ["gcp", "public", {}],
    ["azure", "internal", { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }],
    ["azure", "public", {}],
    ["none", "internal", {}],
  ] as const;
  for (const [cloud, exposure, annotations] of loadBalancers) {
    it(`is ${exposure} on ${cloud} in that cloud's own words`, () => {
      const nobody = { find: () => undefined, all: () => ({}) };
      const { service } = bound(traefik({ exposure }), { cloud }).values(nobody, {});
      assert.deepEqual(service, { annotations });
    });
  }

  it("is internal unless it is asked to be public", () => {
    const nobody = { find: () => undefined, all: () => ({}) };
    assert.deepEqual(bound(traefik(), { cloud: "azure" }).values(nobody, {}).service, {
      annotations: { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" },
    });
  });

  it("offers no default class when it is not to be one", () => {
    assert.deepEqual(bound(traefik({ isDefaultClass: false })).offers, []);
  });
});

describe("cert-manager", () => {
  it("installs and keeps its CRDs with the release, and elects leaders in its own namespace", async () => {
    const values = valuesOf(await install([certManager(), traefik()]), "cert-manager");
    assert.deepEqual(values.crds, { enabled: true, keep: true });
    assert.deepEqual(values.global, {
      priorityClassName: "system-cluster-critical",
      leaderElection: { namespace: "cert-manager" },
    });
  });

  it("makes both issuers after the release, solved by HTTP-01 through the default class", async () => {
    const run = await install([certManager({ email: "team@example.com" }), traefik()]);
    const release = run.find(releaseType, "test-cert-manager");
    const issuers = run.ofType("kubernetes:cert-manager.io/v1:ClusterIssuer");
    assert.deepEqual(
      issuers.map(({ name }) => name),
      ["test-cert-manager-letsencrypt-production", "test-cert-manager-letsencrypt-staging"],
    );
    for (const issuer of issuers) {
      assert.ok(issuer.dependsOn.includes(release.urn));
      assert.ok(
        !issuer.dependsOn.includes(run.find(releaseType, "test-traefik").urn),
        "only the name of the class is needed",
      );
    }
    assert.deepEqual(issuers[0]?.inputs.spec, {
      acme: {
        server: "https://acme-v02.api.letsencrypt.org/directory",
        email: "team@example.com",
        privateKeySecretRef: { name: "letsencrypt-production" },
        solvers: [{ http01: { ingress: { ingressClassName: "traefik" } } }],
      },
    });
  });

  it("lets the API server reach the webhook, and nobody else reach anything", async () => {
    const policies = policiesOf((await install([certManager(), traefik()])).resources);
    const pod = (component: string) => ({
      namespace: "cert-manager",
      labels: { "app.kubernetes.io/instance": "cert-manager", "app.kubernetes.io/component": component },
    });
    const apiServer = { address: "192.168.1.5" };
    assert.ok(connects(policies, apiServer, pod("webhook"), 10250));
    assert.ok(!connects(policies, apiServer, pod("controller"), 9402));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, pod("webhook"), 10250));
    assert.ok(connects(policies, pod("controller"), { address: "203.0.113.7" }, 443));
    assert.ok(!connects(policies, pod("cainjector"), { address: "203.0.113.7" }, 443));
    assert.ok(!connects(policies, pod("controller"), { address: "169.254.169.254" }, 80));
  });

  it("refuses what is no e-mail address", () => {
    assert.deepEqual(bound(certManager({ email: "team" })).problems, [
      { path: "email", message: 'an e-mail address, given "team", for instance "platform@example.com"' },
    ]);
  });
});
