import assert from "node:assert/strict";
import { beyondQuota } from "../../../cli/plan/descriptions/quota";
import { container, deployment, object, podSpec } from "../objects";

const asking = (replicas: number, requests: object) =>
  deployment("shop/web", { replicas }, { ...podSpec, containers: [{ ...container, resources: { requests } }] });
const quota = (hard: object, more: object = {}) =>
  object("v1", "ResourceQuota", "shop/quota", { spec: { hard, ...more } });
const scaler = object("autoscaling/v2", "HorizontalPodAutoscaler", "shop/web", {
  spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, maxReplicas: 9 },
});
const scaledJob = object("keda.sh/v1alpha1", "ScaledJob", "shop/import", {
  spec: { maxReplicaCount: 4, jobTargetRef: { parallelism: 3, template: { spec: podSpec } } },
});
const limits = object("v1", "LimitRange", "shop/limits", {
  spec: { limits: [{ type: "Container", defaultRequest: { memory: "600Mi" } }] },
});

const cases = [
  ["as much as allowed", [asking(2, { cpu: "500m" }), quota({ "requests.cpu": "1", pods: 2 })], []],
  [
    "more, of cpu and pods",
    [asking(3, { cpu: "500m" }), quota({ "requests.cpu": "1", pods: 2 })],
    [
      "namespace shop: pods may need requests.cpu 1500m, but its quota is 1",
      "namespace shop: pods may need pods 3, but its quota is 2",
    ],
  ],
  [
    "as many as its autoscaler has",
    [asking(1, { memory: "1Gi" }), scaler, quota({ memory: "8Gi" })],
    ["namespace shop: pods may need memory 9Gi, but its quota is 8Gi"],
  ],
  [
    "as many as there are jobs at once",
    [scaledJob, quota({ pods: 11 })],
    ["namespace shop: pods may need pods 12, but its quota is 11"],
  ],
  [
    "what its namespace gives it",
    [asking(2, {}), limits, quota({ "requests.memory": "1Gi" })],
    ["namespace shop: pods may need requests.memory 1200Mi, but its quota is 1Gi"],
  ],
  ["a quota for some pods only", [asking(3, {}), quota({ pods: 1 }, { scopes: ["Terminating"] })], []],
  ["what is no amount of pods", [asking(3, {}), quota({ "services.nodeports": "0" })], []],
] as const;

describe("beyondQuota", () => {
  for (const [what, resources, found] of cases) {
    it(what, () => assert.deepEqual(beyondQuota(resources), found));
  }
});
