import { object } from "../../pull-request-parts";
import { itFailsWith } from "../failing-lines";

type Inputs = Readonly<Record<string, unknown>>;

const service = (spec: Inputs = {}) =>
  object("core/v1:Service", "shop/web", {
    apiVersion: "v1",
    spec: { selector: { app: "web" }, ports: [{ name: "http", port: 80, targetPort: 8080 }], ...spec },
  });
const budget = (app: string) =>
  object("policy/v1:PodDisruptionBudget", "shop/web", {
    apiVersion: "policy/v1",
    spec: { maxUnavailable: 1, selector: { matchLabels: { app } } },
  });
const namespace = object("core/v1:Namespace", "shop", { apiVersion: "v1" });
const web = object("apps/v1:Deployment", "shop/web", {
  apiVersion: "apps/v1",
  spec: {
    template: {
      metadata: { labels: { app: "web", tier: "front" } },
      spec: { containers: [{ name: "web", image: "a:1", ports: [{ name: "http", containerPort: 8080 }] }] },
    },
  },
});
const at = (targetPort: unknown, protocol?: string) =>
  service({ ports: [{ name: "http", port: 80, targetPort, protocol }] });

describe("where a Service leads", () => {
  itFailsWith([
    [
      "other pods of the plan",
      [namespace, web, service()],
      [namespace, web, service({ selector: { tier: "front" } })],
      [],
    ],
    ["the same port by its name", [namespace, web, service()], [namespace, web, at("http")], []],
    [
      "no pods",
      [namespace, web, service()],
      [namespace, web, service({ selector: { app: "wbe" } })],
      [
        "unprotected: Service shop/web: selector: expected pods with the labels app=wbe in shop, got none; fix the selector or the pods' labels",
      ],
    ],
    [
      "no port",
      [namespace, web, service()],
      [namespace, web, at("web")],
      [
        'unprotected: Service shop/web: port http: expected targetPort "web" (TCP) among the ports of Deployment shop/web, got http (8080); fix targetPort or declare the port',
      ],
    ],
    [
      "pods that the plan does not have",
      [service()],
      [service({ selector: { app: "wbe" } })],
      ['unjudged: Service shop/web: spec.selector.app "web" → "wbe"'],
    ],
    [
      "a port of pods that the plan does not have",
      [service()],
      [at(9999)],
      ["unjudged: Service shop/web: spec.ports[80].targetPort 8080 → 9999"],
    ],
    [
      "no port of pods that the plan does not have",
      [service()],
      [service({ ports: [] })],
      ['unjudged: Service shop/web: spec.ports[80] {"name":"http","port":80,"targetPort":8080} → (nothing)'],
    ],
    [
      "endpoints of somebody else",
      [namespace, web, service()],
      [namespace, web, service({ selector: {} })],
      ['unjudged: Service shop/web: spec.selector.app "web" → (nothing)'],
    ],
    [
      "another protocol",
      [web, service()],
      [web, at(8080, "UDP")],
      ["unprotected: Service shop/web: no longer serves port 80"],
    ],
    [
      "a budget of pods that the plan does not have",
      [budget("web")],
      [budget("wbe")],
      ['unjudged: PodDisruptionBudget shop/web: spec.selector.matchLabels.app "web" → "wbe"'],
    ],
    ["a budget of pods that the plan has", [web, budget("wbe")], [web, budget("web")], []],
    [
      "ports on every node",
      [namespace, web, service()],
      [namespace, web, service({ type: "NodePort" })],
      ["open: Service shop/web: receives traffic for 80 on every node, from anyone who can reach a node"],
    ],
  ]);
});
