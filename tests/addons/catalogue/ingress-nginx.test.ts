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
import { loadBalancerService } from "../../../components/addons/catalogue/load-balancer-service";
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

/** Provides what ingress-nginx asks of others. */
const others: Addon = defineAddon<object>({
  name: "others",
  summary: "a load-balancer controller and monitoring",
  chart: { repository: "https://charts.example.com", name: "others", version: "1.0.0" },
  namespace: "others",
  crds: { how: "none" },
  provides: [provideOne(loadBalancers, () => controllers), provideOne(monitoring, () => ({ pods: prometheus }))],
  values: () => ({}),
})();

function controllerOf(values: Record<string, unknown>): Record<string, unknown> {
  return values.controller as Record<string, unknown>;
}

describe("ingress-nginx", () => {
  it("is refused until it is accepted that nobody mends it", async () => {
    await assert.rejects(install([ingressNginx()]), {
      message: [
        'platform "test" is not valid:',
        "✖ ingress-nginx is retired upstream since 2026-03 and gets no security fixes any more: use traefik, which is the default, or accept it by acceptRetired: true  → at addons.ingress-nginx.acceptRetired",
      ].join("\n"),
    });
    assert.deepEqual(bound(ingressNginx({}, accepted)).warnings, [
      "ingress-nginx is retired upstream since 2026-03 and gets no security fixes any more: use traefik, which is the default",
    ]);
  });

  it("sends HTTP to HTTPS, refuses old TLS and text for its own configuration", async () => {
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

  it("loses nobody while it is replaced or moved", async () => {
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

  it("is the load-balancer controller's on AWS, which comes first", async () => {
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
      /ingress-nginx needs the cloud's load balancers for Services, which nobody provides/,
    );
  });

  it("lets in the world, the API server and Prometheus, each on its ports, and goes to exposed pods only", async () => {
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

  it("lets the Jobs that make the webhook's certificate reach the API server, and nothing else", async () => {
    const policies = policiesOf((await install([ingressNginx({}, accepted)])).resources);
    const job = {
      namespace: "ingress-nginx",
      labels: { "app.kubernetes.io/name": "ingress-nginx", "app.kubernetes.io/component": "admission-webhook" },
    };
    assert.ok(connects(policies, job, { address: "192.168.1.5" }, 6443));
    assert.ok(!connects(policies, job, { address: "203.0.113.7" }, 443));
    assert.ok(!connects(policies, { address: "203.0.113.7" }, job, 80));
  });

  it("listens on while its load balancer still sends, and is ready when it does", async () => {
    const run = await install([ingressNginx({}, accepted), others]);
    assert.deepEqual(controllerOf(valuesOf(run, "ingress-nginx")).extraArgs, { "shutdown-grace-period": 60 });
    const { metadata } = run.find("kubernetes:core/v1:Namespace", "test-ingress-nginx").inputs as {
      metadata: { labels: Record<string, string> };
    };
    assert.equal(metadata.labels["controller.example.com/readiness"], "enabled");
    assert.equal(metadata.labels["pod-security.kubernetes.io/enforce"], "restricted");
  });

  it("is asked for its own health by a load balancer of Azure", async () => {
    const run = await installOn(() => existingIn("azure", []), [ingressNginx({}, accepted)]);
    const { service } = controllerOf(valuesOf(run, "ingress-nginx")) as { service: unknown };
    assert.deepEqual(service, {
      annotations: {
        "service.beta.kubernetes.io/azure-load-balancer-internal": "true",
        "service.beta.kubernetes.io/azure-load-balancer-health-probe-request-path": "/healthz",
      },
    });
  });

  it("is waited for by everything that may bring an Ingress", async () => {
    const run = await install([ingressNginx({}, accepted), certManager()]);
    const { urn } = run.find(releaseType, "test-ingress-nginx");
    assert.ok(run.find(releaseType, "test-cert-manager").dependsOn.includes(urn));
  });

  it("is the default class alone, or not the default", async () => {
    await assert.rejects(
      install([ingressNginx({}, accepted), traefik()]),
      /ingress-nginx and traefik both provide a default IngressClass/,
    );
    const { offers } = bound(ingressNginx({ isDefaultClass: false }, accepted));
    assert.deepEqual(
      offers.map(({ capability, key }) => [capability.name, key]),
      [["ingress-classes", "nginx"]],
    );
  });
});

describe("loadBalancerService", () => {
  const table = [
    ["gcp", "internal", { "networking.gke.io/load-balancer-type": "Internal" }],
    ["gcp", "public", {}],
    ["azure", "internal", { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }],
    ["azure", "public", {}],
    ["none", "internal", {}],
  ] as const;
  for (const [cloud, exposure, annotations] of table) {
    it(`is ${exposure} on ${cloud} in that cloud's own words`, () => {
      assert.deepEqual(loadBalancerService(exposure, cloud, undefined), { annotations });
    });
  }

  it("names the class of the controller that makes it", () => {
    assert.deepEqual(loadBalancerService("internal", "aws", controllers), {
      annotations: { scheme: "internal" },
      loadBalancerClass: "service.k8s.aws/nlb",
    });
  });
});
