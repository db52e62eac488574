import type { PullRequest } from "./pull-request";
import { object } from "./pull-request-parts";

/* Fields of pods, and containers that come or go. */

const withPod = (more: object, spec: object = {}) =>
  object("apps/v1:Deployment", "boutique/cart", {
    spec: {
      ...spec,
      strategy: { rollingUpdate: { maxUnavailable: 0 } },
      template: { spec: { containers: [{ name: "cart", image: "registry.example.com/cart:1" }], ...more } },
    },
  });
const probed = (readinessProbe: object) =>
  withPod({ containers: [{ name: "cart", image: "registry.example.com/cart:1", readinessProbe }] });
const beside = (...containers: readonly object[]) =>
  withPod({ containers: [{ name: "cart", image: "registry.example.com/cart:1" }, ...containers] });
const proxy = { name: "proxy", image: "registry.example.com/proxy:1", args: ["--auth=required"] };

export const podPullRequests: readonly PullRequest[] = [
  {
    name: "a host of pods that is somewhere else",
    before: [withPod({})],
    after: [withPod({ hostAliases: [{ ip: "203.0.113.9", hostnames: ["payment"] }] })],
    head: [
      'unjudged: Deployment boutique/cart: spec.template.spec.hostAliases[203.0.113.9] (nothing) → {"ip":"203.0.113.9","hostnames":["payment"]}',
      "restart: Deployment boutique/cart: pods replaced, new ones start first",
    ],
    fails: [/^Judge it yourself, because no rule covers it: Deployment boutique\/cart: /],
  },
  {
    name: "a probe that always succeeds",
    before: [probed({ httpGet: { path: "/readyz", port: 8080 }, periodSeconds: 10 })],
    after: [probed({ exec: { command: ["true"] }, periodSeconds: 10 })],
    head: [
      'unjudged: Deployment boutique/cart: spec.template.spec.containers[cart].readinessProbe.exec.command[0] (nothing) → "true"',
      'restart: Deployment boutique/cart: pods replaced, new ones start first: readinessProbe.httpGet.path "/readyz" → (nothing), readinessProbe.httpGet.port 8080 → (nothing)',
    ],
    fails: [/^Judge it yourself, because no rule covers it: Deployment boutique\/cart: /],
  },
  {
    name: "a probe that asks more often",
    before: [probed({ httpGet: { path: "/readyz", port: 8080 }, periodSeconds: 10 })],
    after: [probed({ httpGet: { path: "/readyz", port: 8080 }, periodSeconds: 5 })],
    head: [
      "restart: Deployment boutique/cart: pods replaced, new ones start first: readinessProbe.periodSeconds 10 → 5",
    ],
    fails: [],
  },
  {
    name: "a proxy that no longer stands before the program",
    before: [beside(proxy)],
    after: [beside()],
    head: [
      'unjudged: Deployment boutique/cart: spec.template.spec.containers[proxy] {"name":"proxy","image":"registry.example.com/proxy:1","args":["--auth=required"]} → (nothing)',
      "restart: Deployment boutique/cart: pods replaced, new ones start first",
    ],
    fails: [/^Judge it yourself, because no rule covers it: Deployment boutique\/cart: /],
  },
  {
    name: "a new container that asks nobody who they are",
    before: [beside()],
    after: [beside({ ...proxy, args: ["--auth=none"] })],
    head: [
      'unjudged: Deployment boutique/cart: spec.template.spec.containers[proxy] (nothing) → {"name":"proxy","image":"registry.example.com/proxy:1","args":["--auth=none"]}',
      "restart: Deployment boutique/cart: pods replaced, new ones start first",
    ],
    fails: [/^Judge it yourself, because no rule covers it: Deployment boutique\/cart: /],
  },
];
