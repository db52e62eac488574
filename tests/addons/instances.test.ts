import assert from "node:assert/strict";
import {
  type Addon,
  catalogue,
  certManager,
  Deployment,
  envoyGateway,
  externalSecrets,
  type IngressClass,
  ingressClasses,
  ingressNginx,
  instancesOf,
  offer,
  Tenant,
  traefik,
} from "../../components";
import { checkInstances } from "../../components/addons";
import { installOn } from "../support/aws";
import { instancesIn } from "../support/catalogue";
import { bound, existingCluster, install, platform, releaseType, valuesOf } from "../support/programs";
import { connects, policiesOf } from "../support/reachability";
import { runProgram } from "../support/run-program";

const accepted = { acceptRetired: true };
const issuers = certManager({ letsEncrypt: false, issuers: { production: { kind: "self-signed-ca" } } });

/** Makes the add-ons twice, one public and one internal. */
const twice = {
  traefik: [traefik({ exposure: "public" }), traefik({ instance: "internal" })],
  "ingress-nginx": [ingressNginx({ exposure: "public" }, accepted), ingressNginx({ instance: "internal" }, accepted)],
} as const satisfies Record<string, readonly Addon[]>;

function refused(addons: readonly Addon[], ...problems: string[]): Promise<void> {
  const message = ['platform "test" is not valid:', ...problems.map((problem) => `✖ ${problem}`)].join("\n");
  return assert.rejects(install(addons), { message });
}

