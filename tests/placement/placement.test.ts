import assert from "node:assert/strict";
import {
  CronJob,
  catalogue,
  DaemonSet,
  Deployment,
  defineAddon,
  envoyGateway,
  isRecord,
  type Placement,
  Tenant,
} from "../../components";
import { valuesKnownBy } from "../../components/charts";
import { checkPlacement, placedValues, rankedValues } from "../../components/placement";
import { accountsOf, addonsIn, builtinFor } from "../support/catalogue";
import { exampleRoot } from "../support/certificates";
import { ignoredValues } from "../support/chart-values";
import { existingIn } from "../support/clouds";
import { platform, releaseType, runOwnStack, valuesOf } from "../support/programs";
import { runProgram } from "../support/run-program";

const placement: Placement = {
  nodeSelector: { "keelson.dev/node-pool": "platform" },
  tolerations: [{ key: "example.com/only", value: "platform", effect: "NoSchedule" }, { key: "example.com/all" }],
};
const tolerations = [
  { key: "CriticalAddonsOnly", operator: "Exists" },
  { key: "example.com/only", operator: "Equal", value: "platform", effect: "NoSchedule" },
  { key: "example.com/all", operator: "Exists" },
];
const classType = "kubernetes:scheduling.k8s.io/v1:PriorityClass";

