import assert from "node:assert/strict";
import {
  awsLoadBalancerController,
  certManager,
  Deployment,
  type DeploymentArgs,
  defaultIngressClass,
  defineAddon,
  type Exposure,
  ingressNginx,
  provideOne,
  Tenant,
  traefik,
} from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { existingEks } from "../../support/aws";
import { existingCluster, network, platform } from "../../support/programs";
import { connects, policiesOf } from "../../support/reachability";
import { runProgram } from "../../support/run-program";

type Controller = "traefik" | "nginx" | "alb" | "onlyAlb" | "other";

const ingressType = "kubernetes:networking.k8s.io/v1:Ingress";
const web = { namespace: "team", labels: { "keelson.dev/workload": "web" } };
const alb = "alb.ingress.kubernetes.io";
const issued = { "cert-manager.io/cluster-issuer": "letsencrypt-production" };

/** An unknown ingress controller. */
const other = defineAddon({
  name: "other",
  summary: "",
  chart: { repository: "https://charts.test", name: "other", version: "1.0.0" },
  namespace: "other",
  crds: { how: "none" },
  provides: [provideOne(defaultIngressClass, () => ({ name: "other", controller: "example.com/other" }))],
  values: () => ({}),
});

const addons = {
  traefik: () => [traefik(), certManager()],
  nginx: () => [ingressNginx({}, { acceptRetired: true }), certManager()],
  alb: () => [awsLoadBalancerController(), traefik(), certManager()],
  onlyAlb: () => [awsLoadBalancerController({ isDefaultClass: true, exposure: "public" })],
  other: () => [other(), certManager({ http01: true })],
} satisfies Record<Controller, () => unknown>;

function deploy(
  controller: Controller,
  expose: Exposure,
  args: Partial<DeploymentArgs> = {},
): Promise<ProgramRun & { readonly outputs: { url?: unknown } }> {
  return runProgram(() => {
    const facts = { network: { ...network, loadBalancers: { internal: ["10.1.0.0/24"], public: ["10.2.0.0/24"] } } };
    const accounts = ["kube-system/aws-load-balancer-controller"];
    const cluster = ["alb", "onlyAlb"].includes(controller) ? existingEks(accounts, facts) : existingCluster(facts);
    const team = new Tenant("team", {
      platform: platform(addons[controller](), { cluster, domain: "example.com", tier: "standard" }),
    });
    const all = { tenant: team, image: "web:1.0.0", port: 8080, expose, ...args } as DeploymentArgs;
    return { url: new Deployment("web", all).url };
  });
}

function ingressOf(run: ProgramRun) {
  const { metadata, spec } = run.find(ingressType, "web").inputs as Record<
    "metadata" | "spec",
    Record<string, unknown>
  >;
  return { annotations: metadata.annotations, spec };
}

const rule = (host: string, path = "/", service = "web", port = "http") => ({
  host,
  http: { paths: [{ path, pathType: "Prefix", backend: { service: { name: service, port: { name: port } } } }] },
});