describe("a further installation of an add-on", () => {
  for (const [name, addons] of Object.entries(twice)) {
    it(`has a release and a namespace of its own: ${name}`, async () => {
      const run = await install(addons);
      const releases = run.ofType(releaseType).map(({ inputs }) => [inputs.name, inputs.namespace]);
      assert.deepEqual(releases, [
        [name, name],
        [`${name}-internal`, `${name}-internal`],
      ]);
      const namespaces = run.ofType("kubernetes:core/v1:Namespace").map(({ inputs }) => inputs.metadata);
      assert.deepEqual(
        namespaces.map((metadata) => (metadata as { name: string }).name),
        [name, `${name}-internal`],
      );
    });

    it(`offers a class of its own, which is not the default one: ${name}`, () => {
      const offers = addons.flatMap((addon) => bound(addon).offers);
      const usual = name === "traefik" ? "traefik" : "nginx";
      assert.deepEqual(
        offers.map(({ capability, key }) => [capability.name, key]),
        [
          ["ingress-classes", usual],
          ["default-ingress-class", ""],
          ["ingress-classes", `${usual}-internal`],
        ],
      );
    });
  }

  it("of Traefik serves its own classes alone", async () => {
    const gateway = { gateway: true } as const;
    const run = await install([
      envoyGateway({ isDefaultClass: false }),
      traefik(gateway),
      traefik({ ...gateway, instance: "internal", className: "private" }),
    ]);
    const values = ["traefik", "traefik-internal"].map((name) => valuesOf(run, name));
    assert.deepEqual(
      values.map(({ ingressClass }) => ingressClass),
      [
        { enabled: true, isDefaultClass: true, name: "traefik" },
        { enabled: true, isDefaultClass: false, name: "private" },
      ],
    );
    assert.deepEqual(
      values.map(({ providers }) => providers),
      [
        {
          kubernetesCRD: { enabled: false },
          kubernetesIngress: { ingressClass: "traefik" },
          kubernetesGateway: { enabled: true, labelSelector: "!keelson.dev/instance" },
        },
        {
          kubernetesCRD: { enabled: false },
          kubernetesIngress: { ingressClass: "private" },
          kubernetesGateway: { enabled: true, labelSelector: "keelson.dev/instance=internal" },
        },
      ],
    );
    const classes = run
      .ofType("kubernetes:gateway.networking.k8s.io/v1:GatewayClass")
      .map(({ inputs }) => inputs.metadata as { name: string });
    assert.deepEqual(
      classes.sort((a, b) => a.name.localeCompare(b.name)),
      [{ name: "envoy" }, { name: "private", labels: { "keelson.dev/instance": "internal" } }, { name: "traefik" }],
    );
  });

  it("of ingress-nginx has a controller of its own, by which its class finds it", async () => {
    const run = await install(twice["ingress-nginx"]);
    const classes = ["ingress-nginx", "ingress-nginx-internal"].map((name) => {
      const { ingressClassResource, ingressClass } = valuesOf(run, name).controller as Record<string, unknown>;
      return [ingressClassResource, ingressClass];
    });
    assert.deepEqual(classes, [
      [{ name: "nginx", controllerValue: "k8s.io/ingress-nginx", default: true }, "nginx"],
      [{ name: "nginx-internal", controllerValue: "k8s.io/ingress-nginx-internal", default: false }, "nginx-internal"],
    ]);
    const [first, second] = ["ingress-nginx", "ingress-nginx-internal"].map((name) =>
      run.find(releaseType, `test-${name}`),
    );
    assert.ok(second?.dependsOn.includes(first?.urn ?? ""), "its Ingresses wait for the webhook of the first");
  });

  for (const [name, addons] of Object.entries(twice)) {
    it(`has connections of its own: ${name}`, async () => {
      const policies = policiesOf((await install(addons)).resources);
      const labels = { "app.kubernetes.io/name": name, "app.kubernetes.io/component": "controller" };
      const [one, other] = [name, `${name}-internal`].map((namespace) => ({ namespace, labels }));
      const port = name === "traefik" ? 8443 : 443;
      const exposed = { namespace: "team", labels: { "keelson.dev/exposed": "true" } };
      for (const pod of [one, other]) {
        assert.ok(pod !== undefined && connects(policies, { address: "203.0.113.7" }, pod, port));
        assert.ok(connects(policies, pod, exposed, 8080));
        assert.ok(!connects(policies, pod, { namespace: "team", labels: {} }, 8080));
      }
    });
  }

  it("serves the workloads that choose its class, and only those admit its pods", async () => {
    const run = await runProgram(() => {
      const team = new Tenant("team", { platform: platform([...twice.traefik, issuers], { domain: "example.com" }) });
      const web = { tenant: team, image: "web:1.0.0", port: 8080 };
      new Deployment("shop", { ...web, expose: {} });
      new Deployment("admin", { ...web, expose: { ingressClassName: "traefik-internal" } });
    });
    const classes = ["shop", "admin"].map((name) => {
      const { spec } = run.find("kubernetes:networking.k8s.io/v1:Ingress", name).inputs;
      return (spec as { ingressClassName: string }).ingressClassName;
    });
    assert.deepEqual(classes, ["traefik", "traefik-internal"]);
    const policies = policiesOf(run.resources);
    const podOf = (name: string) => ({ namespace: "team", labels: { "keelson.dev/workload": name } });
    const proxy = (namespace: string) => ({ namespace, labels: { "app.kubernetes.io/name": "traefik" } });
    const own = policies.filter(({ namespace }) => namespace === "team");
    const reaches = (from: string, to: string) => connects(own, proxy(from), podOf(to), 8080);
    assert.deepEqual(
      [
        reaches("traefik", "shop"),
        reaches("traefik", "admin"),
        reaches("traefik-internal", "shop"),
        reaches("traefik-internal", "admin"),
      ],
      [true, false, false, true],
    );
  });

  it("of Envoy Gateway is a further class with proxies of its own, and one controller", async () => {
    const run = await runProgram(() => {
      const addons = [envoyGateway({ exposure: "public", classes: { internal: {} } }), issuers];
      const team = new Tenant("team", { platform: platform(addons, { domain: "example.com" }) });
      const web = { tenant: team, image: "web:1.0.0", port: 8080 };
      new Deployment("shop", { ...web, expose: {} });
      new Deployment("admin", { ...web, expose: { gatewayClassName: "internal" } });
    });
    assert.equal(run.ofType(releaseType).filter(({ name }) => name.includes("envoy")).length, 1);
    const classes = ["shop", "admin"].map((name) => {
      const { spec } = run.find("kubernetes:gateway.networking.k8s.io/v1:Gateway", name).inputs;
      return (spec as { gatewayClassName: string }).gatewayClassName;
    });
    assert.deepEqual(classes, ["envoy", "internal"]);
    const policies = policiesOf(run.resources).filter(({ namespace }) => namespace === "team");
    const proxy = (name: string) => ({
      namespace: "envoy-gateway-system",
      labels: {
        "app.kubernetes.io/name": "envoy",
        "app.kubernetes.io/component": "proxy",
        "gateway.envoyproxy.io/owning-gatewayclass": name,
      },
    });
    const podOf = (name: string) => ({ namespace: "team", labels: { "keelson.dev/workload": name } });
    const reaches = (from: string, to: string) => connects(policies, proxy(from), podOf(to), 8080);
    assert.deepEqual(
      [reaches("envoy", "shop"), reaches("envoy", "admin"), reaches("internal", "shop"), reaches("internal", "admin")],
      [true, false, false, true],
    );
  });
});

