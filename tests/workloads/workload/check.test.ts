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

function problems(args: Partial<Checkable>, name = "web"): string[] {
  return checkWorkload("deployment", name, { tenant: home, image: "web:1.0.0", ...args }).map(
    ({ path, message }) => `${path}: ${message}`,
  );
}

describe("checkWorkload", () => {
  const fine: [string, Partial<Checkable>][] = [
    ["a tag", {}],
    ["a registry with a port and a tag", { image: "registry.test:5000/web:1.0.0" }],
    ["a digest", { image: "web@sha256:8096655e437712b07503796fb64d81359256cfcff0ab29d95a7da72863786efb" }],
    [
      "a digest together with latest",
      { image: "web:latest@sha256:8096655e437712b07503796fb64d81359256cfcff0ab29d95a7da72863786efb" },
    ],
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
    ["exposure under another host", { tenant: bare, port: 8080, expose: { host: "web.example.com" } }],
    [
      "one port for each protocol",
      {
        ports: [
          { name: "dns", port: 53 },
          { name: "dns-udp", port: 53, protocol: "UDP" },
        ],
      },
    ],
    ["a budget that lets one pod go", { replicas: 3, podDisruptionBudget: { minAvailable: 2 } }],
  ];
  for (const [title, args] of fine) {
    it(`accepts ${title}`, () => assert.deepEqual(problems(args), []));
  }

  const wrong: [string, Partial<Checkable>, string][] = [
    [
      "an image without a tag",
      { image: "web" },
      'image: expected an image with a tag or digest, got "web"; write "web:1.2.3", or better "web@sha256:…"',
    ],
    [
      "an image without a tag, from a registry with a port",
      { image: "registry.test:5000/web" },
      'image: expected an image with a tag or digest, got "registry.test:5000/web"; write "registry.test:5000/web:1.2.3", or better "registry.test:5000/web@sha256:…"',
    ],
    [
      "latest",
      { image: "web:latest" },
      'image: expected an image with a fixed tag, got "web:latest"; the image behind "latest" changes; use a version or digest',
    ],
    ["port 0", { port: 0 }, "port: expected a whole number from 1 to 65535, got 0"],
    ["a port out of range", { port: 70000 }, "port: expected a whole number from 1 to 65535, got 70000"],
    [
      "a target port out of range",
      { ports: [{ port: 80, targetPort: 65536 }] },
      "ports[0].targetPort: expected a whole number from 1 to 65535, got 65536",
    ],
    [
      "a fractional port",
      { ports: [{ port: 8.5 }] },
      "ports[0].port: expected a whole number from 1 to 65535, got 8.5",
    ],
    [
      "two ports with one name",
      { ports: [{ port: 80 }, { port: 81 }] },
      'ports: expected each port name once, got "http"; give each port its own name',
    ],
    [
      "port together with ports",
      { port: 80, ports: [{ port: 81 }] },
      "port: expected either port or ports, got both; keep one",
    ],
    [
      "replicas with autoscaling",
      { replicas: 2, autoscaling: { maxReplicas: 4 } },
      "replicas: expected either replicas or autoscaling, got both; remove replicas, because the autoscaler sets the number of pods",
    ],
    [
      "replicas that are not known yet with autoscaling",
      { replicas: pulumi.output(2), autoscaling: { maxReplicas: 4 } },
      "replicas: expected either replicas or autoscaling, got both; remove replicas, because the autoscaler sets the number of pods",
    ],
    ["half a replica", { replicas: 0.5 }, "replicas: expected a whole number, 0 or more, got 0.5"],
    [
      "a minimum above the maximum",
      { autoscaling: { minReplicas: 5, maxReplicas: 4 } },
      "autoscaling.maxReplicas: expected at least minReplicas (5), got 4",
    ],
    [
      "a budget that lets no pod go",
      { podDisruptionBudget: { maxUnavailable: 0 } },
      'podDisruptionBudget: {"maxUnavailable":0} with 2 replicas blocks every node drain; use maxUnavailable: 1',
    ],
    [
      "a budget as large as the replicas",
      { replicas: 2, podDisruptionBudget: { minAvailable: 2 } },
      'podDisruptionBudget: {"minAvailable":2} with 2 replicas blocks every node drain; use maxUnavailable: 1',
    ],
    [
      "a budget as large as the autoscaler's minimum",
      { autoscaling: { minReplicas: 3, maxReplicas: 9 }, podDisruptionBudget: { minAvailable: 3 } },
      'podDisruptionBudget: {"minAvailable":3} with 3 replicas blocks every node drain; use maxUnavailable: 1',
    ],
    [
      "a budget with both options",
      { podDisruptionBudget: { minAvailable: 1, maxUnavailable: 1 } },
      'podDisruptionBudget: expected exactly one of minAvailable, maxUnavailable, got ["minAvailable","maxUnavailable"]; prefer maxUnavailable: 1',
    ],
    [
      "exposure without a domain",
      { tenant: bare, port: 8080, expose: {} },
      "expose.host: is required, because the platform has no domain; set it, or set keelson:domain",
    ],
    [
      "exposure without a port",
      { expose: {} },
      "expose: needs a TCP port; set the option port, or remove the option expose",
    ],
    [
      "exposure of an unknown port",
      { port: 80, expose: { port: "grpc" } },
      'expose.port: expected one of "http", got "grpc"',
    ],
    [
      "a call to an unknown workload",
      { calls: ["cat"] },
      'calls[0]: expected a workload declared earlier in the tenant (so far: "cart"), got "cat"; declare the called workload before the callers',
    ],
    [
      "a call to a workload without a port",
      { calls: [{ workloadName: "worker", home, podLabels: {}, listensOn: [] }] },
      'calls[0]: expected a workload with a port, got "worker"; set its port',
    ],
    [
      "a call into another cluster",
      { calls: [{ workloadName: "far", home: elsewhere, podLabels: {}, listensOn: [1] }] },
      'calls[0]: expected a workload in the same cluster, got "far"; use the workload\'s host name in egress',
    ],
    [
      "two ports on one container port",
      {
        ports: [
          { name: "a", port: 80, targetPort: 8080 },
          { name: "b", port: 81, targetPort: 8080 },
        ],
      },
      "ports: expected each container port once, got 8080; keep only one Service port for this container port",
    ],
    [
      "a port name that is too long",
      { ports: [{ name: "a-very-long-name", port: 80 }] },
      'ports[0].name: expected at most 15 characters of a-z, 0-9 and single "-", including a letter, got "a-very-long-name"',
    ],
    [
      "a port name with a double hyphen",
      { ports: [{ name: "a--b", port: 80 }] },
      'ports[0].name: expected at most 15 characters of a-z, 0-9 and single "-", including a letter, got "a--b"',
    ],
    [
      "two container ports on one port of the Service",
      {
        ports: [
          { name: "a", port: 80, targetPort: 8080 },
          { name: "b", port: 80, targetPort: 8081 },
        ],
      },
      'ports: expected each port of the Service once, got "80/TCP"; choose another port, and keep targetPort',
    ],
    [
      "a budget as large as the tier's replicas",
      { tenant: bare, podDisruptionBudget: { minAvailable: 2 } },
      'podDisruptionBudget: {"minAvailable":2} with 2 replicas blocks every node drain; use maxUnavailable: 1',
    ],
    [
      "memory in megabytes",
      { resources: { requests: { memory: "128MB" } } },
      'resources.requests.memory: expected a quantity of bytes such as "512Mi" or "10Gi", got "128MB"; write "128Mi"',
    ],
    [
      "a limit below the request",
      { resources: { limits: { memory: "64Mi" } } },
      'resources.limits.memory: expected at least the request (128Mi), got "64Mi"; raise it, or lower resources.requests.memory',
    ],
    [
      "a relative mount path",
      { emptyDirs: { tmp: { mountPath: "tmp" } } },
      'emptyDirs.tmp.mountPath: expected a path that begins with "/", got "tmp"; write "/tmp"',
    ],
    [
      "an invalid name of a variable",
      { env: { "MY VAR": "x" } },
      'env: expected a name of letters, digits, "_", "-" and "." that begins with a letter or "_", got "MY VAR"',
    ],
    [
      "a URL as a host",
      { port: 80, expose: { host: "https://web.example.com" } },
      'expose.host: expected a host name such as "web.example.com", got "https://web.example.com"',
    ],
    [
      "a path without a slash",
      { port: 80, expose: { path: "shop" } },
      'expose.path: expected a path that begins with "/", got "shop"; write "/shop"',
    ],
    [
      "a fractional minimum",
      { autoscaling: { minReplicas: 1.5, maxReplicas: 3 } },
      "autoscaling.minReplicas: expected a whole number, 1 or more, got 1.5",
    ],
    [
      "host together with hosts",
      { port: 80, expose: { host: "a.example.com", hosts: ["b.example.com"] } },
      "expose.host: expected either expose.host or expose.hosts, got both; keep one",
    ],
    [
      "an empty list of hosts",
      { port: 80, expose: { hosts: [] } },
      "expose.hosts: expected at least one host, got []; to use the default host, remove the option",
    ],
    [
      "a host that redirects to itself",
      { port: 80, expose: { host: "a.example.com", redirectHosts: ["a.example.com"] } },
      'expose.hosts: expected each host once, got "a.example.com"; it is listed more than once',
    ],
    [
      "a path with gRPC",
      { port: 80, expose: { protocol: "GRPC", path: "/a" } },
      'expose.path: expected "/" with protocol "GRPC", got "/a"; remove the option path, because gRPC uses paths for its methods',
    ],
    [
      "exposure of a UDP port",
      { ports: [{ port: 53, protocol: "UDP" }], expose: {} },
      "expose: needs a TCP port; set the option port, or remove the option expose",
    ],
    ["root", { runAsUser: 0 }, "runAsUser: expected a whole number from 1 to 2147483647, got 0; 0 is root"],
    [
      "a name that is taken",
      { workloadName: "cart" },
      'workloadName: the tenant already has a workload "cart"; choose another name',
    ],
  ];
  for (const [title, args, problem] of wrong) {
    it(`refuses ${title}`, () => assert.deepEqual(problems(args, args.workloadName), [problem]));
  }

  it("refuses a name that Kubernetes refuses", () => {
    assert.match(problems({}, "My_Shop")[0] ?? "", /^name: expected a DNS label .* got "My_Shop"/);
  });

  it("reports all mistakes at once", () => {
    assert.equal(problems({ image: "web", port: 0, calls: ["x", "y"] }).length, 4);
  });
});
