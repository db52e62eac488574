import assert from "node:assert/strict";
import {
  type Claim,
  isToBeDeleted,
  needsVolume,
  type StorageClass,
  volumeObject,
} from "../../../cli/rehearsal/controllers/volume-objects";

const identity = { uid: "u1", resourceVersion: "1" };
const waiting: StorageClass = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "standard", ...identity },
  provisioner: "disk.csi.example.com",
  volumeBindingMode: "WaitForFirstConsumer",
};
const immediate: StorageClass = { ...waiting, volumeBindingMode: "Immediate" };
const node = {
  apiVersion: "v1",
  kind: "Node",
  metadata: { name: "one", ...identity, labels: { "topology.kubernetes.io/zone": "a" } },
};

function claim(
  changes: { annotations?: Record<string, string>; deletionTimestamp?: string; spec?: Partial<Claim["spec"]> } = {},
): Claim {
  const { spec, ...metadata } = changes;
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: "data", namespace: "shop", ...identity, ...metadata },
    spec: {
      storageClassName: "standard",
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "5Gi" } },
      ...spec,
    },
  };
}

const selected = { "volume.kubernetes.io/selected-node": "one" };

describe("a claim", () => {
  const cases: [string, Claim, StorageClass | undefined, boolean][] = [
    ["of an Immediate class", claim(), immediate, true],
    ["whose first pod is scheduled", claim({ annotations: selected }), waiting, true],
    ["that waits for its first pod", claim(), waiting, false],
    ["of no class", claim(), undefined, false],
    ["of a class without provisioner", claim(), { ...immediate, provisioner: "kubernetes.io/no-provisioner" }, false],
    ["that names its volume", claim({ spec: { volumeName: "mine" } }), immediate, false],
    ["that is being deleted", claim({ deletionTimestamp: "now" }), immediate, false],
  ];
  for (const [what, object, storageClass, expected] of cases) {
    it(`${what} ${expected ? "needs" : "does not need"} a volume`, () => {
      assert.equal(needsVolume(object, storageClass), expected);
    });
  }
});

describe("the volume of a claim", () => {
  interface VolumeObject {
    metadata: { name: string; annotations: Record<string, string> };
    spec: Record<string, unknown>;
  }
  const volume = (...args: Parameters<typeof volumeObject>) => volumeObject(...args) as VolumeObject;

  it("is bound to it in advance, in the zone of its node", () => {
    const { metadata, spec } = volume(claim({ annotations: selected }), waiting, node);
    assert.deepEqual(metadata, {
      name: "pvc-u1",
      annotations: { "pv.kubernetes.io/provisioned-by": "disk.csi.example.com" },
    });
    assert.deepEqual(spec.claimRef, {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      namespace: "shop",
      name: "data",
      uid: "u1",
    });
    assert.deepEqual(spec.capacity, { storage: "5Gi" });
    assert.equal(spec.persistentVolumeReclaimPolicy, "Delete");
    assert.deepEqual(spec.csi, { driver: "disk.csi.example.com", volumeHandle: "simulated-u1" });
    assert.match(JSON.stringify(spec.nodeAffinity), /"topology.kubernetes.io\/zone","operator":"In","values":\["a"\]/);
  });

  it("can be mounted everywhere where it is shared", () => {
    assert.equal(
      volume(claim({ spec: { accessModes: ["ReadWriteMany"] } }), immediate, node).spec.nodeAffinity,
      undefined,
    );
  });

  it("is a path where the provisioner's name is no CSI driver's", () => {
    const { spec } = volume(claim(), { ...immediate, provisioner: "rancher.io/local-path" }, undefined);
    assert.deepEqual(spec.hostPath, { path: "/simulated/simulated-u1" });
  });

  it("comes from the CSI driver that an in-tree class has been migrated to", () => {
    const annotations = { "volume.kubernetes.io/storage-provisioner": "ebs.csi.aws.com" };
    const { spec } = volume(claim({ annotations }), { ...immediate, provisioner: "kubernetes.io/aws-ebs" }, undefined);
    assert.deepEqual(spec.csi, { driver: "ebs.csi.aws.com", volumeHandle: "simulated-u1" });
  });

  const released: [string, string | undefined, boolean][] = [
    ["Released", "Delete", true],
    ["Released", "Retain", false],
    ["Bound", "Delete", false],
  ];
  for (const [phase, persistentVolumeReclaimPolicy, expected] of released) {
    it(`${expected ? "goes" : "stays"} when it is ${phase} with ${persistentVolumeReclaimPolicy ?? ""}`, () => {
      const metadata = { name: "pvc-u1", ...identity, annotations: { "pv.kubernetes.io/provisioned-by": "x" } };
      const object = {
        apiVersion: "v1",
        kind: "PersistentVolume",
        metadata,
        spec: { persistentVolumeReclaimPolicy },
        status: { phase },
      };
      assert.equal(isToBeDeleted(object), expected);
      assert.equal(isToBeDeleted({ ...object, metadata: { ...metadata, annotations: undefined } }), false);
    });
  }
});
