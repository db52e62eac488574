import { object } from "../../pull-request-parts";
import { itFailsWith } from "../failing-lines";

type Inputs = Readonly<Record<string, unknown>>;

const web = (resources: Inputs) =>
  object("apps/v1:Deployment", "shop/web", {
    spec: { template: { spec: { containers: [{ name: "web", image: "registry.example.com/web:1", resources }] } } },
  });
const quota = (hard: Inputs, more: Inputs = {}) =>
  object("core/v1:ResourceQuota", "shop/quota", { spec: { hard, ...more } });
const range = (limit: Inputs) =>
  object("core/v1:LimitRange", "shop/limits", { spec: { limits: [{ type: "Container", ...limit }] } });
const namespace = object("core/v1:Namespace", "shop");
const sized = web({ requests: { cpu: "1" }, limits: { memory: "1Gi" } });
const refused = (what: string) =>
  `unprotected: Deployment shop/web: ResourceQuota shop/quota refuses its pods, because they do not set ${what}`;

describe("a quota", () => {
  itFailsWith([
    [
      "newly counts what nobody says",
      [web({}), quota({ pods: "9" })],
      [web({}), quota({ pods: "9", "requests.cpu": "9", "limits.memory": "9Gi" })],
      [refused("requests.cpu and limits.memory")],
    ],
    ["is new", [web({})], [web({}), quota({ cpu: "9" })], [refused("requests.cpu")]],
    [
      "counts what the pods say",
      [sized],
      [sized, quota({ "requests.cpu": "9", "requests.memory": "9Gi", "limits.memory": "9Gi" })],
      [],
    ],
    [
      "counts what a LimitRange fills in",
      [web({}), range({ default: { cpu: "1" } })],
      [web({}), range({ default: { cpu: "1" } }), quota({ "requests.cpu": "9" })],
      [],
    ],
    ["counts only some pods", [web({})], [web({}), quota({ "requests.cpu": "9" }, { scopes: ["BestEffort"] })], []],
    [
      "counts pods that the plan does not show",
      [namespace, quota({ pods: "9" })],
      [namespace, quota({ pods: "9", "limits.memory": "9Gi" })],
      [
        "unjudged: ResourceQuota shop/quota: now refuses pods that do not set limits.memory; the plan shows no pods in this namespace",
      ],
    ],
    ["comes with its namespace", [], [namespace, quota({ "limits.memory": "9Gi" })], []],
  ]);
});

describe("a LimitRange", () => {
  const limited = "unprotected: Deployment shop/web: LimitRange shop/limits gives it a memory limit (64Mi)";
  itFailsWith([
    ["limits pods without a limit", [web({})], [web({}), range({ default: { memory: "64Mi" } })], [limited]],
    ["leaves pods with a limit alone", [sized], [sized, range({ default: { memory: "64Mi" } })], []],
    [
      "gives half",
      [range({ default: { memory: "512Mi" } })],
      [range({ default: { memory: "64Mi" } })],
      ['unprotected: LimitRange shop/limits: spec.limits[0].default.memory "512Mi" → "64Mi"'],
    ],
    [
      "allows half",
      [range({ max: { memory: "2Gi" } })],
      [range({ max: { memory: "1Gi" } })],
      ['unprotected: LimitRange shop/limits: spec.limits[0].max.memory "2Gi" → "1Gi"'],
    ],
    ["gives a little more", [range({ default: { memory: "512Mi" } })], [range({ default: { memory: "640Mi" } })], []],
  ]);
});

describe("a default of priority", () => {
  const priority = (inputs: Inputs) => object("scheduling.k8s.io/v1:PriorityClass", "serving", { value: 9, ...inputs });
  itFailsWith([
    [
      "without eviction",
      [namespace],
      [namespace, priority({ globalDefault: true, preemptionPolicy: "Never" })],
      ["unjudged: PriorityClass serving: new, and becomes the default for objects without a class"],
    ],
    [
      "with eviction",
      [namespace],
      [namespace, priority({ globalDefault: true })],
      [
        "unprotected: PriorityClass serving: becomes the default priority of new pods, which may evict pods with a priority below 9",
      ],
    ],
    ["for those who name it", [namespace], [namespace, priority({})], []],
  ]);
});
