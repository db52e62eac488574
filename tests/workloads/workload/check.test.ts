import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { Tenant, WorkloadReference } from "../../../components";
import { type Checkable, checkWorkload } from "../../../components/workloads/workload/check";

const known = new Map<string, WorkloadReference>();
const elsewhere = { provider: "another" } as unknown as Tenant;
const home = {
  workloads: known,
  platform: { domain: "example.com", tier: { replicas: 2 }, cluster: { nodePools: {} } },
} as unknown as Tenant;
known.set("cart", { workloadName: "cart", home, podLabels: {}, listensOn: [7070] });
const bare = { workloads: known } as unknown as Tenant;

function objections(args: Partial<Checkable>, name = "web"): string[] {
  return checkWorkload(name, { tenant: home, image: "web:1.0.0", ...args }).map(
    ({ path, message }) => `${path}: ${message}`,
  );
}

describe("checkWorkload", () => {
  const fine: [string, Partial<Checkable>][] = [
    ["a tag", {}],
    ["a registry with a port and a tag", { image: "registry.test:5000/web:1.0.0" }],
    ["a digest", { image: "web@sha256:abc" }],
    ["a digest beside latest", { image: "web:latest@sha256:abc" }],
    ["an image that is not known yet", { image: pulumi.output("web") }],
    ["a fixed number of replicas", { replicas: 3 }],
    ["an autoscaler", { autoscaling: { minReplicas: 2, maxReplicas: 4 } }],
    ["a known callee", { calls: ["cart"] }],
    ["a callee by reference", { calls: [{ workloadName: "x", home, podLabels: {}, listensOn: [1] }] }],
    ["exposure under the platform's domain", { port: 8080, expose: {} }],
    [
      "exposure under several hosts",
      { port: 80, expose: { hosts: ["a.example.com", "b.example.org"], redirectHosts: ["www.example.com"] } },
    ],
    ["exposure under a host of its own", { tenant: bare, port: 8080, expose: { host: "web.example.com" } }],
    [
      "one port for each protocol",
      {
        ports: [
          { name: "dns", port: 53 },
          { name: "dns-udp", port: 53, protocol: "UDP" },
        ],
      },
    ],
    ["a budget that lets one go", { replicas: 3, podDisruptionBudget: { minAvailable: 2 } }],
  ];
  for (const [title, args] of fine) {
    it(`takes ${title}`, () => assert.deepEqual(objections(args), []));
  }

  const wrong: [string, Partial<Checkable>, string][] = [
    [
      "an image without a tag",
      { image: "web" },
      'image: an image with a tag or digest, given "web": write "web:1.2.3", or better "web@sha256:…"',
    ],
    [
      "an image without a tag, from a registry with a port",
      { image: "registry.test:5000/web" },
      'image: an image with a tag or digest, given "registry.test:5000/web": write "registry.test:5000/web:1.2.3", or better "registry.test:5000/web@sha256:…"',
    ],
    [
      "latest",
      { image: "web:latest" },
      'image: an image with a tag that stays, given "web:latest": "latest" moves; name a version or digest',
    ],
    ["port 0", { port: 0 }, "port: a whole number from 1 to 65535, given 0"],
    ["a port out of range", { port: 70000 }, "port: a whole number from 1 to 65535, given 70000"],
    [
      "a target port out of range",
      { ports: [{ port: 80, targetPort: 65536 }] },
      "ports[0].targetPort: a whole number from 1 to 65535, given 65536",
    ],
    ["a broken port", { ports: [{ port: 8.5 }] }, "ports[0].port: a whole number from 1 to 65535, given 8.5"],
    [
      "two ports of one name",
      { ports: [{ port: 80 }, { port: 81 }] },
      'ports[1].name: a name of its own, given "http" twice: name each port',
    ],
    ["port beside ports", { port: 80, ports: [{ port: 81 }] }, "port: port and ports exclude one another: keep one"],
    [
      "replicas with autoscaling",
      { replicas: 2, autoscaling: { maxReplicas: 4 } },
      "replicas: replicas and autoscaling exclude one another, given both: the autoscaler owns the number, leave replicas out",
    ],
    [
      "replicas that are not known yet with autoscaling",
      { replicas: pulumi.output(2), autoscaling: { maxReplicas: 4 } },
      "replicas: replicas and autoscaling exclude one another, given both: the autoscaler owns the number, leave replicas out",
    ],
    ["half a replica", { replicas: 0.5 }, "replicas: a whole number, 0 or more, given 0.5"],
    [
      "more at least than at most",
      { autoscaling: { minReplicas: 5, maxReplicas: 4 } },
      "autoscaling.maxReplicas: at least minReplicas (5), given 4",
    ],
    [
      "a budget that lets nobody go",
      { podDisruptionBudget: { maxUnavailable: 0 } },
      'podDisruptionBudget: a budget that lets at least one pod go, given {"maxUnavailable":0} with 2 replicas: it would block every drain; use maxUnavailable: 1',
    ],
    [
      "a budget as large as the replicas",
      { replicas: 2, podDisruptionBudget: { minAvailable: 2 } },
      'podDisruptionBudget: a budget that lets at least one pod go, given {"minAvailable":2} with 2 replicas: it would block every drain; use maxUnavailable: 1',
    ],
    [
      "a budget as large as the autoscaler's least",
      { autoscaling: { minReplicas: 3, maxReplicas: 9 }, podDisruptionBudget: { minAvailable: 3 } },
      'podDisruptionBudget: a budget that lets at least one pod go, given {"minAvailable":3} with 3 replicas: it would block every drain; use maxUnavailable: 1',
    ],
    [
      "a budget of both kinds",
      { podDisruptionBudget: { minAvailable: 1, maxUnavailable: 1 } },
      "podDisruptionBudget: exactly one of minAvailable and maxUnavailable: prefer maxUnavailable: 1",
    ],
    [
      "exposure without a domain",
      { tenant: bare, port: 8080, expose: {} },
      "expose.host: a host name, given nothing, and the platform has no domain: set keelson:domain, or expose.host",
    ],
    ["exposure without a port", { expose: {} }, "expose: a workload with a port, given none: set port"],
    [
      "exposure of a port that is not there",
      { port: 80, expose: { port: "grpc" } },
      'expose.port: one of "http", given "grpc"',
    ],
    [
      "a call to a workload that is not there",
      { calls: ["cat"] },
      'calls[0]: a workload of the same tenant, given "cat"; declared so far: "cart". Declare it before what calls it',
    ],
    [
      "a call to a workload without a port",
      { calls: [{ workloadName: "worker", home, podLabels: {}, listensOn: [] }] },
      'calls[0]: a workload with a port, given "worker", which has none',
    ],
    [
      "a call into another cluster",
      { calls: [{ workloadName: "far", home: elsewhere, podLabels: {}, listensOn: [1] }] },
      'calls[0]: a workload of the same cluster, given "far" of another: reach it by its host name',
    ],
    [
      "two ports on one container port",
      {
        ports: [
          { name: "a", port: 80, targetPort: 8080 },
          { name: "b", port: 81, targetPort: 8080 },
        ],
      },
      "ports[1].targetPort: a container port of its own, given 8080 twice: one port of the Service is enough for it",
    ],
    [
      "a port name that is too long",
      { ports: [{ name: "a-very-long-name", port: 80 }] },
      'ports[0].name: at most 15 of a-z, 0-9 and single "-", with a letter, given "a-very-long-name"',
    ],
    [
      "a port name with a double hyphen",
      { ports: [{ name: "a--b", port: 80 }] },
      'ports[0].name: at most 15 of a-z, 0-9 and single "-", with a letter, given "a--b"',
    ],
    [
      "two container ports on one port of the Service",
      {
        ports: [
          { name: "a", port: 80, targetPort: 8080 },
          { name: "b", port: 80, targetPort: 8081 },
        ],
      },
      'ports[1].port: a port of the Service of its own, given "80/TCP" twice: choose another, and keep targetPort',
    ],
    [
      "a budget as large as the tier's replicas",
      { tenant: bare, podDisruptionBudget: { minAvailable: 2 } },
      'podDisruptionBudget: a budget that lets at least one pod go, given {"minAvailable":2} with 2 replicas: it would block every drain; use maxUnavailable: 1',
    ],
    [
      "memory in megabytes",
      { resources: { requests: { memory: "128MB" } } },
      'resources.requests.memory: a Kubernetes quantity such as "250m" or "128Mi", given "128MB"',
    ],
    [
      "a limit below the request",
      { resources: { limits: { memory: "64Mi" } } },
      'resources.limits.memory: at least the request (128Mi), given "64Mi": raise it, or lower resources.requests.memory',
    ],
    [
      "a mount that is not absolute",
      { emptyDirs: { tmp: { mountPath: "tmp" } } },
      'emptyDirs.tmp.mountPath: an absolute path, given "tmp": write "/tmp"',
    ],
    [
      "a variable that is no name",
      { env: { "MY VAR": "x" } },
      'env: a name of letters, digits, "_", "-" and ".", given "MY VAR"',
    ],
    [
      "a URL for a host",
      { port: 80, expose: { host: "https://web.example.com" } },
      'expose.host: a host name such as "web.example.com", given "https://web.example.com"',
    ],
    [
      "a path without a slash",
      { port: 80, expose: { path: "shop" } },
      'expose.path: a path from "/", given "shop": write "/shop"',
    ],
    [
      "half a replica at least",
      { autoscaling: { minReplicas: 1.5, maxReplicas: 3 } },
      "autoscaling.minReplicas: a whole number, 1 or more, given 1.5",
    ],
    [
      "host beside hosts",
      { port: 80, expose: { host: "a.example.com", hosts: ["b.example.com"] } },
      "expose.host: host and hosts exclude one another: keep one",
    ],
    [
      "no host among hosts",
      { port: 80, expose: { hosts: [] } },
      "expose.hosts: at least one host, given none: leave it out for the usual one",
    ],
    [
      "a host that leads to itself",
      { port: 80, expose: { host: "a.example.com", redirectHosts: ["a.example.com"] } },
      'expose.redirectHosts[0]: a host of its own, given "a.example.com" twice: leave one out',
    ],
    [
      "paths of gRPC",
      { port: 80, expose: { protocol: "GRPC", path: "/a" } },
      'expose.path: "/" with protocol "GRPC", given "/a": methods are paths of their own; leave it out',
    ],
    [
      "exposure of a port of UDP",
      { ports: [{ port: 53, protocol: "UDP" }], expose: {} },
      "expose: a workload with a port, given none: set port",
    ],
    ["no tenant", { tenant: undefined }, "tenant: a Tenant, or { provider, namespace }, given nothing"],
    ["root", { runAsUser: 0 }, "runAsUser: a user id above 0 (0 is root), given 0"],
    [
      "a name that is taken",
      { workloadName: "cart" },
      'workloadName: a name of its own in the tenant, given "cart" for the second time: choose another',
    ],
  ];
  for (const [title, args, objection] of wrong) {
    it(`refuses ${title}`, () => assert.deepEqual(objections(args, args.workloadName), [objection]));
  }

  it("refuses a name that Kubernetes would", () => {
    assert.match(objections({}, "My_Shop")[0] ?? "", /^name: a DNS label .* given "My_Shop"/);
  });

  it("says everything at once", () => {
    assert.equal(objections({ image: "web", port: 0, calls: ["x", "y"] }).length, 4);
  });
});
