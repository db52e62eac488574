import { deployment, object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const service = (name: string, ...ports: readonly number[]) =>
  object("core/v1:Service", `boutique/${name}`, {
    spec: {
      selector: { "keelson.dev/workload": name },
      ports: ports.map((port) => ({ name: `p${port}`, port, targetPort: port === 80 ? 8080 : port })),
    },
  });
const ingress = (name: string, backends: Readonly<Record<string, string>>) =>
  object("networking.k8s.io/v1:Ingress", `boutique/${name}`, {
    spec: {
      rules: [
        {
          host: "shop.example.com",
          http: {
            paths: Object.entries(backends).map(([path, own]) => ({
              path,
              pathType: "Prefix",
              backend: { service: { name: own, port: { number: 80 } } },
            })),
          },
        },
      ],
    },
  });
const route = (...hostnames: readonly string[]) =>
  object("gateway.networking.k8s.io/v1:HTTPRoute", "boutique/web", {
    spec: { hostnames, rules: [{ backendRefs: [{ name: "web", port: 80 }] }] },
  });
const gateway = (...ports: readonly number[]) =>
  object("gateway.networking.k8s.io/v1:Gateway", "boutique/public", {
    spec: { listeners: ports.map((port) => ({ name: `l${port}`, port })) },
  });
const [web, api] = [deployment("web"), deployment("api")];
const caller = deployment("frontend", { env: [{ name: "API", value: "http://api.boutique:80" }] });
const all = [web, service("web", 80), api, service("api", 80)];

describe("a way to pods that goes while they stay", () => {
  itFinds([
    {
      name: "a Service",
      before: all,
      after: [web, api, service("api", 80)],
      lines: ["Service boutique/web: deleted, but Deployment boutique/web stays"],
    },
    {
      name: "a Service that others name",
      before: [...all, caller],
      after: [web, service("web", 80), caller],
      lines: ["Service boutique/api: deleted, but Deployment boutique/frontend still names it"],
    },
    {
      name: "one of its ports",
      before: [web, service("web", 80, 8080)],
      after: [web, service("web", 8080)],
      lines: ["Service boutique/web: no longer serves port 80"],
    },
    {
      name: "a listener",
      before: [gateway(80, 443)],
      after: [gateway(80)],
      lines: ["Gateway boutique/public: no longer listens on port 443"],
    },
    {
      name: "a host",
      before: [...all, ingress("web", { "/": "web" })],
      after: all,
      lines: [
        "shop.example.com/: Ingress boutique/web no longer sends requests to Service boutique/web (which is not deleted)",
      ],
    },
    {
      name: "a path",
      before: [...all, ingress("web", { "/": "web", "/api": "api" })],
      after: [...all, ingress("web", { "/": "web" })],
      lines: [
        "shop.example.com/api: Ingress boutique/web no longer sends requests to Service boutique/api (which is not deleted)",
      ],
    },
    {
      name: "a path that goes to another Service",
      before: [...all, ingress("web", { "/": "web", "/api": "api" })],
      after: [...all, ingress("web", { "/": "web", "/api": "web" })],
      lines: ["shop.example.com/api: now routed to Service boutique/web instead of Service boutique/api"],
      bothWays: true,
    },
    {
      name: "a host of a route",
      before: [...all, route("shop.example.com", "www.example.com")],
      after: [...all, route("shop.example.com")],
      lines: [
        "www.example.com/: HTTPRoute boutique/web no longer sends requests to Service boutique/web (which is not deleted)",
      ],
    },
  ]);
});

describe("and no such way", () => {
  itFinds([
    {
      name: "to pods that go, too",
      before: [...all, ingress("web", { "/": "web", "/api": "api" })],
      after: [web, service("web", 80), ingress("web", { "/": "web" })],
      lines: [],
    },
    {
      name: "at which nothing listens",
      before: [web, service("web", 80, 9090)],
      after: [web, service("web", 80)],
      lines: [],
    },
    {
      name: "that another object takes over",
      before: [...all, ingress("web", { "/": "web" })],
      after: [...all, route("shop.example.com")],
      lines: [],
    },
    {
      name: "through a Service that is new, instead of one that goes",
      before: [web, service("web", 80), ingress("web", { "/": "web" })],
      after: [api, service("api", 80), ingress("web", { "/": "api" })],
      lines: [],
    },
  ]);
});
