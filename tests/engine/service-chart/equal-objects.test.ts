import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { resolveTools } from "../../../cli/toolchain";
import {
  ConfigMap,
  certificateIssuers,
  certManager,
  Deployment,
  type DeploymentArgs,
  defaultGatewayClass,
  defaultIngressClass,
  ExternalSecret,
  externalSecrets,
  gatewayApi,
  kubePrometheusStack,
  metricsServer,
  monitoring,
  offer,
  type Platform,
  Tenant,
  tierFacts,
  traefik,
} from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { differences } from "../../service-chart/differences";
import { chart, Helm, type Rendered } from "../../service-chart/helm";
import { inputs } from "../../service-chart/inputs";
import type { ServiceValues } from "../../service-chart/service-values";
import { existingCluster, network, platform } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const environments = { development: "small", staging: "standard", production: "highly-available" } as const;
const quota = { cpu: "99", memory: "999Gi", nodePorts: 9, extendedResources: { "nvidia.com/gpu": 9 } };
type Environment = keyof typeof environments;

/** Values of the platform that follow from the component's Platform, as a team would write them down. */
function factsOf(from: Platform, name: string): ServiceValues["platform"] {
  const ingress = from.find(defaultIngressClass)?.value;
  const gateway = from.find(defaultGatewayClass)?.value;
  const scraper = from.find(monitoring)?.value;
  return {
    zones: false,
    domain: "example.com",
    issuer: from.require(certificateIssuers, name, "production").value.name,
    ...(ingress?.pods !== undefined && { ingress: { className: ingress.name, pods: ingress.pods } }),
    ...(gateway !== undefined && {
      gateway: {
        className: gateway.name,
        listeners: gateway.listeners,
        redirectsHttp: gateway.redirectsHttp,
        ...(gateway.pods !== undefined && { pods: gateway.pods }),
      },
    }),
    ...(scraper !== undefined && { monitoring: { pods: scraper.pods, monitorLabels: scraper.monitorLabels } }),
    network: { nodeCidrs: network.nodeCidrs, apiServer: { cidrs: network.apiServer.cidrs, port: 6443 } },
  };
}

/** Runs the component with the arguments that equal the values. */
async function component(name: string, values: ServiceValues, environment: Environment) {
  let facts: ServiceValues["platform"];
  const run = await runProgram(() => {
    const addons = [
      traefik({ gateway: name === "gateway" }),
      certManager(),
      metricsServer(),
      kubePrometheusStack(),
      externalSecrets({ vault: { server: "https://vault.example.com:8200", path: "secret", role: "shop" } }),
    ];
    const cluster = existingCluster({ builtin: [offer(gatewayApi, { bundleVersion: "v1.6.1" })] });
    const from = platform(addons, { cluster, domain: "example.com", tier: environments[environment] });
    facts = factsOf(from, name);
    const tenant = new Tenant("team", { platform: from, environment, quota });
    const {
      configMaps = {},
      externalSecrets: secrets = {},
      secrets: _none,
      platform: _facts,
      test: _test,
      ...args
    } = values;
    const store = [
      { name: "redis", port: 6379 },
      { name: "dns", port: 53, targetPort: 5353, protocol: "UDP" as const },
    ];
    new Deployment("store", { tenant, image: "store:1.0.0", ports: store });
    for (const [key, data] of Object.entries(configMaps)) {
      new ConfigMap(`${name}-${key}`, { tenant, data, immutable: false });
    }
    for (const [key, secret] of Object.entries(secrets)) {
      new ExternalSecret(`${name}-${key}`, { tenant, ...secret });
    }
    new Deployment(name, { ...(renamed(args, name, { ...configMaps, ...secrets }) as DeploymentArgs), tenant });
  });
  return { facts, objects: objectsOf(run, name) };
}

/** Writes calls as the component takes them, and names of the release's own objects in full. */
function renamed(args: ServiceValues, name: string, own: object): object {
  const calls = args.calls?.map(({ to, port }) => ({ to, port: port === "5353/UDP" ? "dns" : port }));
  const full = JSON.stringify({ ...args, ...(calls && { calls }) }, (key, value: unknown) =>
    ["configMap", "secret", "secretRef", "name"].includes(key) && typeof value === "string" && value in own
      ? `${name}-${value}`
      : value,
  );
  return JSON.parse(full) as object;
}

function objectsOf(run: ProgramRun, name: string): Rendered[] {
  return run.resources
    .filter(({ component: isComponent, type }) => !isComponent && type.startsWith("kubernetes:"))
    .map(({ inputs: rendered }) => rendered as unknown as Rendered)
    .filter(
      ({ metadata }) =>
        (metadata as Rendered["metadata"] | undefined)?.namespace === "team" &&
        new RegExp(`^${name}(-|$)`).test(metadata.name),
    );
}

function keyOf({ kind, metadata }: Rendered): string {
  return `${kind} ${metadata.name}`;
}

describe("the objects of charts/service", () => {
  const seen = new Set<string>();
  let helm: Helm;
  before(async () => {
    helm = new Helm((await resolveTools(["helm"])).helm.path);
  });
  after(() => helm.remove());

  /** Removes the known differences, and notes which of them there were. */
  function alike(objects: readonly Rendered[]): Map<string, Rendered> {
    let left = objects;
    for (const { difference, without } of differences) {
      left = left.flatMap((object) => {
        const changed = without(object);
        if (!isDeepStrictEqual(changed, object)) {
          seen.add(difference);
        }
        return changed ?? [];
      });
    }
    return new Map(left.map((object) => [keyOf(object), object]));
  }

  for (const [name, values] of Object.entries(inputs)) {
    for (const environment of Object.keys(environments) as Environment[]) {
      it(`are those of the component: ${name} in ${environment}`, async () => {
        const { facts, objects } = await component(name, values, environment);
        const files = [helm.values("input", values), helm.values("facts", { platform: facts })];
        files.push(`${chart}/values-${environment}.yaml`);
        const rendered = helm.template(name, "--values", files.join(","), "--no-hooks");
        const [ours, wanted] = [alike(rendered), alike(objects)];
        assert.deepEqual([...ours.keys()].toSorted(), [...wanted.keys()].toSorted());
        for (const [key, object] of wanted) {
          assert.deepEqual(ours.get(key), object, key);
        }
      });
    }
  }

  it("have no difference in the list that is none", () => {
    assert.deepEqual(
      differences.map(({ difference }) => difference).filter((one) => !seen.has(one)),
      [],
    );
  });

  it("must run in different zones in production, if nodes have zones", () => {
    const file = helm.values("plain", { image: "registry.example.com/web:1.0.0" });
    const rendered = helm.template("web", "--values", file, "--values", `${chart}/values-production.yaml`);
    const pods = JSON.stringify(rendered.find(({ kind }) => kind === "Deployment"));
    const { zoneSpread } = tierFacts("highly-available", "aws");
    assert.match(pods, new RegExp(`"topologyKey":"topology.kubernetes.io/zone","whenUnsatisfiable":"${zoneSpread}"`));
  });
});
