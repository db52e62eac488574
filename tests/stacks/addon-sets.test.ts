import assert from "node:assert/strict";
import { baseAddons, type Cloud, type Cluster, productionAddons } from "../../components";
import { addonsOfSet } from "../../stacks/addon-sets";
import { chosenAddons } from "../../stacks/choose-addons";
import { type StackConfig, stackSchema } from "../../stacks/schema";
import { karpenterOffer, offersIn } from "../support/catalogue";
import { dnsZones, existingIn } from "../support/clouds";
import { runOwnStack } from "../support/programs";
import { runProgram } from "../support/run-program";

const sets = { base: baseAddons, production: productionAddons } as const;

/** Returns the short keys of a stack's file. */
function configFor(keys: Record<string, unknown> = {}): StackConfig {
  const cluster = { kind: "existing" };
  const { dns: _dns, ...values } = stackSchema.parse({ environment: "prod", tier: "small", cluster, ...keys });
  const { addons = {}, dns } = keys;
  return { ...values, addons, dns, cluster, tenants: {} } as unknown as StackConfig;
}

async function onCluster(cloud: Cloud, offers: readonly string[], use: (cluster: Cluster) => void): Promise<void> {
  const builtin = [...offersIn(cloud), karpenterOffer].filter(({ capability }) => offers.includes(capability.name));
  await runProgram(() => {
    use(existingIn(cloud, [], { builtin }));
  });
}

function namesOf(set: keyof typeof sets, cluster: Cluster, keys: Record<string, unknown> = {}): string[] {
  return addonsOfSet(set, cluster, configFor(keys))
    .flatMap((addon) => addon?.name ?? [])
    .sort();
}

describe("a set of add-ons in a stack's file", () => {
  for (const cloud of ["aws", "gcp", "azure", "none"] as const) {
    for (const set of ["base", "production"] as const) {
      /* On Azure, the cloud's own agent collects the logs of a stack. */
      const collects = cloud === "azure" ? [] : ["log-destination"];
      for (const offers of [[], [...collects, "backup-storage", "resource-metrics"]]) {
        it(`is the set of a program: ${set} on ${cloud} with ${offers.length} offers`, async () => {
          await onCluster(cloud, offers, (cluster) => {
            const names = sets[set]({ cluster }).map(({ name }) => name);
            assert.deepEqual(namesOf(set, cluster), names.sort());
          });
        });
      }
    }
  }

  const keys: readonly (readonly [title: string, Record<string, unknown>, added: string[], removed: string[]])[] = [
    ["ingress", { ingress: "envoy-gateway" }, ["envoy-gateway"], ["traefik"]],
    ["the cloud's ingress", { ingress: "cloud" }, [], ["cert-manager", "traefik"]],
    ["no ingress", { ingress: "none" }, [], ["traefik"]],
    ["zones", { dns: { zones: [dnsZones.aws] } }, ["external-dns"], []],
    ["logs in the cluster", { logs: "loki" }, ["fluent-bit", "loki"], []],
  ];
  for (const [title, changes, added, removed] of keys) {
    it(`follows the short keys: ${title}`, async () => {
      await onCluster("aws", [], (cluster) => {
        const [usual, names] = [namesOf("base", cluster), namesOf("base", cluster, changes)];
        assert.deepEqual(
          names.filter((name) => !usual.includes(name)),
          added,
        );
        assert.deepEqual(
          usual.filter((name) => !names.includes(name)),
          removed,
        );
      });
    });
  }

  it("keeps the options that follow from short keys, and takes those of the file", async () => {
    await onCluster("aws", [], (cluster) => {
      const defaults = addonsOfSet("base", cluster, configFor({ exposure: "public" }));
      assert.deepEqual(defaults.find((addon) => addon?.name === "traefik")?.options, { exposure: "public" });
      const chosen = chosenAddons(defaults, { traefik: false, keda: true }).map(({ name }) => name);
      assert.ok(chosen.includes("keda") && !chosen.includes("traefik"), chosen.join(", "));
    });
  });

  it("takes the place of the wiring's add-ons", async () => {
    const run = await runOwnStack("local", { "keelson:addonSet": "production", "keelson:logs": "none" });
    assert.deepEqual(
      run
        .ofType("keelson:index:Addon")
        .map(({ name }) => name.slice("local-".length))
        .sort(),
      ["argo-cd", "cert-manager", "keda", "kube-prometheus-stack", "metrics-server", "reloader", "traefik"],
    );
  });

  it("is base or production", async () => {
    const message = /keelson:addonSet: expected one of "base", "production", got "prodution"/;
    await assert.rejects(runOwnStack("local", { "keelson:addonSet": "prodution" }), message);
  });
});
