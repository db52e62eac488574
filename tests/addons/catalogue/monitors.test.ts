import assert from "node:assert/strict";
import {
  type Addon,
  type Cloud,
  catalogue,
  defineAddon,
  isRecord,
  monitoring,
  monitoringRules,
  type Offer,
  offer,
} from "../../../components";
import { accountsOf, addonsIn, builtinFor } from "../../support/catalogue";
import { ignoredValues } from "../../support/chart-values";
import { existingIn } from "../../support/clouds";
import { bound, existingCluster, platform, releaseType } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const monitorLabels = { release: "prometheus", team: "platform" };
const pods = { namespace: "prometheus", labels: { app: "prometheus" } };
const brought = offer(monitoring, { pods, monitorLabels, url: "http://prometheus.test.svc:9090" });

/** The add-on with Prometheus selects every monitor itself. */
const others = catalogue.filter(({ capabilities }) => !capabilities.some(({ name }) => name === monitoring.name));

describe("monitors of add-ons, for a Prometheus that selects by labels", () => {
  for (const { facts } of others) {
    const runsOn = (one: Cloud) => (facts.clouds?.[one] ?? true) === true;
    const cloud = (["none", "aws", "gcp"] as const).find(runsOn) ?? "none";
    const addon = addonsIn(cloud).find(({ name }) => name === facts.name);
    it(`have these labels, and so have the rules: ${facts.name}`, async () => {
      assert.ok(addon !== undefined);
      await haveLabels(addon, cloud);
    });
  }

  it("need the values that label them, of an add-on of your own", async () => {
    const own = defineAddon({
      name: "own",
      summary: "A test.",
      chart: { repository: "https://charts.example.com", name: "own", version: "1.2.3" },
      namespace: "own",
      crds: { how: "none" },
      wants: () => [{ capability: monitoring }],
      values: () => ({}),
    });
    const installed = () => platform([own()], { cluster: existingCluster({ builtin: [brought] }) });
    await assert.rejects(
      runProgram(() => void installed()),
      /\n✖ addons\.own\.monitors: expected the chart values that set labels on monitors, because Prometheus selects monitors by the labels \{"release":"prometheus","team":"platform"\}, got nothing; list these values in the add-on's definition; write \[\] if the chart has no monitors/,
    );
  });

  it("may have no wrong labels", async () => {
    const wrong = offer(monitoring, { pods, monitorLabels: { release: "my release" } });
    await assert.rejects(
      runProgram(() => void existingCluster({ builtin: [wrong] })),
      /\n✖ builtin\[0\]\.value\.monitorLabels\.release: expected a value of up to 63 letters/,
    );
  });
});

async function haveLabels(addon: Addon, cloud: Cloud): Promise<void> {
  const isOther = ({ capability }: Offer) => capability.name !== monitoring.name;
  const builtin = [...builtinFor(addon, cloud).filter(isOther), brought];
  const run = await runProgram(() => {
    platform([addon], { cluster: existingIn(cloud, accountsOf(addon, cloud), { builtin }) });
  });
  const { values } = run.find(releaseType, `test-${addon.name}`).inputs;
  assert.deepEqual(ignoredValues(run), []);
  const monitors = monitorsIn(values, []);
  assert.deepEqual(
    monitors.filter(([, monitor]) => !hasLabels(monitor)).map(([path]) => path),
    [],
  );
  const objects = run.resources.filter(({ inputs }) => inputs.apiVersion === "monitoring.coreos.com/v1");
  for (const { inputs } of objects) {
    assert.deepEqual((inputs.metadata as Record<string, unknown>).labels, monitorLabels);
  }
  const { offers } = bound(addon, existingFacts(cloud, builtin));
  const rules = offers.filter(({ capability }) => capability.name === monitoringRules.name).map(({ key }) => key);
  const kinds = objects.map(({ inputs }) => inputs.kind);
  assert.deepEqual(
    objects
      .filter(({ inputs }) => inputs.kind === "PrometheusRule")
      .map(({ inputs }) => (inputs.metadata as { name: string }).name),
    rules,
  );
  const uses = bound(addon, existingFacts(cloud, builtin)).wants.some(
    ({ capability }) => capability.name === monitoring.name,
  );
  assert.ok(!uses || monitors.length > 0 || kinds.some((kind) => String(kind).endsWith("Monitor")), "has no monitor");
}

function existingFacts(cloud: Cloud, builtin: readonly Offer[]) {
  return { cloud, builtin, nodePools: {}, kubernetesVersion: "1.35" };
}

/** Lists the maps of a chart's values that switch a monitor or rules on. */
function monitorsIn(value: unknown, path: readonly string[]): (readonly [string, Readonly<Record<string, unknown>>])[] {
  return isRecord(value)
    ? Object.entries(value).flatMap(([key, below]) => {
        const here = [...path, key];
        const isMonitor =
          /(monitor|prometheusRules?)$/i.test(key) && isRecord(below) && (below.enabled ?? below.create) === true;
        return isMonitor ? [[here.join("."), below] as const] : monitorsIn(below, here);
      })
    : [];
}

function hasLabels(monitor: Readonly<Record<string, unknown>>): boolean {
  return Object.values(monitor).some((one) =>
    Object.entries(monitorLabels).every(([key, value]) => isRecord(one) && one[key] === value),
  );
}
