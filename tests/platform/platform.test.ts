import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import {
  certificateIssuers,
  certManager,
  defaultIngressClass,
  defineAddon,
  metricsServer,
  offer,
  type Platform,
  provideOne,
  resourceMetrics,
  type Tier,
  traefik,
} from "../../components";
import { existingCluster, platform } from "../support/programs";
import { runProgram } from "../support/run-program";

const chart = { repository: "https://charts.test", name: "x", version: "1.0.0" };
const metricsApi = { apiService: "v1beta1.metrics.k8s.io" };

async function withPlatform(make: () => Platform, look: (made: Platform) => void): Promise<void> {
  await runProgram(() => look(make()));
}

describe("Platform", () => {
  it("groups each add-on's resources under one component, on the cluster's provider", async () => {
    const run = await runProgram(() => {
      platform([traefik(), certManager(), metricsServer()]);
    });
    const root = run.find("keelson:index:Platform", "test");
    const addons = run.ofType("keelson:index:Addon");
    assert.deepEqual(
      addons.map(({ name, parent }) => [name, parent]),
      [
        ["test-cert-manager", root.urn],
        ["test-metrics-server", root.urn],
        ["test-traefik", root.urn],
      ],
    );
    const provider = run.find("pulumi:providers:kubernetes", "test").urn;
    for (const addon of addons) {
      for (const child of run.childrenOf(addon.urn)) {
        assert.equal(child.provider, provider, child.urn);
      }
    }
  });

  it("creates a release after its namespace and policies, and unrelated add-ons in parallel", async () => {
    const run = await runProgram(() => {
      platform([traefik(), certManager()]);
    });
    const release = run.find("kubernetes:helm.sh/v3:Release", "test-traefik");
    const before = run
      .childrenOf(run.find("keelson:index:Addon", "test-traefik").urn)
      .filter(({ urn }) => urn !== release.urn);
    assert.deepEqual([...release.dependsOn].sort(), before.map(({ urn }) => urn).sort());
  });

  it("labels an add-on's namespace as restricted at the cluster's version", async () => {
    const run = await runProgram(() => {
      platform([traefik()]);
    });
    assert.deepEqual(run.find("kubernetes:core/v1:Namespace", "test-traefik").inputs.metadata, {
      name: "traefik",
      labels: {
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/enforce-version": "v1.35",
        "pod-security.kubernetes.io/warn": "restricted",
        "pod-security.kubernetes.io/warn-version": "v1.35",
        "pod-security.kubernetes.io/audit": "restricted",
        "pod-security.kubernetes.io/audit-version": "v1.35",
      },
    });
  });

  it("takes every chart from the stack's source", async () => {
    const run = await runProgram(() => {
      platform([traefik()], { charts: "oci://mirror.test/charts" });
    });
    const { chart, version, repositoryOpts } = run.find("kubernetes:helm.sh/v3:Release", "test-traefik").inputs;
    assert.deepEqual([chart, version, repositoryOpts], ["oci://mirror.test/charts/traefik", "41.3.0", undefined]);
  });

  it("finds capabilities and the resources to wait for", () =>
    withPlatform(
      () => platform([traefik(), certManager()]),
      (made) => {
        const found = made.require(defaultIngressClass, "test");
        assert.equal(found.value.name, "traefik");
        assert.equal(found.dependsOn.length, 1);
        assert.deepEqual(Object.keys(made.all(certificateIssuers)), ["staging", "production"]);
        assert.equal(made.find(certificateIssuers, "production")?.value.name, "letsencrypt-production");
        assert.equal(made.find(resourceMetrics), undefined);
      },
    ));

  it("finds the cluster's offers, and lets an add-on replace them", () =>
    withPlatform(
      () => {
        const own = { name: "own", controller: "test", pods: { namespace: "own", labels: { app: "own" } } };
        const cluster = existingCluster({
          builtin: [offer(resourceMetrics, metricsApi), offer(defaultIngressClass, own)],
        });
        return platform([traefik()], { cluster });
      },
      (made) => {
        assert.deepEqual(made.require(resourceMetrics, "test"), { value: metricsApi, dependsOn: [] });
        assert.equal(made.find(defaultIngressClass)?.value.name, "traefik");
      },
    ));

  it("names the consumer and the add-ons that could provide a missing capability", () =>
    withPlatform(
      () => platform([]),
      (made) => {
        assert.throws(() => made.require(defaultIngressClass, 'deployment "web"'), {
          message:
            'deployment "web" is not valid:\n✖ platform: needs a default IngressClass, which nothing provides; add traefik',
        });
      },
    ));

  it("waits for the step from which a capability is ready: for issuers, their custom resources", () =>
    withPlatform(
      () => platform([traefik(), certManager()]),
      (made) => {
        const [first] = made.require(certificateIssuers, "test", "staging").dependsOn;
        assert.ok(first instanceof k8s.apiextensions.CustomResource);
      },
    ));

  it("knows the releases that tenants' namespaces wait for", () =>
    withPlatform(
      () => platform([traefik(), certManager()]),
      (made) => assert.deepEqual([made.finalizers.length, made.ready.length], [1, 0]),
    ));

  const refusals: [string, () => Platform, string][] = [
    [
      "a need that nothing provides",
      () => platform([certManager()]),
      'platform "test" is not valid:\n✖ addons.cert-manager: needs a default IngressClass, which nothing provides; add traefik',
    ],
    [
      "two default ingress classes",
      () => {
        const other = defineAddon({
          name: "other",
          summary: "",
          chart,
          namespace: "other",
          crds: { how: "none" },
          provides: traefikLike,
          values: () => ({}),
        });
        return platform([traefik(), other()]);
      },
      'platform "test" is not valid:\n✖ addons.other: expected a single provider of a default IngressClass, got traefik and other; keep one of them',
    ],
    [
      "an add-on's bad options",
      () => platform([traefik(), certManager({ email: "nobody" })]),
      'platform "test" is not valid:\n✖ addons.cert-manager.email: expected an e-mail address such as "platform@example.com", got "nobody"',
    ],
    [
      "a place for charts that is none",
      () => platform([], { charts: "upstraem" }),
      'platform "test" is not valid:\n✖ charts: expected "upstream", the "oci://…" of a mirror, or a directory that begins with "./", "../" or "/", got "upstraem"',
    ],
    [
      "a tier that is none",
      () => platform([], { tier: "big" as Tier }),
      'platform "test" is not valid:\n✖ tier: expected one of "highly-available", "small", "standard", got "big"',
    ],
    [
      "an inexact version",
      () => platform([traefik({}, { version: "^41" })]),
      'platform "test" is not valid:\n✖ addons.traefik.version: expected an exact version such as "1.2.3", got "^41"; a range selects newer versions over time',
    ],
    [
      "metrics-server where the cluster has its own",
      () =>
        platform([metricsServer()], { cluster: existingCluster({ builtin: [offer(resourceMetrics, metricsApi)] }) }),
      'platform "test" is not valid:\n✖ addons.metrics-server: expected a single provider of CPU and memory metrics of pods (metrics.k8s.io), got the cluster itself and metrics-server; keep one of them',
    ],
  ];
  const traefikLike = [
    provideOne(defaultIngressClass, () => ({ name: "x", controller: "x", pods: { namespace: "x", labels: {} } })),
  ];
  for (const [title, make, message] of refusals) {
    it(`refuses ${title}`, async () => {
      await assert.rejects(
        runProgram(() => {
          make();
        }),
        { message },
      );
    });
  }
});
