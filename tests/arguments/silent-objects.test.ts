import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { Tenant } from "../../components";
import { shapeProblems } from "../../components/arguments";
import { checkExternalSecret } from "../../components/configuration/check-external-secret";
import { checkPatch } from "../../components/gitops/check-patch";
import { checkProject } from "../../components/gitops/check-project";
import { checkIgnored } from "../../components/gitops/sync-policy";
import { checkPlainValue } from "../../components/plain-secrets";
import { type Checkable, checkWorkload } from "../../components/workloads/workload/check";
import { testRows } from "./rows";

/* Values of objects that fit their types, and that would have opened more, or nothing, than their author meant. */

const tenantWith = (podSecurity: string) =>
  ({
    platform: { tier: { replicas: 2 }, cluster: { nodePools: {} }, find: () => undefined },
    podSecurity,
  }) as unknown as Tenant;
const workload = (args: Partial<Checkable>) =>
  checkWorkload("deployment", "web", { tenant: tenantWith("restricted"), image: "web:1", ...args });

testRows("what only looks like an address", workload, [
  [{ dnsConfig: { nameservers: ["10.96.0.10", "fd00::a"] } }],
  [{ dnsConfig: { nameservers: ["8.8.8"] } }, 'dnsConfig.nameservers[0]: expected an address such as "10.0.0.10", got'],
  [{ hostAliases: [{ ip: "010.0.0.1", hostnames: ["a"] }] }, "hostAliases[0].ip: expected an address such as"],
]);
testRows("a word with a space", workload, [
  [{ egress: ["cloud:443 " as never] }, 'egress[0]: expected a port from 1 to 65535 such as 443 or "3478/UDP"'],
]);
testRows(
  "an expression of jq",
  (expression: string) => checkIgnored([{ kind: "Pod", jqPathExpressions: [expression] }]),
  [
    ['.spec.containers[] | select(.name == "a)[")'],
    [".spec[", "ignoreDifferences[0].jqPathExpressions[0]: expected a jq expression whose brackets all close, got"],
  ],
);
testRows(
  "values of a chart",
  (values: unknown) => shapeProblems("HelmReleaseArgs", { tenant: {}, chart: "./a", values }),
  [
    [{ a: [{ b: 1 }, null], c: undefined, d: pulumi.output(1) }, "tenant"],
    [
      { a: [{ b: () => 1 }] },
      "values.a[0].b: expected a text, a number, true or false, a list or a map, got a function",
    ],
    [{ a: Number.NaN }, "values.a: expected a text, a number, true or false, a list or a map, got NaN"],
    [{ a: new Map() }, "values.a: expected a text, a number, true or false, a list or a map, got a Map"],
  ],
);

describe("values of a chart that contain themselves", () => {
  const linesOf = (values: unknown) =>
    shapeProblems("HelmReleaseArgs", { tenant: {}, chart: "./a", values })
      .filter(({ path }) => path.startsWith("values"))
      .map(({ path, message }) => `${path}: ${message}`);

  it("are refused by the path where they begin again", () => {
    const map: Record<string, unknown> = { a: 1 };
    map.self = map;
    const list: unknown[] = [];
    list.push({ list });
    const end = "that contains itself; write only the part you need";
    assert.deepEqual(linesOf(map), [`values.self.self: expected data without cycles, got a map ${end}`]);
    assert.deepEqual(linesOf({ list }), [`values.list[0].list: expected data without cycles, got a list ${end}`]);
  });

  it("may repeat a part", () => {
    const part = { a: [1] };
    assert.deepEqual(linesOf({ one: part, other: { part }, all: [part, part] }), []);
  });
});

testRows(
  "values of JavaScript that no object can hold",
  (given: object) => shapeProblems("DeploymentArgs", { tenant: {}, image: "a:1", ...given }),
  [
    [{ env: { A: "\u0001" } }, "tenant"],
    [{ env: Object.create({ A: "lost" }) as object }, "env: expected a map"],
    [{ command: Array.from({ length: 1 }) }, "command[0]: expected a text"],
    [{ workingDir: "/a\0" }, 'workingDir: expected a text without the character U+0000, got "/a\\u0000"'],
  ],
);
testRows("a variable that Linux refuses", workload, [
  [{ env: { A: "x".repeat(100_000) } }],
  [
    { env: { A: "x".repeat(131_072) } },
    "env.A: expected fewer than 131072 bytes for the name and the value together, got 131074; mount the value as a file",
  ],
]);
testRows("a target in percent of nothing", workload, [
  [{ resources: { requests: { cpu: "0" } } }],
  [
    { autoscaling: { maxReplicas: 4 }, resources: { requests: { cpu: "0" } } },
    "resources.requests.cpu: expected more than 0, because the autoscaler measures usage in percent of the request",
  ],
]);

const everyTaint = "tolerations[0].key: expected a key, because a toleration without a key tolerates every taint, got ";
testRows("a toleration of every taint", workload, [
  [{ tolerations: [{ operator: "Exists" }], tenant: tenantWith("privileged") }],
  [{ tolerations: [{ key: "gpu", operator: "Exists" }] }],
  [
    { tolerations: [{ operator: "Exists" }] },
    `${everyTaint}nothing; set the key of each taint, set the option everywhere of a DaemonSet`,
  ],
  [{ tolerations: [{ key: "", operator: "Exists", effect: "NoSchedule" }] }, `${everyTaint}"";`],
]);