describe("an Ingress", () => {
  it("serves several hosts with one certificate, and the first one is the workload's URL", async () => {
    const run = await deploy("traefik", { hosts: ["shop.example.com", "shop.example.org"], path: "/cart" });
    assert.deepEqual(ingressOf(run), {
      annotations: issued,
      spec: {
        ingressClassName: "traefik",
        tls: [{ hosts: ["shop.example.com", "shop.example.org"], secretName: "web-tls" }],
        rules: [rule("shop.example.com", "/cart"), rule("shop.example.org", "/cart")],
      },
    });
    assert.equal(run.outputs.url, "https://shop.example.com/cart");
  });

  it("redirects from www. with ingress-nginx, with a certificate for both hosts", async () => {
    const run = await deploy("nginx", { host: "example.com", redirectHosts: ["www.example.com"] });
    assert.deepEqual(ingressOf(run), {
      annotations: { ...issued, "nginx.ingress.kubernetes.io/from-to-www-redirect": "true" },
      spec: {
        ingressClassName: "nginx",
        tls: [{ hosts: ["example.com", "www.example.com"], secretName: "web-tls" }],
        rules: [rule("example.com")],
      },
    });
  });

  it("is a separate internal load balancer on AWS, with a certificate of AWS and redirects", async () => {
    const run = await deploy("alb", {
      ingressClassName: "alb",
      host: "a.example.com",
      redirectHosts: ["b.example.com"],
    });
    const redirectConfig = { host: "a.example.com", port: "443", protocol: "HTTPS", statusCode: "HTTP_301" };
    assert.deepEqual(ingressOf(run), {
      annotations: {
        [`${alb}/listen-ports`]: '[{"HTTP":80},{"HTTPS":443}]',
        [`${alb}/success-codes`]: "200-399",
        [`${alb}/scheme`]: "internal",
        [`${alb}/actions.redirect`]: JSON.stringify({ type: "redirect", redirectConfig }),
      },
      spec: {
        ingressClassName: "alb",
        tls: [{ hosts: ["a.example.com", "b.example.com"] }],
        rules: [rule("a.example.com"), rule("b.example.com", "/", "redirect", "use-annotation")],
      },
    });
    const policies = policiesOf(run.resources);
    assert.ok(connects(policies, { address: "10.1.0.7" }, web, 8080));
    assert.ok(!connects(policies, { address: "10.2.0.7" }, web, 8080));
    assert.ok(
      !connects(policies, { namespace: "traefik", labels: { "app.kubernetes.io/name": "traefik" } }, web, 8080),
    );
    const { template } = run.find("kubernetes:apps/v1:Deployment", "web").inputs.spec as {
      template: { spec: { containers: { lifecycle: object }[] } };
    };
    assert.deepEqual(template.spec.containers[0]?.lifecycle, { preStop: { sleep: { seconds: 120 } } });
  });

  it("is a load balancer of AWS by default if that is the platform's class, with the platform's exposure", async () => {
    const run = await deploy("onlyAlb", {});
    const { annotations, spec } = ingressOf(run);
    assert.equal((annotations as Record<string, string>)[`${alb}/scheme`], "internet-facing");
    assert.deepEqual(spec, {
      ingressClassName: "alb",
      tls: [{ hosts: ["web.example.com"] }],
      rules: [rule("web.example.com")],
    });
    assert.ok(connects(policiesOf(run.resources), { address: "10.2.0.7" }, web, 8080));
    const inside = ingressOf(await deploy("onlyAlb", { external: false }));
    assert.equal((inside.annotations as Record<string, string>)[`${alb}/scheme`], "internal");
  });

  it("is open to the internet on AWS only on request", async () => {
    const { annotations } = ingressOf(await deploy("alb", { ingressClassName: "alb", external: true }));
    assert.equal((annotations as Record<string, string>)[`${alb}/scheme`], "internet-facing");
  });

  const grpc: [Controller, Exposure, object, object | undefined][] = [
    ["traefik", {}, issued, { "traefik.ingress.kubernetes.io/service.serversscheme": "h2c" }],
    ["nginx", {}, { ...issued, "nginx.ingress.kubernetes.io/backend-protocol": "GRPC" }, undefined],
    [
      "alb",
      { ingressClassName: "alb" },
      {
        [`${alb}/listen-ports`]: '[{"HTTP":80},{"HTTPS":443}]',
        [`${alb}/success-codes`]: "0-99",
        [`${alb}/scheme`]: "internal",
        [`${alb}/backend-protocol-version`]: "GRPC",
      },
      undefined,
    ],
  ];
  for (const [controller, more, annotations, ofService] of grpc) {
    it(`tells ${controller} that a workload speaks gRPC`, async () => {
      const run = await deploy(controller, { ...more, protocol: "GRPC" });
      assert.deepEqual(ingressOf(run).annotations, annotations);
      const { metadata, spec } = run.find("kubernetes:core/v1:Service", "web").inputs as {
        metadata: { annotations?: object };
        spec: { ports: { appProtocol?: string }[] };
      };
      assert.deepEqual(metadata.annotations, ofService);
      assert.equal(spec.ports[0]?.appProtocol, "kubernetes.io/h2c");
    });
  }

  const refusals: [string, Controller, Exposure, RegExp][] = [
    [
      "a redirect with Traefik",
      "traefik",
      { redirectHosts: ["old.example.com"] },
      /✖ expose\.redirectHosts: redirects from "old\.example\.com" are not supported by the IngressClass "traefik"; Traefik's Ingresses cannot redirect; use traefik\(\{ gateway: true \}\)/,
    ],
    [
      "a redirect from another domain with ingress-nginx",
      "nginx",
      { redirectHosts: ["old.example.com"] },
      /expose\.redirectHosts: redirects from "old\.example\.com" are not supported by the IngressClass "nginx"; ingress-nginx keeps the path only in redirects between HOST and www\.HOST/,
    ],
    [
      "features of an unknown controller",
      "other",
      { redirectHosts: ["old.example.com"], protocol: "GRPC" },
      /"old\.example\.com" are not supported by the IngressClass "other"; Keelson does not know the controller's annotations\n✖ expose\.protocol: "GRPC" is not supported/,
    ],
    [
      "an issuer if the cloud provides certificates",
      "alb",
      { ingressClassName: "alb", issuer: "staging" },
      /✖ expose\.issuer: issuers are not supported by the IngressClass "alb", got "staging"; remove it, because the load balancers use the cloud's certificates/,
    ],
    [
      "external if the platform decides",
      "traefik",
      { external: true },
      /✖ expose\.external: is not allowed, because the platform decides who can reach its load balancer; remove the option external, or set ingressClassName, for instance "alb"/,
    ],
    [
      "an unknown IngressClass",
      "traefik",
      { ingressClassName: "alb" },
      /✖ expose\.ingressClassName: needs an IngressClass: expected one of "traefik", got "alb"/,
    ],
  ];
  for (const [title, controller, expose, message] of refusals) {
    it(`refuses ${title}`, async () => assert.rejects(deploy(controller, expose), message));
  }
});
