import assert from "node:assert/strict";
import type { VolumeArgs } from "../../../components/workloads/volumes/args";
import {
  ephemeralStorage,
  moreMount,
  podVolumes,
  readOnlyVolumes,
  volumeMounts,
} from "../../../components/workloads/volumes/objects";

const all: VolumeArgs = {
  emptyDirs: { tmp: { mountPath: "/tmp" }, shm: { mountPath: "/dev/shm", sizeLimit: "1Gi", medium: "Memory" } },
  volumes: {
    uploads: { persistentVolumeClaim: "uploads", mountPath: "/uploads", subPath: "web" },
    settings: { configMap: "settings", items: { "app.yaml": "app.yaml" }, mountPath: "/etc/app" },
    tls: { secret: "tls", optional: true, mountPath: "/etc/tls" },
    ssh: { secret: "ssh", defaultMode: 0o400, mountPath: "/ssh" },
    token: {
      projected: [{ serviceAccountToken: { audience: "vault", path: "token" } }],
      mountPath: "/var/run/vault",
    },
    keys: { csi: { driver: "secrets-store.csi.k8s.io", readOnly: true }, mountPath: "/keys" },
  },
  hostPaths: {
    logs: { path: "/var/log", mountPath: "/logs" },
    state: { path: "/var/lib/agent", mountPath: "/state", type: "DirectoryOrCreate", readOnly: false },
  },
  volumeClaimTemplates: { data: { size: "10Gi", mountPath: "/data" } },
};

describe("volumes", () => {
  it("renders every kind, secrets readable for the pod's group only", () => {
    assert.deepEqual(podVolumes(all), [
      { name: "tmp", emptyDir: { sizeLimit: "128Mi" } },
      { name: "shm", emptyDir: { medium: "Memory", sizeLimit: "1Gi" } },
      { name: "uploads", persistentVolumeClaim: { claimName: "uploads" } },
      {
        name: "settings",
        configMap: { name: "settings", defaultMode: 0o444, items: [{ key: "app.yaml", path: "app.yaml" }] },
      },
      { name: "tls", secret: { secretName: "tls", defaultMode: 0o440, optional: true } },
      { name: "ssh", secret: { secretName: "ssh", defaultMode: 0o400 } },
      {
        name: "token",
        projected: {
          sources: [{ serviceAccountToken: { audience: "vault", path: "token" } }],
          defaultMode: 0o440,
        },
      },
      { name: "keys", csi: { driver: "secrets-store.csi.k8s.io", readOnly: true } },
      { name: "logs", hostPath: { path: "/var/log", type: "Directory" } },
      { name: "state", hostPath: { path: "/var/lib/agent", type: "DirectoryOrCreate" } },
    ]);
  });

  it("mounts read-only what nobody should write to", () => {
    assert.deepEqual(volumeMounts(all), [
      { name: "tmp", mountPath: "/tmp" },
      { name: "shm", mountPath: "/dev/shm" },
      { name: "uploads", mountPath: "/uploads", subPath: "web" },
      { name: "settings", mountPath: "/etc/app", readOnly: true },
      { name: "tls", mountPath: "/etc/tls", readOnly: true },
      { name: "ssh", mountPath: "/ssh", readOnly: true },
      { name: "token", mountPath: "/var/run/vault", readOnly: true },
      { name: "keys", mountPath: "/keys", readOnly: true },
      { name: "logs", mountPath: "/logs", readOnly: true },
      { name: "state", mountPath: "/state" },
      { name: "data", mountPath: "/data" },
    ]);
  });

  it("keeps what is read-only so in other containers, unless they say otherwise", () => {
    const readOnly = readOnlyVolumes(all);
    assert.deepEqual([...readOnly], ["settings", "tls", "ssh", "token", "keys", "logs"]);
    assert.deepEqual(moreMount("tls", "/tls", readOnly), { name: "tls", mountPath: "/tls", readOnly: true });
    assert.deepEqual(moreMount("data", { mountPath: "/data", readOnly: true }, readOnly), {
      name: "data",
      mountPath: "/data",
      readOnly: true,
    });
    assert.deepEqual(moreMount("logs", { mountPath: "/l", subPath: "a", readOnly: false }, readOnly), {
      name: "logs",
      mountPath: "/l",
      subPath: "a",
    });
  });

  it("lets a pod use as much of the node's disk as its directories there may hold", () => {
    assert.equal(ephemeralStorage(all), "1152Mi");
    assert.equal(ephemeralStorage({}), "1024Mi");
  });
});
