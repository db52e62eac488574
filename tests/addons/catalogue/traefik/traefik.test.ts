import assert from "node:assert/strict";
import {
  awsLoadBalancerController,
  type Cluster,
  certManager,
  Deployment,
  gatewayApi,
  offer,
  Tenant,
  type Tier,
  tierFacts,
  traefik,
} from "../../../../components";
import { installOn, monitored, prometheus } from "../../../support/aws";
import { installOnEks } from "../../../support/eks";
import { bound, existingCluster, install, platform, releaseType, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";
import { runProgram } from "../../../support/run-program";

describe("traefik", () => {
  it("is the default ingress class, reads Ingresses only, and redirects HTTP to HTTPS", async () => {
    const run = await install([traefik()]);
    const values = valuesOf(run, "traefik");
    assert.deepEqual(values.ingressClass, { enabled: true, isDefaultClass: true, name: "traefik" });
    assert.deepEqual(values.providers, {
      kubernetesCRD: { enabled: false },
      kubernetesIngress: { ingressClass: "traefik" },
    });
    assert.deepEqual(values.ports, {
      web: { http: { redirections: { entryPoint: { to: "websecure", scheme: "https", permanent: true } } } },
    });
    assert.equal(run.find(releaseType, "test-traefik").inputs.skipCrds, true);
  });

  it("accepts everyone on its two ports, and connects to exposed pods only", async () => {
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
    ["gcp", "internal", { "networking.gke.io/load-balancer-type": "Internal" }],
    ["gcp", "public", {}],
    ["azure", "internal", { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }],
    ["azure", "public", {}],
    ["none", "internal", {}],
  ] as const;
  for (const [cloud, exposure, annotations] of loadBalancers) {
    it(`is ${exposure} on ${cloud} by that cloud's annotations`, () => {
      const nobody = { find: () => undefined, all: () => ({}) };
      const { service } = bound(traefik({ exposure }), { cloud }).values(nobody, {});
      assert.deepEqual(service, { annotations });
    });
  }

  it("is internal by default", () => {
    const nobody = { find: () => undefined, all: () => ({}) };
    assert.deepEqual(bound(traefik(), { cloud: "azure" }).values(nobody, {}).service, {
      annotations: { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" },
    });
  });

  for (const [exposure, scheme] of [
    ["internal", "internal"],
    ["public", "internet-facing"],
  ] as const) {
    it(`is ${exposure} on AWS by the controller of load balancers, which is installed first`, async () => {
      const run = await installOnEks([traefik({ exposure }), awsLoadBalancerController()]);
      assert.deepEqual(valuesOf(run, "traefik").service, {
        annotations: {
          "service.beta.kubernetes.io/aws-load-balancer-type": "external",
          "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type": "ip",
          "service.beta.kubernetes.io/aws-load-balancer-target-group-attributes": "preserve_client_ip.enabled=true",
          "service.beta.kubernetes.io/aws-load-balancer-scheme": scheme,
        },
        spec: { loadBalancerClass: "service.k8s.aws/nlb" },
      });
      assert.deepEqual(valuesOf(run, "traefik").updateStrategy, {
        type: "RollingUpdate",
        rollingUpdate: { maxUnavailable: 0, maxSurge: "100%" },
      });
      const { lifecycle, terminationGracePeriodSeconds } = valuesOf(run, "traefik").deployment as Record<
        string,
        unknown
      >;
      assert.deepEqual(lifecycle, { preStop: { sleep: { seconds: 120 } } });
      assert.equal(terminationGracePeriodSeconds, 170);
      const { metadata } = run.find("kubernetes:core/v1:Namespace", "test-traefik").inputs as {
        metadata: { labels: Record<string, string> };
      };
      assert.equal(metadata.labels["elbv2.k8s.aws/pod-readiness-gate-inject"], "enabled");
      const controller = run.find(releaseType, "test-aws-load-balancer-controller");
      const release = run.find(releaseType, "test-traefik");
      assert.ok(release.dependsOn.includes(controller.urn));
      assert.equal(release.options.deletedWith, undefined, "its load balancer goes before the cluster");
    });
  }

  it("is refused on AWS without a controller of load balancers", async () => {
    await assert.rejects(
      installOnEks([traefik()]),
      /addons\.traefik: needs load balancers of the cloud for Services, which nothing provides; add aws-load-balancer-controller/,
    );
  });

  it("lets only Prometheus read its metrics", async () => {
    const run = await installOn(() => existingCluster({ builtin: [monitored] }), [traefik()]);
    assert.deepEqual(valuesOf(run, "traefik").metrics, {
      prometheus: { disableAPICheck: true, service: { enabled: true }, serviceMonitor: { enabled: true } },
    });
    const pod = { namespace: "traefik", labels: { "app.kubernetes.io/name": "traefik" } };
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, prometheus, pod, 9100));
    assert.ok(!connects(policies, { ...prometheus, namespace: "team" }, pod, 9100));
    assert.ok(!connects(policies, prometheus, pod, 8080));
  });

  it("offers no default class if isDefaultClass is false", () => {
    const { offers } = bound(traefik({ isDefaultClass: false }));
    assert.deepEqual(
      offers.map(({ capability, key }) => [capability.name, key]),
      [["ingress-classes", "traefik"]],
    );
  });

  it("serves the Gateway API on request, if the cluster has its kinds", async () => {
    const builtin = [offer(gatewayApi, { bundleVersion: "v1.6.1" })];
    const run = await installOn(() => existingCluster({ builtin }), [traefik({ gateway: true })]);
    const { providers, gateway, gatewayClass } = valuesOf(run, "traefik");
    assert.deepEqual(providers, {
      kubernetesCRD: { enabled: false },
      kubernetesIngress: { ingressClass: "traefik" },
      kubernetesGateway: { enabled: true, labelSelector: "!keelson.dev/instance" },
    });
    assert.deepEqual([gateway, gatewayClass], [{ enabled: false }, { enabled: false }]);
    const made = run.find("kubernetes:gateway.networking.k8s.io/v1:GatewayClass", "test-traefik-traefik");
    assert.deepEqual(made.inputs.spec, { controllerName: "traefik.io/gateway-controller" });
    assert.ok(made.dependsOn.includes(run.find(releaseType, "test-traefik").urn));
    const refused = installOn(() => existingCluster(), [traefik({ gateway: true })]);
    await assert.rejects(
      refused,
      /addons\.traefik: needs the kinds of the Gateway API .*; add envoy-gateway, or install the kinds and offer gatewayApi/,
    );
  });

  const letsEncrypt = { email: "platform@example.com" };
  const withVolumes = () => existingCluster({ storageClasses: { standard: "standard" } });

  it("gets certificates from Let's Encrypt itself on request, in one pod with a volume", async () => {
    const run = await installOn(withVolumes, [traefik({ exposure: "public", letsEncrypt })]);
    const { certificatesResolvers, persistence, ports, updateStrategy, deployment, podSecurityContext } = valuesOf(
      run,
      "traefik",
    );
    assert.deepEqual(certificatesResolvers, {
      letsencrypt: {
        acme: {
          email: "platform@example.com",
          caServer: "https://acme-v02.api.letsencrypt.org/directory",
          storage: "/data/acme.json",
          httpChallenge: { entryPoint: "web" },
        },
      },
    });
    assert.deepEqual(persistence, { enabled: true, size: "128Mi", storageClass: "standard" });
    assert.deepEqual(ports, {
      web: { http: { redirections: { entryPoint: { to: "websecure", scheme: "https", permanent: true } } } },
      websecure: { http: { tls: { certResolver: "letsencrypt" } } },
    });
    assert.deepEqual(updateStrategy, { type: "Recreate" });
    assert.equal((deployment as { replicas: number }).replicas, 1);
    assert.deepEqual(podSecurityContext, { fsGroup: 65532, fsGroupChangePolicy: "OnRootMismatch" });
    const policies = policiesOf(run.resources);
    const pod = { namespace: "traefik", labels: { "app.kubernetes.io/name": "traefik" } };
    assert.ok(connects(policies, pod, { address: "203.0.113.7" }, 443));
  });

  it("then serves Ingresses that name no issuer and no Secret", async () => {
    const expose = { host: "web.example.com" };
    const deploy = (more: { readonly issuer?: string }) =>
      runProgram(() => {
        const addons = [traefik({ exposure: "public", letsEncrypt: { ...letsEncrypt, environment: "staging" } })];
        const tenant = new Tenant("team", { platform: platform(addons, { cluster: withVolumes(), tier: "small" }) });
        const image = "registry.example.com/web:1.0.0";
        new Deployment("web", { tenant, image, port: 8080, expose: { ...expose, ...more } });
      });
    const { inputs } = (await deploy({})).find("kubernetes:networking.k8s.io/v1:Ingress", "web");
    assert.deepEqual((inputs.spec as { tls: unknown }).tls, [{ hosts: ["web.example.com"] }]);
    assert.equal((inputs.metadata as { annotations?: unknown }).annotations, undefined);
    await assert.rejects(
      deploy({ issuer: "production" }),
      /expose.issuer: issuers are not supported by the IngressClass "traefik", got "production"; remove it, because the controller itself gets the certificates/,
    );
  });

  it("refuses a resolver of its own where several pods run, Gateways are served, or nobody asks from the internet", () => {
    const refused = (tier: Tier) => {
      const facts = { cloud: "none", origin: "existing", builtin: [], storageClasses: {} } as unknown as Cluster;
      const addon = traefik({ gateway: true, letsEncrypt: { email: "platform" } });
      return addon.bind({ cluster: facts, tier: tierFacts(tier, "none") }).problems.map(({ path }) => path);
    };
    assert.deepEqual(refused("small").length, 4);
    assert.deepEqual(refused("standard"), [
      "letsEncrypt.email",
      "letsEncrypt",
      "letsEncrypt",
      "exposure",
      "cluster.storageClasses.standard",
    ]);
  });
});