describe("several installations of an add-on", () => {
  it("are tried beside every other add-on, of each that a platform can have more than once", () => {
    const able = catalogue.filter(({ facts }) => facts.instances === true).map(({ facts }) => facts.name);
    assert.deepEqual(able, ["external-dns", "ingress-nginx", "traefik"]);
    for (const cloud of ["aws", "gcp", "azure", "none"] as const) {
      const tried = instancesIn(cloud).map(({ name }) => name);
      assert.deepEqual(
        able.filter((name) => !tried.some((one) => one.startsWith(`${name}-`))),
        [],
      );
    }
  });

  it("are refused with the same name", () =>
    refused(
      [traefik(), traefik({ className: "other", isDefaultClass: false })],
      "addons.traefik: is listed more than once; keep one, or set the option instance on all except one",
    ));

  it("are refused with two default classes", () =>
    refused(
      [traefik(), traefik({ instance: "internal", isDefaultClass: true })],
      "addons.traefik-internal: expected a single provider of a default IngressClass, got traefik and traefik-internal; keep one of them",
    ));

  it("are refused with the same class, of the cluster, too", async () => {
    const one = "expected a single provider of an IngressClass";
    await refused(
      [traefik(), ingressNginx({ className: "traefik", isDefaultClass: false }, accepted)],
      `addons.ingress-nginx: ${one} "traefik", got traefik and ingress-nginx; keep one of them`,
    );
    const theirs: IngressClass = { name: "traefik", controller: "example.com/theirs" };
    const builtin = [offer(ingressClasses, theirs, "traefik")];
    await assert.rejects(
      installOn(() => existingCluster({ builtin }), [traefik()]),
      { message: /IngressClass "traefik", got the cluster itself and traefik; keep one of them/ },
    );
  });

  it("are refused with names that no object can have", () => {
    const paths = (addon: Addon) => bound(addon, { builtin: [] }).problems.map(({ path }) => path);
    assert.deepEqual(paths(traefik({ instance: "Internal" })), ["instance"]);
    assert.deepEqual(paths(traefik({ className: "a b" })), ["className"]);
    assert.deepEqual(paths(ingressNginx({ instance: "x".repeat(21) }, accepted)), ["instance"]);
    assert.deepEqual(paths(envoyGateway({ classes: { envoy: {} } })), ["classes.envoy"]);
    assert.deepEqual(paths(envoyGateway({ className: "certgen", classes: { "9": {} } })), ["className", "classes.9"]);
  });

  it("are made from a choice, and keep the overrides that they do not replace", () => {
    const choice = {
      exposure: "public",
      overrides: { acceptRetired: true, version: "4.15.0" },
      instances: { internal: { overrides: { version: "4.15.1" } }, other: {} },
    };
    const made = instancesOf(ingressNginx, choice, { className: "web" });
    assert.deepEqual(
      made.map(({ name, chart }) => [name, chart.version]),
      [
        ["ingress-nginx", "4.15.0"],
        ["ingress-nginx-internal", "4.15.1"],
        ["ingress-nginx-other", "4.15.0"],
      ],
    );
    assert.deepEqual(
      made.flatMap((addon) => bound(addon).problems),
      [],
    );
  });

  it("are refused in a choice of an add-on that cannot have them, and without a map of options", () => {
    assert.deepEqual(checkInstances(externalSecrets, { instances: { a: {} } }, "addons.external-secrets"), [
      {
        path: "addons.external-secrets.instances",
        message: "external-secrets cannot be installed more than once; remove the option instances",
      },
    ]);
    const paths = (choice: Readonly<Record<string, unknown>>) =>
      checkInstances(traefik, choice, "t").map(({ path }) => path);
    assert.deepEqual(paths({ instances: [] }), ["t.instances"]);
    assert.deepEqual(paths({ instance: "a" }), ["t.instance"]);
    assert.deepEqual(paths({ instances: { a: 7, b: { instance: "c" }, d: { instances: {} } } }), [
      "t.instances.a",
      "t.instances.b.instance",
      "t.instances.d.instances",
    ]);
    assert.deepEqual(paths({ instances: { a: {} } }), []);
  });
});
