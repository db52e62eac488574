import assert from "node:assert/strict";
import { type CheckablePod, checkPod } from "../../../components/workloads/pod/check";

function objections(args: Partial<CheckablePod>): string[] {
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
      "files of their own permissions",
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
    it(`takes ${title}`, () => assert.deepEqual(objections(args), []));
  }

  const wrong: [string, Partial<CheckablePod>, string][] = [
    [
      "a secret for everybody",
      { volumes: { keys: { secret: "s", mountPath: "/s", defaultMode: 0o444 } } },
      "volumes.keys.defaultMode: 0o440 or stricter, given 0o444",
    ],
    [
      "permissions that are none",
      { volumes: { scripts: { configMap: "c", mountPath: "/c", defaultMode: 0o1777 } } },
      "volumes.scripts.defaultMode: permissions from 0o000 to 0o777, given 0o1777",
    ],
    [
      "a probe of two kinds",
      { readinessProbe: { grpc: { port: 1 }, tcpSocket: { port: 1 } } },
      'readinessProbe: exactly one of httpGet, tcpSocket, grpc, exec, given ["tcpSocket","grpc"]',
    ],
    [
      "a probe of no kind",
      { livenessProbe: { periodSeconds: 5 } },
      "livenessProbe: exactly one of httpGet, tcpSocket, grpc, exec, given []",
    ],
    [
      "a probe of another host",
      { startupProbe: { httpGet: { host: "10.0.0.1", port: 80 } } },
      'startupProbe.httpGet.host: the pod itself, given "10.0.0.1": leave host out',
    ],
    [
      "a hook of another host",
      { lifecycle: { preStop: { httpGet: { host: "10.0.0.1", port: 80 } } } },
      'lifecycle.preStop.httpGet.host: the pod itself, given "10.0.0.1": leave host out',
    ],
    [
      "a hook that does nothing",
      { lifecycle: { postStart: {} } },
      "lifecycle.postStart: exactly one of httpGet, tcpSocket, exec, sleep, given []",
    ],
    ["a group of root's", { fsGroup: 0 }, "fsGroup: a group id above 0 (0 is root's), given 0"],
    [
      "one more group of root's",
      { supplementalGroups: [1, 0] },
      "supplementalGroups[1]: a group id above 0 (0 is root's), given 0",
    ],
    ["root's group", { runAsGroup: 0 }, "runAsGroup: a group id above 0 (0 is root's), given 0"],
    [
      "no time to stop",
      { terminationGracePeriodSeconds: 0 },
      "terminationGracePeriodSeconds: a whole number, 1 or more, given 0: 0 kills without asking",
    ],
    [
      "a reference to two things",
      { env: { A: { fieldRef: "metadata.name", secretKeyRef: { name: "a", key: "b" } } } },
      'env.A: exactly one of fieldRef, resourceFieldRef, configMapKeyRef and secretKeyRef, given ["fieldRef","secretKeyRef"]',
    ],
    [
      "a container of the first one's name",
      { containers: { web: { image: "m:1" } } },
      'containers.web: a name of its own in the pod, given "web" for the second container: choose another',
    ],
    [
      "two containers of one name",
      { containers: { a: { image: "m:1" } }, initContainers: { a: { image: "m:1" } } },
      'initContainers.a: a name of its own in the pod, given "a" for the second container: choose another',
    ],
    [
      "a container that begins with a digit",
      { containers: { "1": { image: "m:1" } } },
      'containers.1: a DNS label (at most 63 of a-z, 0-9 and "-", from a letter), given "1"',
    ],
    [
      "an image without a tag beside the first",
      { containers: { a: { image: "m" } } },
      'containers.a.image: an image with a tag or digest, given "m": write "m:1.2.3", or better "m@sha256:…"',
    ],
    [
      "a limit below the request beside the first",
      { initContainers: { a: { image: "m:1", resources: { limits: { memory: "1Mi" } } } } },
      'initContainers.a.resources.limits.memory: at least the request (128Mi), given "1Mi": raise it, or lower resources.requests.memory',
    ],
    [
      "a probe of what ends",
      { initContainers: { a: { image: "m:1", readinessProbe: { grpc: { port: 1 } } } as never } },
      'initContainers.a.readinessProbe: nothing in an init container that ends: leave it out, or make it a sidecar by restartPolicy: "Always"',
    ],
    [
      "a mount of a volume that is not there",
      { emptyDirs: { tmp: { mountPath: "/tmp" } }, containers: { a: { image: "m:1", mounts: { temp: "/tmp" } } } },
      'containers.a.mounts.temp: the name of a volume of the pod (one of "tmp"), given "temp"',
    ],
    [
      "a mount that is not absolute",
      { emptyDirs: { tmp: { mountPath: "/tmp" } }, containers: { a: { image: "m:1", mounts: { tmp: "tmp" } } } },
      'containers.a.mounts.tmp: an absolute path, given "tmp": write "/tmp"',
    ],
    [
      "a sleep that outlasts the pod",
      { lifecycle: { preStop: { sleep: { seconds: 31 } } } },
      "lifecycle.preStop.sleep.seconds: from 1 to terminationGracePeriodSeconds (30), given 31",
    ],
    [
      "two mounts in one place",
      {
        emptyDirs: { a: { mountPath: "/a" }, b: { mountPath: "/b" } },
        containers: { c: { image: "m:1", mounts: { a: "/x", b: { mountPath: "/x" } } } },
      },
      'containers.c.mounts.b: a path of its own, given "/x" for the second volume',
    ],
    [
      "a mount with a colon",
      { emptyDirs: { a: { mountPath: "/a:b" } } },
      'emptyDirs.a.mountPath: a path without ":", given "/a:b"',
    ],
    [
      "a prefix that no name begins with",
      { envFrom: [{ configMapRef: "settings", prefix: "MY-" }] },
      'envFrom[0].prefix: the beginning of a name of letters, digits and "_", given "MY-"',
    ],
    [
      "two volumes of one name",
      { emptyDirs: { a: { mountPath: "/a" } }, volumes: { a: { secret: "s", mountPath: "/b" } } },
      'volumes.a: a name of its own, given "a" for the second volume: choose another',
    ],
    [
      "two volumes in one place",
      { emptyDirs: { a: { mountPath: "/a" } }, volumes: { b: { secret: "s", mountPath: "/a" } } },
      'volumes.b.mountPath: a path of its own, given "/a" for the second volume',
    ],
    [
      "a volume that is no label",
      { emptyDirs: { "my tmp": { mountPath: "/a" } } },
      'emptyDirs.my tmp: a DNS label (at most 63 of a-z, 0-9 and "-") as the name of a volume, given "my tmp"',
    ],
    [
      "a path of the node that is not absolute",
      { hostPaths: { logs: { path: "var/log", mountPath: "/logs" } } },
      'hostPaths.logs.path: an absolute path, given "var/log": write "/var/log"',
    ],
  ];
  for (const [title, args, objection] of wrong) {
    it(`refuses ${title}`, () => assert.deepEqual(objections(args), [objection]));
  }
});