const ports = [
  { name: "http", port: 80, targetPort: 8080 },
  { name: "sip", port: 5060, protocol: "UDP" },
] as const;
const opened = (ingress: Checkable["ingress"]) =>
  workload({ ports, peerPorts: [{ name: "gossip", port: 7946 }], metrics: { port: 9090 }, ingress });
const unserved = "expected a container port of the workload (8080, 5060/UDP, 7946, 9090), got";
testRows("a port that others may reach", opened, [
  [[{ cidr: "10.9.0.0/24", ports: [8080, "5060/UDP", 7946, 9090] }, "apiserver:8080", { pods: { app: "a" } }]],
  [
    [{ cidr: "10.9.0.0/24", ports: [8080, 80] }],
    `ingress[0].ports[1]: ${unserved} 80; add the port to ports, or remove it here`,
  ],
  [[{ pods: { app: "a" }, ports: [5060] }], `ingress[0].ports[0]: ${unserved} 5060`],
  [["apiserver", "nodes:9999"], `ingress[1]: ${unserved} 9999`],
]);
testRows("a port of a workload that serves none", (ingress: Checkable["ingress"]) => workload({ ingress }), [
  [
    [{ cidr: "10.9.0.0/24", ports: [8080] }],
    "ingress[0].ports[0]: expected a container port of the workload (it has none)",
  ],
]);

testRows(
  "an interval of reads",
  (refreshInterval: string) => checkExternalSecret({ data: { a: "a" }, refreshInterval }),
  [
    ["1m"],
    ["90s"],
    ["59s", 'refreshInterval: expected at least "1m", got "59s"; stores charge for each read'],
    ["0s", "refreshInterval: expected a duration above zero"],
  ],
);

const noYaml = "patch: expected a patch as YAML: a part of an object, or a list of operations";
testRows("a patch of Argo CD", (patch: string) => checkPatch("patch", patch), [
  ["spec:\n  replicas: 3\n"],
  ["- op: replace\n  path: /spec/replicas\n  value: 3\n"],
  ["- { op: remove, path: /spec/template/metadata/labels/app.kubernetes.io~1name }\n"],
  ["metadata: { name: '{{ .name }}' }\nspec: { replicas: {{ .replicas }} }\n"],
  ["spec: [unclosed", `${noYaml} such as "- op: replace", got text that is not YAML`],
  ["replicas", `${noYaml} such as "- op: replace", got "replicas"`],
  ["", noYaml],
  [
    "- op: replce\n  path: /spec/replicas\n",
    'patch[0].op: expected one of "add", "remove", "replace", "move", "copy", "test"',
  ],
  ["- op: remove\n  path: spec/replicas\n", 'patch[0].path: expected a path that begins with "/", got "spec/replicas"'],
  ["- replicas: 3\n", 'patch[0]: expected an operation with op and path, got {"replicas":3}'],
]);

const kinds = (clusterKinds: Parameters<typeof checkProject>[1]["clusterKinds"]) =>
  checkProject("shop", {
    tenants: [{ platform: undefined } as unknown as Tenant],
    repositories: { shop: { url: "https://example.com/shop.git" } },
    clusterKinds,
  });
testRows("a cluster-scoped kind of an Argo CD project", kinds, [
  [[{ group: "example.com", kind: "*" }]],
  [[{ group: "rbac.authorization.k8s.io", kind: "ClusterRole" }]],
  [
    [{ group: "*", kind: "*" }],
    'clusterKinds[0]: expected a single kind, got "*/*"; name one kind, because an application could otherwise create roles and webhooks, and take over the cluster',
  ],
  [[{ group: "rbac.authorization.k8s.io", kind: "*" }], "clusterKinds[0]: expected a single kind"],
]);

testRows("a password's hash", (value: string) => checkPlainValue("p", "adminPassword", value, "f"), [
  ["$(PASSWORD)"],
  ["$argo-secret:password"],
  [
    `$2a$10$${"abcdefghij".repeat(5)}`,
    "p: expected a value without secrets, got a value that looks like a secret, because of its name",
  ],
  [
    `$argon2id$v=19$m=4096$${"abcdefghij".repeat(3)}`,
    "p: expected a value without secrets, got a value that looks like a secret",
  ],
  [
    `$6$salt$${"abcdefghij".repeat(8)}`,
    "p: expected a value without secrets, got a value that looks like a secret, because of its name",
  ],
]);

testRows("labels of alerts", (labels: object) => workload({ port: 8080, alerts: { labels: { ...labels } } }), [
  [{ team: "shop" }],
  [{ severity: "critical" }, "alerts.labels.severity: is already set for each alert; choose another name"],
]);

testRows("ports of the internet", (internetPorts: Checkable["internetPorts"]) => workload({ internetPorts }), [
  [[443, "443/UDP"]],
  [[443, 443], 'internetPorts: expected each port once, got "443"'],
]);

const shape = (args: object) =>
  shapeProblems("DeploymentArgs", { image: "web:1", ...args }).filter(({ path }) => path !== "tenant");
testRows("JavaScript's own objects in place of maps", shape, [
  [{ env: { A: "b" } }],
  [{ env: new Map([["A", "b"]]) }, "env: expected a map, got a Map"],
  [{ resources: new Map([["requests", {}]]) }, "resources: expected a map, got a Map"],
  [{ expose: new Date() }, "expose: expected a map, got a Date"],
]);
