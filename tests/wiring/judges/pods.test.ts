import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { broken, deployment, judge, object } from "../objects";

const db = object("v1", "Secret", "boutique/db", { data: { user: "YQ==" } });
const settings = object("v1", "ConfigMap", "boutique/settings", { data: { "app.yaml": "a: b" } });
const web = (container: Fields, pod: Fields = {}) => deployment("boutique/web", container, pod);
const env = (valueFrom: Fields) => web({ env: [{ name: "DB_PASSWORD", valueFrom }] });
const volume = (source: Fields) => web({}, { volumes: [{ name: "config", ...source }] });

describe("what pods refer to", () => {
  const faults: Readonly<Record<string, readonly [object: Fields, line: string]>> = {
    "a missing ConfigMap of a variable": [
      env({ configMapKeyRef: { name: "nowhere", key: "a" } }),
      "env DB_PASSWORD: expected ConfigMap boutique/nowhere, got settings; create it or fix the name",
    ],
    "a missing Secret of a variable": [
      env({ secretKeyRef: { name: "nowhere", key: "a" } }),
      "env DB_PASSWORD: expected Secret boutique/nowhere, got db; create it or fix the name",
    ],
    "a missing key": [
      env({ secretKeyRef: { name: "db", key: "password" } }),
      'env DB_PASSWORD: expected key "password" in Secret boutique/db, got keys user; add the missing data',
    ],
    "a missing key of an init container": [
      web(
        {},
        { initContainers: [{ env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "settings", key: "b" } } }] }] },
      ),
      'env A: expected key "b" in ConfigMap boutique/settings, got keys app.yaml; add the missing data',
    ],
    "a missing set of variables": [
      web({ envFrom: [{ configMapRef: { name: "settings" } }, { secretRef: { name: "more" } }] }),
      "envFrom: expected Secret boutique/more, got db; create it or fix the name",
    ],
    "a volume of a missing ConfigMap": [
      volume({ configMap: { name: "nowhere" } }),
      "volume config: expected ConfigMap boutique/nowhere, got settings; create it or fix the name",
    ],
    "a volume of a missing key": [
      volume({ secret: { secretName: "db", items: [{ key: "user" }, { key: "ca.crt" }] } }),
      'volume config: expected keys "user", "ca.crt" in Secret boutique/db, got keys user; add the missing data',
    ],
    "a projected volume of a missing Secret": [
      volume({ projected: { sources: [{ configMap: { name: "settings" } }, { secret: { name: "nowhere" } }] } }),
      "volume config: expected Secret boutique/nowhere, got db; create it or fix the name",
    ],
    "a missing claim": [
      volume({ persistentVolumeClaim: { claimName: "data" } }),
      "volume config: expected PersistentVolumeClaim boutique/data, got none; create it",
    ],
    "a missing class of an ephemeral volume": [
      volume({ ephemeral: { volumeClaimTemplate: { spec: { storageClassName: "fast" } } } }),
      "volume config: expected StorageClass fast, got none; create it",
    ],
    "a missing imagePullSecret": [
      web({}, { imagePullSecrets: [{ name: "registry" }] }),
      "imagePullSecrets: expected Secret boutique/registry, got db; create it or fix the name",
    ],
    "a missing service account": [
      web({}, { serviceAccountName: "web" }),
      "serviceAccountName: expected ServiceAccount boutique/web, got none; create it",
    ],
    "a missing priority class": [
      web({}, { priorityClassName: "important" }),
      "priorityClassName: expected PriorityClass important, got none; create it",
    ],
    "a missing runtime class": [
      web({}, { runtimeClassName: "gvisor" }),
      "runtimeClassName: expected RuntimeClass gvisor, got none; create it",
    ],
    "a probe of a port by a name that its container has not": [
      web({ readinessProbe: { httpGet: { port: "metrics" } } }),
      'readinessProbe of container web: expected port "metrics" among the container\'s ports, got http (8080); fix the name',
    ],
  };
  for (const [name, [workload, line]] of Object.entries(faults)) {
    it(`${name} is broken`, () =>
      assert.deepEqual(broken(db, settings, workload), [`Deployment boutique/web: ${line}`]));
  }

  it("may be absent if optional, or brought by every cluster", () => {
    const optional = [
      { name: "A", valueFrom: { secretKeyRef: { name: "nowhere", key: "a", optional: true } } },
      { name: "B", valueFrom: { secretKeyRef: { name: "db", key: "password", optional: true } } },
    ];
    const pod = {
      serviceAccountName: "default",
      priorityClassName: "system-node-critical",
      volumes: [{ name: "ca", projected: { sources: [{ configMap: { name: "kube-root-ca.crt" } }] } }],
    };
    assert.deepEqual(judge([db, web({ env: optional }, pod)]), { references: 5, broken: [], unknown: [], notes: [] });
  });

  it("is noted if a probe asks another number than the container's other probes, which ask a declared one", () => {
    const probes = { livenessProbe: { tcpSocket: { port: 8081 } }, readinessProbe: { httpGet: { port: "http" } } };
    const { broken: none, notes, unknown } = judge([web(probes)]);
    assert.deepEqual([none, unknown], [[], []]);
    assert.deepEqual(notes, [
      "Deployment boutique/web: livenessProbe of container web: checks port 8081, which the container does not declare; its other probes check http",
    ]);
  });

  it("is noted if a probe asks another number than all other probes of the container", () => {
    const http = (port: number) => ({ httpGet: { port } });
    const probes = { startupProbe: http(8222), livenessProbe: http(8222), readinessProbe: http(8223) };
    const { notes, unknown } = judge([web(probes)]);
    assert.deepEqual(notes, [
      "Deployment boutique/web: readinessProbe of container web: checks port 8223, which the container does not declare; its other probes check 8222",
    ]);
    assert.equal(unknown.length, 2);
  });

  it("is unknown if a probe asks a number that no container declares", () => {
    const { broken: none, unknown } = judge([web({ livenessProbe: { tcpSocket: { port: 9090 } } })]);
    assert.deepEqual(none, []);
    assert.deepEqual(unknown, [
      "Deployment boutique/web: livenessProbe of container web: port 9090 among http (8080): unknown, because a container may listen on ports that it does not declare",
    ]);
  });

  it("is looked at once: in a Deployment, not again in its ReplicaSet and pods", () => {
    const owned = (kind: string, apiVersion: string) => ({
      metadata: { ownerReferences: [{ apiVersion, kind, name: "web", controller: true }] },
    });
    const spec = { containers: [{ name: "web" }], serviceAccountName: "web" };
    const all = [
      web({}, { serviceAccountName: "web" }),
      object("apps/v1", "ReplicaSet", "boutique/web-1", {
        ...owned("Deployment", "apps/v1"),
        spec: { template: { spec } },
      }),
      object("v1", "Pod", "boutique/web-1-a", { ...owned("ReplicaSet", "apps/v1"), spec }),
      object("v1", "Pod", "boutique/debug", { spec }),
      object("batch/v1", "CronJob", "boutique/night", { spec: { jobTemplate: { spec: { template: { spec } } } } }),
    ];
    assert.deepEqual(
      broken(...all).map((line) => line.split(":")[0]),
      ["Pod boutique/debug", "Deployment boutique/web", "CronJob boutique/night"],
    );
  });
});
