import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { broken, object } from "../objects";

const claim = (spec: Fields) => object("v1", "PersistentVolumeClaim", "shop/data", { spec });
const storageClass = (name: string, isDefault = false) =>
  object("storage.k8s.io/v1", "StorageClass", name, {
    metadata: { annotations: { "storageclass.kubernetes.io/is-default-class": String(isDefault) } },
  });

describe("the storage class of a claim", () => {
  it("exists, or is the default", () => {
    assert.deepEqual(broken(claim({ storageClassName: "disk" }), storageClass("disk")), []);
    assert.deepEqual(broken(claim({}), storageClass("disk", true)), []);
  });

  it("is broken if it is missing", () =>
    assert.deepEqual(broken(claim({ storageClassName: "fast" }), storageClass("disk")), [
      "PersistentVolumeClaim shop/data: storageClassName: expected StorageClass fast, got disk; create it or fix the name",
    ]));

  it("is broken if no class is the default", () =>
    assert.deepEqual(broken(claim({}), storageClass("disk")), [
      "PersistentVolumeClaim shop/data: storageClassName: expected a default StorageClass, got none; name a class, or make one the default",
    ]));

  it("needs no object if volumes are made by hand", () => {
    const volume = object("v1", "PersistentVolume", "disk-1", { spec: { storageClassName: "manual" } });
    assert.deepEqual(broken(claim({ storageClassName: "manual" }), volume), []);
    assert.deepEqual(broken(claim({ storageClassName: "" }), claim({ volumeName: "disk-1" })), []);
  });

  it("is looked at in the templates of a StatefulSet", () => {
    const volumeClaimTemplates = [{ metadata: { name: "data" }, spec: { storageClassName: "fast" } }];
    assert.deepEqual(broken(object("apps/v1", "StatefulSet", "shop/db", { spec: { volumeClaimTemplates } })), [
      "StatefulSet shop/db: volumeClaimTemplates data: expected StorageClass fast, got none; create it",
    ]);
  });
});
