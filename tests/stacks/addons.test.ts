import assert from "node:assert/strict";
import {
  type Addon,
  backupStorage,
  type Cloud,
  type Cluster,
  logDestination,
  metricsServer,
  offer,
  traefik,
} from "../../components";
import * as defaults from "../../stacks/addons";
import { type AddonDefault, byDefault, chosenAddons } from "../../stacks/choose-addons";
import { checkAgreement, type ExistingClusterConfig, type StackConfig, stackSchema } from "../../stacks/schema";
import { dnsZones, existingIn } from "../support/clouds";
import { bound } from "../support/programs";
import { runProgram } from "../support/run-program";

/** Returns the values of a stack on an existing cluster of a cloud. */
function configFor(cloud: Cloud, changes: Record<string, unknown> = {}): StackConfig {
  const cluster: ExistingClusterConfig = {
    kind: "existing",
    name: "prod",
    identifier: "7f9d3b0e-4a54-4a0e-9c55-3f0f6c1f2b11",
    kubernetesVersion: "1.35",
    cloud,
    network: {
      cni: "calico",
      nodeCidrs: ["192.168.0.0/24"],
      podCidrs: ["10.244.0.0/16"],
      serviceCidrs: ["10.96.0.0/16"],
      apiServer: { cidrs: ["192.168.0.0/24"] },
    },
  };
  const values = stackSchema.parse({
    environment: "prod",
    tier: "standard",
    domain: "example.com",
    cluster,
    ...changes,
  });
  const dns = cloud === "none" ? undefined : { zones: [dnsZones[cloud]] };
  return { ...values, caBundle: undefined, placement: undefined, dns, addons: {}, tenants: {}, cluster };
}

/** Names the optional add-ons that a stack gets. */
function namesOf(cluster: Cluster, config: StackConfig): string[] {
  const addons: (AddonDefault | undefined)[] = [
    defaults.metricsServer(cluster),
    defaults.awsLoadBalancerController(cluster, config),
    defaults.certManager(cluster, config),
    defaults.traefik(config),
    defaults.envoyGateway(config),
    defaults.ingressNginx(config),
    defaults.clusterAutoscaler(config),
    defaults.karpenter(config),
    defaults.fluentBit(cluster, config),
    defaults.loki(cluster, config),
    defaults.externalSecrets(),
    defaults.externalDns(config),
    defaults.velero(cluster),
  ];
  return addons.flatMap((addon) => addon?.name ?? []);
}

async function chosen(
  cloud: Cloud,
  args: Parameters<typeof existingIn>[2] = {},
  changes: Record<string, unknown> = {},
): Promise<string[]> {
  const names: string[] = [];
  await runProgram(() => {
    names.push(...namesOf(existingIn(cloud, [], args), configFor(cloud, changes)));
  });
  return names;
}

const everywhere = ["metrics-server", "cert-manager", "traefik"];

