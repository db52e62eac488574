import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type CheckablePod, checkPod } from "../../../components/workloads/pod/check";

function problems(args: Partial<CheckablePod>): string[] {
  return checkPod("web", { image: "web:1", ...args }).map(({ path, message }) => `${path}: ${message}`);
}

const required = "requiredDuringSchedulingIgnoredDuringExecution";
const preferred = "preferredDuringSchedulingIgnoredDuringExecution";
const terms = `affinity.nodeAffinity.${required}.nodeSelectorTerms`;

function nodeAffinity(key: string, operator: string, values?: string[]): Partial<CheckablePod> {
  const matchExpressions = [{ key, operator, ...(values !== undefined && { values }) }];
  return { affinity: { nodeAffinity: { [required]: { nodeSelectorTerms: [{ matchExpressions }] } } } };
}

describe("values that only the API server would refuse", () => {
  const fine: [string, Partial<CheckablePod>][] = [
    ["a probe of a named port", { ports: [{ name: "web", port: 80 }], readinessProbe: { tcpSocket: { port: "web" } } }],
    ["a probe of the port of metrics", { metrics: { port: 9090 }, livenessProbe: { httpGet: { port: "metrics" } } }],
    [
      "a probe of another container's port",
      {
        ports: [{ name: "proxy", port: 80, container: "proxy" }],
        containers: { proxy: { image: "p:1", readinessProbe: { httpGet: { port: "proxy", path: "/" } } } },
      },
    ],
    ["a probe that is not known yet", { readinessProbe: { httpGet: pulumi.output({ port: "x" }) } }],
    [
      "fields of the pod",
      { env: { A: { fieldRef: "metadata.labels['app.kubernetes.io/name']" }, B: { fieldRef: "status.podIP" } } },
    ],
    ["resources of the container", { env: { A: { resourceFieldRef: "requests.ephemeral-storage" } } }],
    [
      "tolerations",
      {
        tolerations: [
          { operator: "Exists" },
          { key: "a", operator: "Exists", effect: "NoExecute", tolerationSeconds: 30 },
          { key: "a", value: "b" },
        ],
      },
    ],
    ["a node affinity by number", nodeAffinity("example.com/cores", "Gt", ["4"])],
    ["an address in the hosts file", { hostAliases: [{ ip: "10.0.0.1", hostnames: ["a.example.com"] }] }],
    ["devices", { resources: { limits: { "nvidia.com/gpu": 1 } } }],
    [
      "projected files",
      {
        volumes: {
          t: { mountPath: "/t", projected: [{ serviceAccountToken: { path: "token", expirationSeconds: 600 } }] },
        },
      },
    ],
  ];
  for (const [title, args] of fine) {
    it(`accepts ${title}`, () => assert.deepEqual(problems(args), []));
  }

  const wrong: [string, Partial<CheckablePod>, string][] = [
    [
      "a probe of a port that the container does not have",
      { port: 80, readinessProbe: { httpGet: { port: "web" } } },
      'readinessProbe.httpGet.port: expected a port number, or the name of a port of the container (it has "http"), got "web"',
    ],
    [
      "a port number as a text",
      { port: 80, readinessProbe: { tcpSocket: { port: "80" } } },
      'readinessProbe.tcpSocket.port: expected a number, or the name of a port, got "80"; write 80 without quotes',
    ],
    [
      "a gRPC port out of range",
      { readinessProbe: { grpc: { port: 0 } } },
      "readinessProbe.grpc.port: expected a whole number from 1 to 65535, got 0",
    ],
    [
      "a period of zero",
      { livenessProbe: { tcpSocket: { port: 1 }, periodSeconds: 0 } },
      "livenessProbe.periodSeconds: expected a whole number of seconds, 1 or more, got 0",
    ],
    [
      "two successes for liveness",
      { livenessProbe: { tcpSocket: { port: 1 }, successThreshold: 2 } },
      "livenessProbe.successThreshold: expected a whole number from 1 to 1, got 2; only a readinessProbe can have a higher threshold",
    ],
    [
      "a grace period for readiness",
      { readinessProbe: { tcpSocket: { port: 1 }, terminationGracePeriodSeconds: 5 } },
      "readinessProbe.terminationGracePeriodSeconds: is not allowed, because a readinessProbe never stops a container; remove it",
    ],
    [
      "a probe's path without a slash",
      { readinessProbe: { httpGet: { port: 1, path: "healthz" } } },
      'readinessProbe.httpGet.path: expected a path that begins with "/", got "healthz"',
    ],
    [
      "an unknown scheme",
      { readinessProbe: { httpGet: { port: 1, scheme: "https" } } },
      'readinessProbe.httpGet.scheme: expected one of "HTTP", "HTTPS", got "https"',
    ],
    [
      "an unknown field of the pod",
      { env: { A: { fieldRef: "metadata.labels['a b']" } } },
      'env.A.fieldRef: expected a label key of up to 63 letters, digits, "-", "_" and "." (a letter or digit at both ends), with an optional prefix such as "example.com/", got "a b"',
    ],
    [
      "an unknown resource of the container",
      { env: { A: { resourceFieldRef: "cpu" } } },
      'env.A.resourceFieldRef: expected a resource of the container such as "limits.memory" or "requests.cpu", got "cpu"',
    ],
    [
      "a toleration without key and operator",
      { tolerations: [{ effect: "NoSchedule" }] },
      'tolerations[0].key: expected the key of a taint, got nothing; set the key of a taint, or set operator "Exists" to tolerate every taint',
    ],
    [
      "an unknown effect",
      { tolerations: [{ key: "a", effect: "NoRun" }] },
      'tolerations[0].effect: expected one of "NoSchedule", "PreferNoSchedule", "NoExecute", got "NoRun"',
    ],
    [
      "a value with Exists",
      { tolerations: [{ key: "a", operator: "Exists", value: "b" }] },
      'tolerations[0].value: expected no value with operator "Exists", got "b"; remove it, or set operator "Equal"',
    ],
    [
      "seconds with another effect",
      { tolerations: [{ key: "a", value: "b", effect: "NoSchedule", tolerationSeconds: 3 }] },
      'tolerations[0].effect: expected "NoExecute" with tolerationSeconds, got "NoSchedule"; set effect: "NoExecute", or remove tolerationSeconds',
    ],
    [
      "a toleration twice",
      {
        tolerations: [
          { key: "a", value: "b" },
          { key: "a", operator: "Equal", value: "b" },
        ],
      },
      "tolerations[1]: repeats tolerations[0]; remove it",
    ],
    [
      "an unknown operator of an affinity",
      nodeAffinity("a", "Is", ["b"]),
      `${terms}[0].matchExpressions[0].operator: expected one of "In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt", got "Is"`,
    ],
    [
      "an operator without values",
      nodeAffinity("a", "In"),
      `${terms}[0].matchExpressions[0].values: expected at least one value with operator "In", got []`,
    ],
    [
      "an operator with values too many",
      nodeAffinity("a", "Exists", ["b"]),
      `${terms}[0].matchExpressions[0].values: expected no value with operator "Exists", got ["b"]`,
    ],
    [
      "a number that is a word",
      nodeAffinity("a", "Lt", ["many"]),
      `${terms}[0].matchExpressions[0].values: expected one whole number in quotes with operator "Lt", got ["many"]`,
    ],
    [
      "a weight out of range",
      {
        affinity: {
          podAntiAffinity: { [preferred]: [{ weight: 0, podAffinityTerm: { topologyKey: "kubernetes.io/hostname" } }] },
        },
      },
      `affinity.podAntiAffinity.${preferred}[0].weight: expected a whole number from 1 to 100, got 0`,
    ],
    [
      "a label that cannot be one",
      { nodeSelector: { pool: "a b" } },
      'nodeSelector.pool: expected a value of up to 63 letters, digits, "-", "_" and "." (a letter or digit at both ends), got "a b"; it has 3 characters',
    ],
    [
      "a server that is no address",
      { dnsConfig: { nameservers: ["dns.example.com"] } },
      'dnsConfig.nameservers[0]: expected an address such as "10.0.0.10", got "dns.example.com"',
    ],
    [
      "no server at all",
      { dnsPolicy: "None" },
      'dnsConfig: is required with dnsPolicy "None"; set dnsConfig.nameservers',
    ],
    [
      "a mount above the root",
      { emptyDirs: { a: { mountPath: "/a/../b" } } },
      'emptyDirs.a.mountPath: expected a path without "..", got "/a/../b"',
    ],
    [
      "one directory in two forms",
      { emptyDirs: { a: { mountPath: "/a" }, b: { mountPath: "/a/" } } },
      'volumes: expected each mountPath once, got "/a"; it is listed more than once',
    ],
    [
      "a path out of the volume",
      { volumes: { a: { secret: "s", mountPath: "/a", subPath: "../b" } } },
      'volumes.a.subPath: expected a relative path inside the volume, without "..", got "../b"',
    ],
    [
      "a key at an absolute path",
      { volumes: { a: { secret: "s", mountPath: "/a", items: { key: "/b" } } } },
      'volumes.a.items.key: expected a relative path inside the volume, without "..", got "/b"',
    ],
    [
      "a volume without a source",
      { volumes: { a: { mountPath: "/a" } as never } },
      "volumes.a: expected exactly one of persistentVolumeClaim, configMap, secret, projected, csi, got []",
    ],
    [
      "a directory in memory that is larger than the memory",
      { emptyDirs: { a: { mountPath: "/a", medium: "Memory", sizeLimit: "1Gi" } } },
      'emptyDirs.a.sizeLimit: expected at most resources.limits.memory ("128Mi"), got "1Gi"',
    ],
    [
      "half a device",
      { resources: { limits: { "nvidia.com/gpu": "0.5" } } },
      'resources.limits.nvidia.com/gpu: expected a whole number of devices, got "0.5"',
    ],
    [
      "two numbers of devices",
      { resources: { requests: { "nvidia.com/gpu": 1 }, limits: { "nvidia.com/gpu": 2 } } },
      'resources.limits.nvidia.com/gpu: expected the request (1), got "2"; request and limit must be the same; remove one of the two',
    ],
  ];
  for (const [title, args, problem] of wrong) {
    it(`refuses ${title}`, () => assert.deepEqual(problems(args), [problem]));
  }
});
