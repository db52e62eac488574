import assert from "node:assert/strict";
import type { StorageArgs } from "../../../components/workloads/volumes";
import { checkStorage } from "../../../components/workloads/volumes/check-storage";

const classes = { standard: "gp3", shared: "efs" };

describe("checkStorage", () => {
  it("accepts a tier of the cluster, and no tier on any cluster", () => {
    assert.deepEqual(checkStorage("", { size: "1Gi", storage: "shared" }, classes), []);
    assert.deepEqual(checkStorage("", { size: "1Gi" }, undefined), []);
  });

  it("lists the tiers of the cluster", () => {
    assert.deepEqual(checkStorage("", { size: "1Gi", storage: "fast" }, classes), [
      {
        path: "storage",
        message:
          'expected a tier of the cluster (it has "standard", "shared"), got "fast"; choose another tier, or set storageClassName',
      },
    ]);
    assert.match(
      checkStorage("", { size: "1Gi", storage: "fast" }, {})[0]?.message ?? "",
      /\(the storage classes are unknown\), got "fast"/,
    );
  });

  it("refuses a size that is not a quantity, and a tier together with a class", () => {
    assert.deepEqual(checkStorage("", { size: "10GB", storage: "standard", storageClassName: "own" }, classes), [
      { path: "size", message: 'expected a quantity of bytes such as "512Mi" or "10Gi", got "10GB"; write "10Gi"' },
      { path: "storage", message: "expected either storage or storageClassName, got both; keep one" },
    ]);
  });

  it("refuses access modes that a disk does not have, and wrong combinations", () => {
    const lines = (args: Partial<StorageArgs>) =>
      checkStorage("", { size: "1Gi", ...args }, classes).map(({ path, message }) => `${path}: ${message}`);
    assert.deepEqual(lines({ accessModes: ["ReadWriteMany"], storage: "shared" }), []);
    assert.deepEqual(lines({ accessModes: ["ReadWriteMany"], storageClassName: "nfs" }), []);
    assert.deepEqual(lines({ accessModes: ["ReadWriteMany"] }), [
      'accessModes: expected an access mode that storage "standard" supports, got "ReadWriteMany"; set storage to "shared", or set storageClassName to a class that supports this access mode',
    ]);
    assert.deepEqual(lines({ accessModes: ["ReadWriteOncePod", "ReadWriteOnce"] }), [
      'accessModes: expected "ReadWriteOncePod" alone, got ["ReadWriteOncePod","ReadWriteOnce"]; remove the others',
    ]);
    assert.deepEqual(lines({ accessModes: ["ReadWriteOften" as never] }), [
      'accessModes[0]: expected one of "ReadWriteOnce", "ReadWriteOncePod", "ReadWriteMany", "ReadOnlyMany", got "ReadWriteOften"',
    ]);
  });
});