describe("the optional add-ons of a stack", () => {
  const own: [Cloud, string[]][] = [
    ["aws", ["aws-load-balancer-controller", "fluent-bit", "external-secrets", "external-dns"]],
    ["gcp", ["external-secrets", "external-dns"]],
    ["azure", ["external-secrets", "external-dns"]],
    ["none", ["fluent-bit", "external-secrets"]],
  ];
  for (const [cloud, more] of own) {
    it(`are those that replace no service of the cloud: ${cloud}`, async () => {
      assert.deepEqual((await chosen(cloud)).sort(), [...everywhere, ...more].sort());
    });
  }

  it("include neither an ingress controller nor cert-manager if AWS' own load balancers are the ingress", async () => {
    const usual = await chosen("aws");
    const own = await chosen("aws", {}, { ingress: "cloud" });
    assert.deepEqual(
      usual.filter((name) => !own.includes(name)),
      ["cert-manager", "traefik"],
    );
    assert.ok(own.includes("aws-load-balancer-controller"));
  });

  it("keep the logs in the cluster if Loki is their store, on every cloud", async () => {
    for (const cloud of ["aws", "gcp", "azure", "none"] as const) {
      const names = await chosen(cloud, {}, { logs: "loki" });
      assert.ok(names.includes("loki") && names.includes("fluent-bit"), cloud);
    }
    const options = defaults.fluentBit(existingIn("aws", []), configFor("aws", { logs: "loki" }))?.options;
    assert.deepEqual(options, { destination: "loki" });
  });

  it("give the zones to cert-manager only if an issuer asks for challenges", () => {
    const zonesWith = (options: Record<string, unknown>) => {
      const config = { ...configFor("aws"), addons: { "cert-manager": options } };
      return Object(defaults.certManager(existingIn("aws", []), config)?.options).dns01;
    };
    assert.deepEqual(zonesWith({}), [dnsZones.aws]);
    assert.equal(zonesWith({ letsEncrypt: false }), undefined);
    assert.deepEqual(zonesWith({ letsEncrypt: false, issuers: { own: { kind: "acme" } } }), [dnsZones.aws]);
  });

  it("include no ingress controller if GKE's Gateway is the ingress", async () => {
    const changes = { ingress: "cloud", exposure: "public" };
    const usual = await chosen("gcp");
    const own = await chosen("gcp", {}, changes);
    assert.deepEqual(
      usual.filter((name) => !own.includes(name)),
      ["traefik"],
    );
    assert.match(checkAgreement(configFor("gcp", changes))[0]?.message ?? "", /not supported on an existing cluster/);
  });

  it("include Envoy Gateway instead of Traefik, and no HTTP-01, if it is the ingress", async () => {
    const names = await chosen("aws", {}, { ingress: "envoy-gateway" });
    assert.ok(names.includes("envoy-gateway") && !names.includes("traefik"));
    const config = configFor("aws", { ingress: "envoy-gateway", exposure: "public" });
    assert.deepEqual(defaults.envoyGateway(config)?.options, { exposure: "public" });
    await runProgram(() => {
      assert.deepEqual(defaults.certManager(existingIn("aws", []), config)?.options, {
        email: undefined,
        dns01: [dnsZones.aws],
        http01: false,
      });
    });
  });

  it("include an agent for logs on a GKE cluster that leaves them to one", async () => {
    const logging = {
      kind: "cloud-logging",
      projectId: "shop",
      location: "europe-west3",
      clusterName: "test",
    } as const;
    const names = await chosen("gcp", { builtin: [offer(logDestination, logging)] });
    assert.ok(names.includes("fluent-bit"));
  });

  it("include Velero if the cluster has a bucket for backups", async () => {
    const bucket = offer(backupStorage, { kind: "s3", bucket: "backups", region: "eu-central-1" });
    assert.ok((await chosen("aws", { builtin: [bucket] })).includes("velero"));
  });
});

describe("the add-ons of a wiring and of a file", () => {
  const wiring = [byDefault(metricsServer, {}), byDefault(traefik, { exposure: "public", gateway: false }), undefined];
  const named = (addons: readonly Addon[]) => addons.map(({ name }) => name);

  const choices: [string, StackConfig["addons"], string[]][] = [
    ["nothing", {}, ["metrics-server", "traefik"]],
    ["true for one that the wiring lacks", { keda: true }, ["keda", "metrics-server", "traefik"]],
    ["options for one that the wiring lacks", { keda: { readSecrets: true } }, ["keda", "metrics-server", "traefik"]],
    ["true for one that the wiring has", { traefik: true }, ["metrics-server", "traefik"]],
    ["options for one that the wiring has", { traefik: { gateway: true } }, ["metrics-server", "traefik"]],
    ["false for one that the wiring has", { traefik: false }, ["metrics-server"]],
    ["false for one that the wiring lacks", { keda: false }, ["metrics-server", "traefik"]],
  ];
  for (const [title, choice, names] of choices) {
    it(`are merged if the file says ${title}`, () => {
      assert.deepEqual(named(chosenAddons(wiring, choice)), names);
    });
  }

  it("keep the options of the wiring that the file does not change", () => {
    const [, addon] = chosenAddons(wiring, { traefik: { isDefaultClass: false } });
    assert.ok(addon);
    const values = bound(addon).values({ find: () => undefined, all: () => ({}) }, {});
    const expected = bound(traefik({ exposure: "public", gateway: false, isDefaultClass: false }));
    assert.deepEqual(values, expected.values({ find: () => undefined, all: () => ({}) }, {}));
  });

  it("take chart values and a version as overrides", () => {
    const overrides = { version: "99.0.0", values: { replicas: 7 } };
    const [addon] = chosenAddons([], { "metrics-server": { overrides } });
    assert.equal(addon?.chart.version, "99.0.0");
    assert.ok(addon);
    assert.equal(bound(addon).values({ find: () => undefined, all: () => ({}) }, {}).replicas, 7);
  });
});
