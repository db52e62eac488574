import assert from "node:assert/strict";
import {
  certManager,
  Deployment,
  defaultGatewayClass,
  type Exposure,
  type GatewayClass,
  gatewayApi,
  offer,
  Tenant,
  traefik,
} from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { existingCluster, platform } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

const api = "kubernetes:gateway.networking.k8s.io/v1";
const kinds = offer(gatewayApi, { bundleVersion: "v1.6.1" });
const theirs: GatewayClass = {
  name: "theirs",
  controller: "example.com/gateway",
  listeners: { http: 80, https: 443 },
  redirectsHttp: false,
};

/** Deploys a workload on a platform with Traefik's GatewayClass, or with a built-in one. */
function deploy(expose: Exposure, gatewayClass?: GatewayClass): Promise<ProgramRun> {
  return runProgram(() => {
    const builtin = [kinds, ...(gatewayClass === undefined ? [] : [offer(defaultGatewayClass, gatewayClass)])];
    const addons = [traefik({ gateway: gatewayClass === undefined }), certManager()];
    const given = { cluster: existingCluster({ builtin }), domain: "example.com", tier: "standard" as const };
    const team = new Tenant("team", { platform: platform(addons, given) });
    const args = { tenant: team, image: "web:1.0.0", ports: [{ port: 80, targetPort: 8080 }], expose };
    return { url: new Deployment("web", args).url };
  });
}

const specOf = (run: ProgramRun, kind: string, name = "web") => run.find(`${api}:${kind}`, name).inputs.spec;
const parents = (...hosts: string[]) => hosts.map((sectionName) => ({ name: "web", sectionName }));
const backendRefs = [{ name: "web", port: 80 }];

