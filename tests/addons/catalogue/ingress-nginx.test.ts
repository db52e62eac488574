import assert from "node:assert/strict";
import {
  type Addon,
  certManager,
  defineAddon,
  ingressNginx,
  loadBalancers,
  monitoring,
  provideOne,
  traefik,
} from "../../../components";
import { installOn } from "../../support/aws";
import { existingIn } from "../../support/clouds";
import { installOnEks } from "../../support/eks";
import { bound, install, releaseType, valuesOf } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";

const accepted = { acceptRetired: true };
const prometheus = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "prometheus" } };
const controllers = {
  serviceClass: "service.k8s.aws/nlb",
  serviceAnnotations: { internal: { scheme: "internal" }, public: { scheme: "internet-facing" } },
  namespaceLabels: { "controller.example.com/readiness": "enabled" },
  drainSeconds: 60,
};

/** Provides the capabilities that ingress-nginx wants. */
const others: Addon = defineAddon<object>({
  name: "others",
  summary: "a load-balancer controller and monitoring",
  chart: { repository: "https://charts.example.com", name: "others", version: "1.0.0" },
  namespace: "others",
  crds: { how: "none" },
  provides: [
    provideOne(loadBalancers, () => controllers),
    provideOne(monitoring, () => ({ pods: prometheus, monitorLabels: {} })),
  ],
  values: () => ({}),
})();

function controllerOf(values: Record<string, unknown>): Record<string, unknown> {
  return values.controller as Record<string, unknown>;
}

