import assert from "node:assert/strict";
import type { VolumeArgs } from "../../../components/workloads/volumes/args";
import {
  claimSpec,
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
  it("renders every kind, with secrets that only the pod's group can read", () => {
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

  it("mounts volumes read-only, except those that pods write to", () => {
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

  it("keeps volumes read-only in other containers, unless they choose otherwise", () => {
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

  it("lets a pod use 1 GiB of the node's disk, plus the sizes of its directories", () => {
    assert.equal(ephemeralStorage(all), "1152Mi");
    assert.equal(ephemeralStorage({}), "1024Mi");
  });
});

describe("claimSpec", () => {
  const classes = { standard: "gp3", shared: "efs" };

  it("uses the standard tier, or the default class if no class is known", () => {
    assert.deepEqual(claimSpec({ size: "10Gi" }, classes), {
      accessModes: ["ReadWriteOnce"],
      storageClassName: "gp3",
      resources: { requests: { storage: "10Gi" } },
    });
    assert.deepEqual(claimSpec({ size: "10Gi" }, undefined), {
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "10Gi" } },
    });
  });

  it("accepts a tier, another class, and access modes", () => {
    assert.deepEqual(claimSpec({ size: "1Gi", storage: "shared" }, classes), {
      accessModes: ["ReadWriteMany"],
      storageClassName: "efs",
      resources: { requests: { storage: "1Gi" } },
    });
    assert.deepEqual(claimSpec({ size: "1Gi", storageClassName: "own", accessModes: ["ReadWriteOncePod"] }, classes), {
      accessModes: ["ReadWriteOncePod"],
      storageClassName: "own",
      resources: { requests: { storage: "1Gi" } },
    });
  });
});