describe("a Gateway", () => {
  it("listens on each host with a certificate of the platform's issuer, and accepts routes of its namespace", async () => {
    const run = await deploy({ hosts: ["a.example.com", "b.example.com"], issuer: "staging" });
    const listener = (hostname: string) => ({
      name: hostname,
      hostname,
      port: 8443,
      protocol: "HTTPS",
      tls: { mode: "Terminate", certificateRefs: [{ kind: "Secret", name: "web-tls" }] },
      allowedRoutes: { namespaces: { from: "Same" } },
    });
    assert.deepEqual(specOf(run, "Gateway"), {
      gatewayClassName: "traefik",
      listeners: [listener("a.example.com"), listener("b.example.com")],
    });
    const certificate = run.find("kubernetes:cert-manager.io/v1:Certificate", "web-tls");
    assert.deepEqual(certificate.inputs, {
      apiVersion: "cert-manager.io/v1",
      kind: "Certificate",
      metadata: { name: "web-tls", namespace: "team" },
      spec: {
        secretName: "web-tls",
        dnsNames: ["a.example.com", "b.example.com"],
        issuerRef: { group: "cert-manager.io", kind: "ClusterIssuer", name: "letsencrypt-staging" },
        privateKey: { rotationPolicy: "Always" },
      },
    });
    assert.equal(run.ofType("kubernetes:networking.k8s.io/v1:Ingress").length, 0);
    assert.equal(run.outputs.url, "https://a.example.com/");
  });

  it("is created after the class and the issuer, and before its routes", async () => {
    const run = await deploy({});
    const gateway = run.find(`${api}:Gateway`, "web");
    assert.ok(gateway.dependsOn.includes(run.find(`${api}:GatewayClass`, "test-traefik-traefik").urn));
    assert.ok(run.find(`${api}:HTTPRoute`, "web").dependsOn.includes(gateway.urn));
    const issuer = run.find("kubernetes:cert-manager.io/v1:ClusterIssuer", "test-cert-manager-letsencrypt-production");
    assert.ok(run.find("kubernetes:cert-manager.io/v1:Certificate", "web-tls").dependsOn.includes(issuer.urn));
    assert.equal(gateway.parent, run.find("keelson:index:Deployment", "web").urn);
    assert.equal(gateway.provider, run.find("pulumi:providers:kubernetes", "test").urn);
  });

  it("routes a path and everything below it to the workload, and allows Traefik to connect", async () => {
    const run = await deploy({ path: "/shop" });
    assert.deepEqual(specOf(run, "HTTPRoute"), {
      parentRefs: parents("web.example.com"),
      hostnames: ["web.example.com"],
      rules: [{ matches: [{ path: { type: "PathPrefix", value: "/shop" } }], backendRefs }],
    });
    assert.equal(run.ofType(`${api}:HTTPRoute`).length, 1, "Traefik itself leads plain HTTP to HTTPS");
    const policies = policiesOf(run.resources);
    const web = { namespace: "team", labels: { "keelson.dev/workload": "web" } };
    const controller = { namespace: "traefik", labels: { "app.kubernetes.io/name": "traefik" } };
    assert.ok(
      connects(policies, controller, { ...web, labels: { ...web.labels, "keelson.dev/exposed": "true" } }, 8080),
    );
  });

  it("redirects other hosts to the first one, and keeps the path", async () => {
    const run = await deploy({ redirectHosts: ["old.example.com", "older.example.com"] });
    assert.deepEqual(specOf(run, "HTTPRoute", "web-redirect"), {
      parentRefs: parents("old.example.com", "older.example.com"),
      hostnames: ["old.example.com", "older.example.com"],
      rules: [
        {
          filters: [
            {
              type: "RequestRedirect",
              requestRedirect: { scheme: "https", hostname: "web.example.com", statusCode: 301 },
            },
          ],
        },
      ],
    });
    const { dnsNames } = run.find("kubernetes:cert-manager.io/v1:Certificate", "web-tls").inputs.spec as {
      dnsNames: string[];
    };
    assert.deepEqual(dnsNames, ["web.example.com", "old.example.com", "older.example.com"]);
  });

  it("redirects HTTP to HTTPS by a route if its controller does not", async () => {
    const run = await deploy({}, theirs);
    const { listeners } = specOf(run, "Gateway") as { listeners: { name: string; port: number; protocol: string }[] };
    assert.deepEqual(
      listeners.map(({ name, port, protocol }) => [name, port, protocol]),
      [
        ["web.example.com", 443, "HTTPS"],
        ["http.web.example.com", 80, "HTTP"],
      ],
    );
    assert.deepEqual(specOf(run, "HTTPRoute", "web-https"), {
      parentRefs: parents("http.web.example.com"),
      hostnames: ["web.example.com"],
      rules: [{ filters: [{ type: "RequestRedirect", requestRedirect: { scheme: "https", statusCode: 301 } }] }],
    });
  });

  it("uses a GRPCRoute for a workload that speaks gRPC", async () => {
    const run = await deploy({ protocol: "GRPC" });
    assert.deepEqual(specOf(run, "GRPCRoute"), {
      parentRefs: parents("web.example.com"),
      hostnames: ["web.example.com"],
      rules: [{ backendRefs }],
    });
    const { ports } = run.find("kubernetes:core/v1:Service", "web").inputs.spec as {
      ports: { appProtocol?: string }[];
    };
    assert.equal(ports[0]?.appProtocol, "kubernetes.io/h2c");
  });

  it("of a cloud configures health checks, and allows only the load balancers", async () => {
    const cloudOwn: GatewayClass = {
      ...theirs,
      exposure: "public",
      cidrs: ["35.191.0.0/16"],
      healthChecks: "HealthCheckPolicy",
      drainSeconds: 60,
    };
    const run = await deploy({}, cloudOwn);
    const policy = run.find("kubernetes:networking.gke.io/v1:HealthCheckPolicy", "web-health");
    assert.deepEqual(policy.inputs, {
      apiVersion: "networking.gke.io/v1",
      kind: "HealthCheckPolicy",
      metadata: { name: "web-health", namespace: "team" },
      spec: {
        default: {
          checkIntervalSec: 5,
          timeoutSec: 1,
          healthyThreshold: 1,
          unhealthyThreshold: 3,
          config: { type: "TCP", tcpHealthCheck: { portSpecification: "USE_SERVING_PORT" } },
        },
        targetRef: { group: "", kind: "Service", name: "web" },
      },
    });
    assert.equal(policy.parent, run.find("keelson:index:Deployment", "web").urn);
    const policies = policiesOf(run.resources);
    const web = { namespace: "team", labels: { "keelson.dev/workload": "web" } };
    assert.ok(connects(policies, { address: "35.191.0.7" }, web, 8080));
    assert.ok(!connects(policies, { address: "35.192.0.7" }, web, 8080));
    const { template } = run.find("kubernetes:apps/v1:Deployment", "web").inputs.spec as {
      template: { spec: { containers: { lifecycle: object }[] } };
    };
    assert.deepEqual(template.spec.containers[0]?.lifecycle, { preStop: { sleep: { seconds: 60 } } });
  });

  it("is refused for gRPC if its class does not support it", async () => {
    await assert.rejects(
      deploy({ protocol: "GRPC" }, { ...theirs, grpc: { reason: "it has none" } }),
      /✖ expose\.protocol: "GRPC" is not supported by the GatewayClass "theirs"; it has none/,
    );
  });

  it("is replaced by an Ingress if you name an IngressClass", async () => {
    const run = await deploy({ ingressClassName: "traefik" });
    assert.equal(run.ofType(`${api}:Gateway`).length, 0);
    assert.equal(run.ofType("kubernetes:networking.k8s.io/v1:Ingress").length, 1);
  });
});
