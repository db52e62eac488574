import assert from "node:assert/strict";
import { readProject, readStack } from "../../cli/project";
import type { ProgramRun } from "../../components/testing";
import { ignoredValues } from "../support/chart-values";
import { releaseType, runOwnStack } from "../support/programs";

/** One stack for each kind of cluster. */
const stacks = ["prod", "prod-gke", "prod-aks", "local"] as const;

/** Runs a stack with options of add-ons, besides those that it has. */
function runWith(stack: string, addons: object): Promise<ProgramRun> {
  const { config } = readStack(readProject(process.cwd()), stack);
  const own = JSON.parse(config["keelson:addons"] ?? "{}") as object;
  return runOwnStack(stack, { "keelson:addons": JSON.stringify({ ...own, ...addons }) });
}

/** Returns what decides on each cloud who can reach a release's load balancer. */
function servicesOf(run: ProgramRun, environment: string, names: readonly string[]): Record<string, unknown>[] {
  return names.map((name) => {
    const { values } = run.find(releaseType, `${environment}-${name}`).inputs as { values: Record<string, object> };
    const { service, controller } = values as { service?: object; controller?: { service: object } };
    return { ...(service ?? controller?.service) };
  });
}

const accepted = { acceptRetired: true };

describe("a stack with ingress controllers more than once", () => {
  for (const stack of stacks) {
    const environment = stack === "local" ? "local" : "prod";
    const isCloud = stack !== "local";

    it(`has Traefik internal beside public: ${stack}`, async () => {
      const run = await runWith(stack, {
        traefik: { exposure: "public", instances: { internal: { exposure: "internal", className: "private" } } },
      });
      const [open, closed] = servicesOf(run, environment, ["traefik", "traefik-internal"]);
      assert.equal(JSON.stringify(open) === JSON.stringify(closed), !isCloud);
      assert.deepEqual(ignoredValues(run), []);
    });

    it(`has ingress-nginx twice, beside the stack's own controller: ${stack}`, async () => {
      const run = await runWith(stack, {
        "ingress-nginx": {
          exposure: "public",
          isDefaultClass: false,
          overrides: accepted,
          instances: { internal: {} },
        },
      });
      const [open, closed] = servicesOf(run, environment, ["ingress-nginx", "ingress-nginx-internal"]);
      assert.equal(JSON.stringify(open) === JSON.stringify(closed), !isCloud);
      assert.deepEqual(ignoredValues(run), []);
    });

    it(`has two GatewayClasses of Envoy Gateway: ${stack}`, async () => {
      const run = await runWith(stack, {
        "envoy-gateway": { isDefaultClass: false, exposure: "public", classes: { internal: {} } },
      });
      const [open, closed] = ["envoy", "internal"].map((name) => {
        const { spec } = run.find(
          "kubernetes:gateway.envoyproxy.io/v1alpha1:EnvoyProxy",
          `${environment}-envoy-gateway-${name}`,
        ).inputs as { spec: { provider: { kubernetes: { envoyService: { name: string } } } } };
        return spec.provider.kubernetes.envoyService;
      });
      assert.deepEqual([open?.name, closed?.name], ["envoy", "internal"]);
      const without = (service: object | undefined) => JSON.stringify({ ...service, name: "" });
      assert.equal(without(open) === without(closed), !isCloud);
    });
  }

  it("names its instances by key, and refuses those that cannot be, before any resource", async () => {
    const message = (problem: string) => ({ message: `Pulumi.local.yaml is not valid:\n✖ keelson:addons.${problem}` });
    await assert.rejects(
      runWith("local", { "metrics-server": { instances: { other: {} } } }),
      message(
        "metrics-server.instances: metrics-server cannot be installed more than once; remove the option instances",
      ),
    );
    await assert.rejects(
      runWith("local", { traefik: { instances: { internal: { exposre: "public" } } } }),
      message('traefik.instances.internal.exposre: unknown key; did you mean "exposure"?'),
    );
    await assert.rejects(
      runWith("local", { traefik: { instances: { internal: { isDefaultClass: true } } } }),
      /addons\.traefik-internal: expected a single provider of a default IngressClass, got traefik and traefik-internal; keep one of them/,
    );
  });
});