describe("ingress-nginx", () => {
  it("is refused until its retirement is accepted", async () => {
    await assert.rejects(install([ingressNginx()]), {
      message: [
        'platform "test" is not valid:',
        "✖ addons.ingress-nginx.acceptRetired: ingress-nginx was retired upstream in 2026-03 and gets no security fixes; use traefik, the default, or set acceptRetired: true",
      ].join("\n"),
    });
    assert.deepEqual(bound(ingressNginx({}, accepted)).warnings, [
      "ingress-nginx was retired upstream in 2026-03 and gets no security fixes; use traefik, the default",
    ]);
  });

  it("redirects HTTP to HTTPS, and refuses old TLS and configuration snippets", async () => {
    const values = controllerOf(valuesOf(await install([ingressNginx({}, accepted)]), "ingress-nginx"));
    assert.deepEqual(values.config, {
      "force-ssl-redirect": "true",
      "ssl-protocols": "TLSv1.2 TLSv1.3",
      "annotations-risk-level": "Medium",
      "strict-validate-path-type": "true",
    });
    assert.deepEqual([values.allowSnippetAnnotations, values.enableAnnotationValidations], [false, true]);
    assert.deepEqual(values.ingressClassResource, {
      name: "nginx",
      controllerValue: "k8s.io/ingress-nginx",
      default: true,
    });
    assert.deepEqual(values.metrics, { enabled: false, serviceMonitor: { enabled: false } });
  });

  it("loses no connections while its pods are replaced", async () => {
    const run = await install([ingressNginx({}, accepted)], "highly-available");
    const values = controllerOf(valuesOf(run, "ingress-nginx"));
    assert.deepEqual(
      [values.replicaCount, values.maxUnavailable, values.unhealthyPodEvictionPolicy, values.priorityClassName],
      [3, 1, "AlwaysAllow", "system-cluster-critical"],
    );
    assert.deepEqual(values.updateStrategy, {
      type: "RollingUpdate",
      rollingUpdate: { maxUnavailable: 0, maxSurge: "100%" },
    });
    assert.equal((values.topologySpreadConstraints as object[]).length, 2);
  });

  it("uses the controller of load balancers on AWS, which is installed first", async () => {
    const run = await installOnEks([ingressNginx({ exposure: "public" }, accepted), others]);
    const values = controllerOf(valuesOf(run, "ingress-nginx"));
    assert.deepEqual(values.service, {
      annotations: { scheme: "internet-facing" },
      loadBalancerClass: "service.k8s.aws/nlb",
    });
    const release = run.find(releaseType, "test-ingress-nginx");
    assert.ok(release.dependsOn.includes(run.find(releaseType, "test-others").urn));
    assert.equal(release.options.deletedWith, undefined, "its load balancer goes before the network does");
    assert.deepEqual(values.metrics, { enabled: true, serviceMonitor: { enabled: true } });
    await assert.rejects(
      installOnEks([ingressNginx({}, accepted)]),
      /addons\.ingress-nginx: needs load balancers of the cloud for Services, which nothing provides/,
    );
  });

  it("accepts everyone, the API server and Prometheus, each on its ports, and connects to exposed pods only", async () => {
    const policies = policiesOf((await install([ingressNginx({}, accepted), certManager(), others])).resources);
    const pod = {
      namespace: "ingress-nginx",
      labels: { "app.kubernetes.io/name": "ingress-nginx", "app.kubernetes.io/component": "controller" },
    };
    const world = { address: "203.0.113.7" };
    const exposed = { namespace: "team", labels: { "keelson.dev/exposed": "true" } };
    const solver = { namespace: "team", labels: { "acme.cert-manager.io/http01-solver": "true" } };
    const ports = [80, 443, 8443, 10254];
    assert.deepEqual(
      ports.map((port) => connects(policies, world, pod, port)),
      [true, true, false, false],
    );
    assert.deepEqual(
      ports.map((port) => connects(policies, { address: "192.168.1.5" }, pod, port)),
      [true, true, true, false],
    );
    const policiesOfController = policies.filter(({ namespace }) => namespace === "ingress-nginx");
    assert.ok(connects(policiesOfController, prometheus, pod, 10254));
    assert.ok(!connects(policiesOfController, { ...prometheus, labels: {} }, pod, 10254));
    assert.ok(connects(policies, pod, exposed, 8080));
    assert.ok(connects(policies, pod, solver, 8089));
    assert.ok(!connects(policies, pod, { ...exposed, labels: {} }, 8080));
    assert.ok(!connects(policies, pod, world, 443));
  });

  it("lets the Jobs for the webhook's certificate connect to the API server only", async () => {
    const policies = policiesOf((await install([ingressNginx({}, accepted)])).resources);
    const job = {
      namespace: "ingress-nginx",
      labels: { "app.kubernetes.io/name": "ingress-nginx", "app.kubernetes.io/component": "admission-webhook" },
    };
    assert.ok(connects(policies, job, { address: "192.168.1.5" }, 6443));
    assert.ok(!connects(policies, job, { address: "203.0.113.7" }, 443));
    assert.ok(!connects(policies, { address: "203.0.113.7" }, job, 80));
  });

  it("keeps listening while its load balancer still sends, and is ready when it starts to", async () => {
    const run = await install([ingressNginx({}, accepted), others]);
    assert.deepEqual(controllerOf(valuesOf(run, "ingress-nginx")).extraArgs, { "shutdown-grace-period": 60 });
    const { metadata } = run.find("kubernetes:core/v1:Namespace", "test-ingress-nginx").inputs as {
      metadata: { labels: Record<string, string> };
    };
    assert.equal(metadata.labels["controller.example.com/readiness"], "enabled");
    assert.equal(metadata.labels["pod-security.kubernetes.io/enforce"], "restricted");
  });

  it("answers the health probes of Azure's load balancers itself", async () => {
    const run = await installOn(() => existingIn("azure", []), [ingressNginx({}, accepted)]);
    const { service } = controllerOf(valuesOf(run, "ingress-nginx")) as { service: unknown };
    assert.deepEqual(service, {
      annotations: {
        "service.beta.kubernetes.io/azure-load-balancer-internal": "true",
        "service.beta.kubernetes.io/azure-load-balancer-health-probe-request-path": "/healthz",
      },
    });
  });

  it("is installed before everything that may create an Ingress", async () => {
    const run = await install([ingressNginx({}, accepted), certManager()]);
    const { urn } = run.find(releaseType, "test-ingress-nginx");
    assert.ok(run.find(releaseType, "test-cert-manager").dependsOn.includes(urn));
  });

  it("is refused beside another default class", async () => {
    await assert.rejects(
      install([ingressNginx({}, accepted), traefik()]),
      /expected a single provider of a default IngressClass, got ingress-nginx and traefik/,
    );
    const { offers } = bound(ingressNginx({ isDefaultClass: false }, accepted));
    assert.deepEqual(
      offers.map(({ capability, key }) => [capability.name, key]),
      [["ingress-classes", "nginx"]],
    );
  });
});
