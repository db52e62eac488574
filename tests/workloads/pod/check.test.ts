import assert from "node:assert/strict";
import { type CheckablePod, checkPod } from "../../../components/workloads/pod/check";

function problems(args: Partial<CheckablePod>): string[] {
  return checkPod("web", { image: "web:1", ...args }).map(({ path, message }) => `${path}: ${message}`);
}

describe("checkPod", () => {
  const fine: [string, Partial<CheckablePod>][] = [
    [
      "sidecars that probe themselves",
      { initContainers: { proxy: { image: "p:1", restartPolicy: "Always", readinessProbe: { grpc: { port: 1 } } } } },
    ],
    [
      "mounts of every kind of volume",
      {
        emptyDirs: { tmp: { mountPath: "/tmp" } },
        volumes: { settings: { configMap: "settings", mountPath: "/etc/app" } },
        volumeClaimTemplates: { data: { size: "1Gi", mountPath: "/data" } },
        hostPaths: { logs: { path: "/var/log", mountPath: "/logs" } },
        containers: {
          more: { image: "m:1", mounts: { tmp: "/tmp", settings: "/a", data: { mountPath: "/b" }, logs: "/c" } },
        },
      },
    ],
    ["hooks", { lifecycle: { preStop: { sleep: { seconds: 3 } }, postStart: { exec: { command: ["warm"] } } } }],
    [
      "files with other permissions",
      {
        volumes: {
          keys: { secret: "s", mountPath: "/s", defaultMode: 0o400 },
          scripts: { configMap: "c", mountPath: "/c", defaultMode: 0o555 },
        },
      },
    ],
    ["groups", { fsGroup: 2000, supplementalGroups: [3000] }],
  ];
  for (const [title, args] of fine) {
    it(`accepts ${title}`, () => assert.deepEqual(problems(args), []));
  }

  const wrong: [string, Partial<CheckablePod>, string][] = [
    [
      "a secret that everybody can read",
      { volumes: { keys: { secret: "s", mountPath: "/s", defaultMode: 0o444 } } },
      "volumes.keys.defaultMode: expected 0o440 or stricter, got 0o444",
    ],
    [
      "invalid permissions",
      { volumes: { scripts: { configMap: "c", mountPath: "/c", defaultMode: 0o1777 } } },
      "volumes.scripts.defaultMode: expected permissions from 0o000 to 0o777, got 0o1777",
    ],
    [
      "a probe with two handlers",
      { readinessProbe: { grpc: { port: 1 }, tcpSocket: { port: 1 } } },
      'readinessProbe: expected exactly one of httpGet, tcpSocket, grpc, exec, got ["tcpSocket","grpc"]',
    ],
    [
      "a probe without a handler",
      { livenessProbe: { periodSeconds: 5 } },
      "livenessProbe: expected exactly one of httpGet, tcpSocket, grpc, exec, got []",
    ],
    [
      "a probe of another host",
      { startupProbe: { httpGet: { host: "10.0.0.1", port: 80 } } },
      'startupProbe.httpGet.host: expected no host, because only the pod itself is allowed, got "10.0.0.1"; remove it',
    ],
    [
      "a hook of another host",
      { lifecycle: { preStop: { httpGet: { host: "10.0.0.1", port: 80 } } } },
      'lifecycle.preStop.httpGet.host: expected no host, because only the pod itself is allowed, got "10.0.0.1"; remove it',
    ],
    [
      "a hook that does nothing",
      { lifecycle: { postStart: {} } },
      "lifecycle.postStart: expected exactly one of httpGet, tcpSocket, exec, sleep, got []",
    ],
    [
      "root's group as fsGroup",
      { fsGroup: 0 },
      "fsGroup: expected a whole number from 1 to 2147483647, got 0; 0 is root",
    ],
    [
      "root's group as a further group",
      { supplementalGroups: [1, 0] },
      "supplementalGroups[1]: expected a whole number from 1 to 2147483647, got 0; 0 is root",
    ],
    [
      "root's group as runAsGroup",
      { runAsGroup: 0 },
      "runAsGroup: expected a whole number from 1 to 2147483647, got 0; 0 is root",
    ],
    [
      "a grace period of zero",
      { terminationGracePeriodSeconds: 0 },
      "terminationGracePeriodSeconds: expected a whole number of seconds from 1 to 86400, got 0; 0 kills the pod at once",
    ],
    [
      "a reference to two things",
      { env: { A: { fieldRef: "metadata.name", secretKeyRef: { name: "a", key: "b" } } } },
      'env.A: expected exactly one of fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, got ["fieldRef","secretKeyRef"]',
    ],
    [
      "a container with the name of the first one",
      { containers: { web: { image: "m:1" } } },
      'containers.web: another container of the pod has the name "web"; choose another name',
    ],
    [
      "two containers with one name",
      { containers: { a: { image: "m:1" } }, initContainers: { a: { image: "m:1" } } },
      'initContainers.a: another container of the pod has the name "a"; choose another name',
    ],
    [
      "a container name that begins with a digit",
      { containers: { "1": { image: "m:1" } } },
      'containers.1: expected a DNS label (at most 63 characters of a-z, 0-9 and "-", beginning with a letter and not ending with "-"), got "1"',
    ],
    [
      "an image without a tag in a further container",
      { containers: { a: { image: "m" } } },
      'containers.a.image: expected an image with a tag or digest, got "m"; write "m:1.2.3", or better "m@sha256:…"',
    ],
    [
      "a limit below the request in a further container",
      { initContainers: { a: { image: "m:1", resources: { limits: { memory: "1Mi" } } } } },
      'initContainers.a.resources.limits.memory: expected at least the request (128Mi), got "1Mi"; raise it, or lower resources.requests.memory',
    ],
    [
      "a probe of an init container that ends",
      { initContainers: { a: { image: "m:1", readinessProbe: { grpc: { port: 1 } } } as never } },
      'initContainers.a.readinessProbe: is not allowed in an init container that ends; remove it, or set restartPolicy: "Always"',
    ],
    [
      "a mount of an unknown volume",
      { emptyDirs: { tmp: { mountPath: "/tmp" } }, containers: { a: { image: "m:1", mounts: { temp: "/tmp" } } } },
      'containers.a.mounts.temp: expected one of "tmp", got "temp"; use the name of a volume of the pod',
    ],
    [
      "a relative mount path",
      { emptyDirs: { tmp: { mountPath: "/tmp" } }, containers: { a: { image: "m:1", mounts: { tmp: "tmp" } } } },
      'containers.a.mounts.tmp: expected a path that begins with "/", got "tmp"; write "/tmp"',
    ],
    [
      "a sleep longer than the grace period",
      { lifecycle: { preStop: { sleep: { seconds: 31 } } } },
      "lifecycle.preStop.sleep.seconds: expected a number from 1 to terminationGracePeriodSeconds (30), got 31",
    ],
    [
      "two mounts at one path",
      {
        emptyDirs: { a: { mountPath: "/a" }, b: { mountPath: "/b" } },
        containers: { c: { image: "m:1", mounts: { a: "/x", b: { mountPath: "/x" } } } },
      },
      'containers.c.mounts: expected each mountPath once, got "/x"; it is listed more than once',
    ],
    [
      "a mount with a colon",
      { emptyDirs: { a: { mountPath: "/a:b" } } },
      'emptyDirs.a.mountPath: expected a path without ":", got "/a:b"',
    ],
    [
      "an invalid prefix of names",
      { envFrom: [{ configMapRef: "settings", prefix: "MY-" }] },
      'envFrom[0].prefix: expected a prefix of letters, digits and "_" that does not begin with a digit, got "MY-"',
    ],
    [
      "two volumes with one name",
      { emptyDirs: { a: { mountPath: "/a" } }, volumes: { a: { secret: "s", mountPath: "/b" } } },
      'volumes: expected each volume name once, got "a"; it is listed more than once',
    ],
    [
      "two volumes at one path",
      { emptyDirs: { a: { mountPath: "/a" } }, volumes: { b: { secret: "s", mountPath: "/a" } } },
      'volumes: expected each mountPath once, got "/a"; it is listed more than once',
    ],
    [
      "a volume name that is not a DNS label",
      { emptyDirs: { "my tmp": { mountPath: "/a" } } },
      'emptyDirs.my tmp: expected a DNS label (at most 63 characters of a-z, 0-9 and "-", not beginning or ending with "-"), got "my tmp"',
    ],
    [
      "a relative path on the node",
      { hostPaths: { logs: { path: "var/log", mountPath: "/logs" } } },
      'hostPaths.logs.path: expected a path that begins with "/", got "var/log"; write "/var/log"',
    ],
  ];
  for (const [title, args, problem] of wrong) {
    it(`refuses ${title}`, () => assert.deepEqual(problems(args), [problem]));
  }
});
