import assert from "node:assert/strict";
import { difference, headLines } from "../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../cli/plan/planned-resource";
import { planned } from "../planned";
import { deployment, object } from "../pull-request-parts";

const failing = new Set(["open", "admin", "unprotected", "source", "unjudged"]);

function failuresOf(before: PlannedResource, after: PlannedResource): string[] {
  const lines = headLines([before], [after], difference([before], [after]));
  return lines.filter((line) => failing.has(line.class)).map((line) => line.class);
}

const tokens = [
  "apps/v1:Deployment",
  "apps/v1:StatefulSet",
  "apps/v1:DaemonSet",
  "autoscaling/v2:HorizontalPodAutoscaler",
  "batch/v1:CronJob",
  "batch/v1:Job",
  "core/v1:Service",
  "core/v1:ServiceAccount",
  "core/v1:PersistentVolumeClaim",
  "core/v1:ResourceQuota",
  "core/v1:Node",
  "networking.k8s.io/v1:Ingress",
  "networking.k8s.io/v1:IngressClass",
  "policy/v1:PodDisruptionBudget",
  "discovery.k8s.io/v1:EndpointSlice",
  "storage.k8s.io/v1:StorageClass",
  "keda.sh/v1alpha1:ScaledObject",
  "example.com/v1:Unheard",
];

describe("a field that no rule knows", () => {
  for (const token of tokens) {
    it(`needs a person: ${token}`, () => {
      const of = (mode: string) => object(token, "shop/x", { spec: { unheard: { mode } } });
      assert.deepEqual(failuresOf(of("one"), of("other")), ["unjudged"]);
    });
  }

  for (const type of ["datadog:index/monitor:Monitor", "command:local:Command", "aws:sns/topic:Topic"]) {
    it(`needs a person: ${type}`, () => {
      const of = (mode: string) => planned(type, "x", { inputs: { unheard: mode } });
      assert.deepEqual(failuresOf(of("one"), of("other")), ["unjudged"]);
    });
  }

  it("needs a person even if another line names its object", () => {
    const of = (image: string, mode: string) =>
      deployment("web", { image: `registry.k8s.io/web:${image}`, unheard: mode });
    assert.deepEqual(failuresOf(of("1.0", "one"), of("1.1", "other")), ["unjudged"]);
  });
});

describe("fields that only seem to be judged", () => {
  const rules = (...given: readonly object[]) => ({ spec: { groups: [{ name: "all", rules: given }] } });
  const release = (given: object) =>
    planned("kubernetes:helm.sh/v3:Release", "x", { inputs: { chart: "x", version: "1.0.0", ...given } });
  const job = (concurrencyPolicy: string) =>
    object("batch/v1:CronJob", "shop/x", { spec: { schedule: "0 3 * * *", concurrencyPolicy } });
  const recorded = (expr: string) =>
    object("monitoring.coreos.com/v1:PrometheusRule", "shop/x", rules({ record: "load", expr }));
  const revisions = (revisionHistoryLimit: number) => deployment("web", {}, { revisionHistoryLimit });
  const cases: readonly [name: string, before: PlannedResource, after: PlannedResource][] = [
    ["a job that ends the one before", job("Forbid"), job("Replace")],
    ["another recording rule", recorded("sum(load)"), recorded("0")],
    ["an update that cannot be undone", revisions(10), revisions(0)],
    ["a release without its CRDs", release({}), release({ skipCrds: true })],
    ["a release that another program changes", release({}), release({ postrender: "patch" })],
  ];
  for (const [name, before, after] of cases) {
    it(`need a person: ${name}`, () => {
      assert.deepEqual(failuresOf(before, after), ["unjudged"]);
    });
  }

  it("pass: fewer revisions", () => {
    assert.deepEqual(failuresOf(revisions(10), revisions(3)), []);
  });
});

describe("fields of pods", () => {
  const pods = (spec: object) =>
    object("apps/v1:Deployment", "shop/web", {
      spec: { template: { spec: { containers: [{ name: "web", image: "a:1" }], ...spec } } },
    });
  const cases: readonly [before: object, after: object][] = [
    [{ securityContext: { runAsUser: 1000 } }, { securityContext: { runAsUser: 2000 } }],
    [{ securityContext: { fsGroup: 1000 } }, { securityContext: { fsGroup: 2000 } }],
    [
      { volumes: [{ name: "a", emptyDir: { sizeLimit: "1Gi" } }] },
      { volumes: [{ name: "a", emptyDir: { sizeLimit: "1Mi" } }] },
    ],
    [{ imagePullSecrets: [{ name: "registry" }] }, { imagePullSecrets: [] }],
    [{ activeDeadlineSeconds: 3600 }, { activeDeadlineSeconds: 10 }],
  ];
  for (const [before, after] of cases) {
    it(`need a person: ${JSON.stringify(before)} → ${JSON.stringify(after)}`, () => {
      assert.notDeepEqual(failuresOf(pods(before), pods(after)), []);
    });
  }
});

describe("options and metadata that no rule knows", () => {
  const topic = (options: PlannedResource["options"]) => planned("aws:sns/topic:Topic", "x", { options });

  it("need a person, except names and time limits", () => {
    assert.deepEqual(failuresOf(topic({}), topic({ ignoreChanges: ["policy"] })), ["unjudged"]);
    assert.deepEqual(failuresOf(topic({}), topic({ aliases: ["urn:pulumi:prod::keelson::a::b"] })), []);
    assert.deepEqual(failuresOf(topic({}), topic({ customTimeouts: { create: "10m" } })), []);
  });

  const noted = (annotations: object) => object("core/v1:Namespace", "shop", { metadata: { annotations } });
  for (const [name, fails] of [
    ["scheduler.alpha.kubernetes.io/node-selector", true],
    ["linkerd.io/skip-outbound-ports", true],
    ["traffic.sidecar.istio.io/excludeOutboundPorts", true],
    ["kubernetes.io/description", false],
    ["example.com/on-call", false],
    ["owner", false],
  ] as const) {
    it(`${fails ? "need a person" : "pass"}: ${name}`, () => {
      assert.deepEqual(failuresOf(noted({ [name]: "a" }), noted({ [name]: "b" })), fails ? ["unjudged"] : []);
      assert.deepEqual(failuresOf(noted({}), noted({ [name]: "b" })), fails ? ["unjudged"] : []);
    });
  }
});