describe("a placement", () => {
  it("is added to the maps that describe pods, after what they have", () => {
    const own = { key: "own", operator: "Exists" };
    const given = {
      a: { nodeSelector: { disk: "ssd" }, tolerations: [own] },
      agent: { tolerations: [{ operator: "Exists" }] },
    };
    assert.deepEqual(placedValues(given, { placed: ["a", "b.c", "agent"] }, placement), {
      a: { nodeSelector: { ...placement.nodeSelector, disk: "ssd" }, tolerations: [own, ...tolerations] },
      b: { c: { nodeSelector: placement.nodeSelector, tolerations } },
      agent: given.agent,
    });
    assert.deepEqual(placedValues({ x: 1 }, { placed: [""] }, placement), {
      x: 1,
      nodeSelector: placement.nodeSelector,
      tolerations,
    });
    assert.equal(placedValues(given, { placed: ["a"] }, undefined), given);
  });

  it("ranks pods that have no class", () => {
    const pods = { placed: [], ranked: ["", "a"] };
    assert.deepEqual(rankedValues({ a: { priorityClassName: "own" } }, pods, "keelson-platform"), {
      priorityClassName: "keelson-platform",
      a: { priorityClassName: "own" },
    });
    assert.deepEqual(rankedValues({}, pods, undefined), {});
  });

  const pools = {
    general: { labels: { "keelson.dev/node-pool": "general" }, taints: [] },
    system: {
      labels: { "keelson.dev/node-pool": "system" },
      taints: [{ key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" }],
    },
    platform: {
      labels: { "keelson.dev/node-pool": "platform" },
      taints: [{ key: "example.com/only", value: "platform", effect: "NoSchedule" }],
    },
  } as const;
  const wrong: readonly (readonly [Placement, string])[] = [
    [{ nodeSelector: {} }, "placement.nodeSelector: expected at least one label, got {}"],
    [
      { nodeSelector: { "keelson.dev/node-pool": "sytem" } },
      'placement.nodeSelector: expected labels that the nodes of one pool have (the pools are "general", "system", "platform"), got {"keelson.dev/node-pool":"sytem"}',
    ],
    [{ nodeSelector: { any: "thing" } }, "placement.nodeSelector: expected labels that the nodes of one pool have"],
    [
      { nodeSelector: { "keelson.dev/node-pool": "platform" } },
      "placement.tolerations: expected a toleration of the taint example.com/only, got nothing; every pool with these labels has a taint",
    ],
    [
      {
        nodeSelector: { "keelson.dev/node-pool": "platform" },
        tolerations: [{ key: "example.com/only", value: "other" }],
      },
      "placement.tolerations: expected a toleration of the taint example.com/only",
    ],
  ];
  for (const [given, message] of wrong) {
    it(`is refused: ${JSON.stringify(given)}`, () => {
      const found = checkPlacement("placement", given, pools).map((one) => `${one.path}: ${one.message}`);
      assert.equal(found.length, 1, found.join("\n"));
      assert.ok(found[0]?.startsWith(message), found[0]);
    });
  }

  it("may name a pool, a label of the cloud, and anything where no pool is known", () => {
    const cloud = { nodeSelector: { "topology.kubernetes.io/zone": "a" } };
    const system = { nodeSelector: { "keelson.dev/node-pool": "system" } };
    for (const one of [placement, system, cloud]) {
      assert.deepEqual(checkPlacement("placement", one, pools), []);
    }
    assert.deepEqual(checkPlacement("placement", { nodeSelector: { any: "thing" } }, {}), []);
    /* Karpenter's nodes have labels that no pool has. */
    assert.deepEqual(checkPlacement("placement", { nodeSelector: { any: "thing" } }, pools, true), []);
  });
});

const clouds = ["aws", "gcp", "azure", "none"] as const;

/** Lists the maps that describe pods by their tolerations, by their path. */
function podsIn(at: unknown, path = ""): (readonly [string, Readonly<Record<string, unknown>>])[] {
  if (!isRecord(at)) {
    return [];
  }
  const below = Object.entries(at).flatMap(([key, value]) => podsIn(value, path === "" ? key : `${path}.${key}`));
  return Array.isArray(at.tolerations) ? [[path, at], ...below] : below;
}

/* The pods of a Release's containers have resources where the chart also knows where they run. */
function sizedIn(at: unknown, known: unknown, path = ""): string[] {
  if (!isRecord(at) || !isRecord(known)) {
    return [];
  }
  const below = Object.entries(at).flatMap(([key, value]) =>
    sizedIn(value, known[key], path === "" ? key : `${path}.${key}`),
  );
  const isPod = isRecord(at.resources) && "tolerations" in known && "nodeSelector" in known;
  return isPod && at.nodeSelector === undefined ? [path, ...below] : below;
}

describe("every add-on of a placed platform", () => {
  for (const { facts } of catalogue) {
    const cloud = clouds.find((one) => (facts.clouds?.[one] ?? true) === true) ?? "none";
    it(`has all its pods there, except agents, by values that its chart knows: ${facts.name}`, async () => {
      const addon = addonsIn(cloud).find(({ name }) => name === facts.name);
      assert.ok(addon);
      const run = await runProgram(() => {
        const cluster = existingIn(cloud, accountsOf(addon, cloud), { builtin: builtinFor(addon, cloud) });
        const all = { placement, priorityClasses: true, caBundle: { pem: exampleRoot } };
        platform([addon], { cluster, ...all, tier: "highly-available" });
      });
      const { values } = run.find(releaseType, `test-${addon.name}`).inputs;
      const agents = podsIn(values).filter(([, pod]) => JSON.stringify(pod.tolerations) === '[{"operator":"Exists"}]');
      const left = podsIn(values).filter(([, pod]) => pod.nodeSelector === undefined);
      assert.deepEqual(
        left.map(([path]) => path),
        agents.map(([path]) => path),
      );
      const sized = sizedIn(values, valuesKnownBy(facts.chart.name)?.values);
      assert.deepEqual(
        sized.filter((path) => !agents.some(([one]) => one === path)),
        [],
      );
      assert.deepEqual(ignoredValues(run), []);
    });
  }
});

describe("a platform's placement and priorities", () => {
  it("place Envoy's proxies, which no chart describes", async () => {
    const run = await runProgram(() => void platform([envoyGateway()], { placement }));
    const proxy = run.resources.find(({ inputs }) => inputs.kind === "EnvoyProxy")?.inputs.spec as {
      provider: { kubernetes: { envoyDeployment: { pod: { nodeSelector: object } } } };
    };
    assert.deepEqual(proxy.provider.kubernetes.envoyDeployment.pod.nodeSelector, placement.nodeSelector);
  });

  it("refuse an add-on that does not say where its pods are", async () => {
    const own = defineAddon({
      name: "own",
      summary: "",
      chart: { repository: "https://charts.example.com", name: "own", version: "1.0.0" },
      namespace: "own",
      crds: { how: "none" },
      values: () => ({}),
    });
    await assert.rejects(
      runProgram(() => void platform([own()], { placement })),
      /addons\.own: cannot be placed, because its definition does not set `pods`; set `pods` to the chart values that describe pods/,
    );
    await assert.rejects(
      runProgram(() => void platform([own()], { priorityClasses: true })),
      /addons\.own: cannot get the platform's priority class, because its definition does not set `pods`/,
    );
    await runProgram(() => void platform([own()]));
  });

  it("rank add-ons, what serves, and jobs, except where they rank themselves", async () => {
    const run = await runProgram(() => {
      const addons = addonsIn("aws").filter(({ name }) => ["kube-prometheus-stack", "metrics-server"].includes(name));
      const tenant = new Tenant("team", { platform: platform(addons, { priorityClasses: true }) });
      const image = "registry.example.com/web:1";
      new Deployment("web", { tenant, image });
      new DaemonSet("agent", { tenant, image });
      new Deployment("own", { tenant, image, priorityClassName: "own" });
      new CronJob("night", { tenant, image, schedule: "0 3 * * *" });
    });
    const classes = run.resources.filter(({ type }) => type === classType).map(({ inputs }) => inputs);
    assert.deepEqual(
      classes.map(({ metadata, value, preemptionPolicy }) => [metadata, value, preemptionPolicy]),
      [
        [{ name: "keelson-batch" }, 0, "Never"],
        [{ name: "keelson-platform" }, 1_000_000, undefined],
        [{ name: "keelson-serving" }, 1000, undefined],
      ],
    );
    const { grafana } = valuesOf(run, "kube-prometheus-stack") as { grafana: Record<string, unknown> };
    assert.equal(grafana.priorityClassName, "keelson-platform");
    assert.equal(valuesOf(run, "metrics-server").priorityClassName, "system-cluster-critical");
    const pods = ["Deployment", "DaemonSet"].flatMap((kind) =>
      run
        .ofType(`kubernetes:apps/v1:${kind}`)
        .map(({ inputs }) => inputs.spec as { template: { spec: { priorityClassName?: string } } }),
    );
    assert.deepEqual(
      pods.map(({ template }) => template.spec.priorityClassName ?? "").sort((one, other) => one.localeCompare(other)),
      ["keelson-serving", "keelson-serving", "own"],
    );
    assert.match(
      JSON.stringify(run.find("kubernetes:batch/v1:CronJob", "night").inputs),
      /"priorityClassName":"keelson-batch"/,
    );
  });

  it("are of a stack by its file", async () => {
    const selector = { "topology.kubernetes.io/zone": "a" };
    const run = await runOwnStack("prod", {
      "keelson:placement": JSON.stringify({ nodeSelector: selector }),
      "keelson:priorityClasses": "own",
    });
    const { values } = run.find(releaseType, "prod-metrics-server").inputs;
    assert.deepEqual((values as { nodeSelector: unknown }).nodeSelector, selector);
    assert.equal(run.ofType(classType).length, 3);
    await assert.rejects(
      runOwnStack("prod", { "keelson:placement": '{"nodeSelector":{}}' }),
      /keelson:placement\.nodeSelector: expected at least one label/,
    );
  });
});
