import assert from "node:assert/strict";
import { checkStorage } from "../../../components/workloads/volumes/check";
import { claimSpec } from "../../../components/workloads/volumes/objects";

const classes = { standard: "gp3", shared: "efs" };

describe("claimSpec", () => {
  it("asks for the standard tier, or the default class where no class is known", () => {
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

  it("takes a tier, a class of another name, and access modes", () => {
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

describe("checkStorage", () => {
  it("takes a tier that is there, and no tier anywhere", () => {
    assert.deepEqual(checkStorage("", { size: "1Gi", storage: "shared" }, classes), []);
    assert.deepEqual(checkStorage("", { size: "1Gi" }, undefined), []);
  });

  it("names the tiers that the cluster has", () => {
    assert.deepEqual(checkStorage("", { size: "1Gi", storage: "fast" }, classes), [
      {
        path: "storage",
        message:
          'expected a tier of the cluster (it has "standard", "shared"), got "fast"; choose one, or set storageClassName',
      },
    ]);
    assert.match(
      checkStorage("", { size: "1Gi", storage: "fast" }, {})[0]?.message ?? "",
      /\(it has none that is known\), got "fast"/,
    );
  });

  it("refuses a size that is none, and a tier beside a class", () => {
    assert.deepEqual(checkStorage("", { size: "10GB", storage: "standard", storageClassName: "own" }, classes), [
      { path: "size", message: 'expected a Kubernetes quantity such as "250m" or "128Mi", got "10GB"' },
      { path: "storage", message: "expected either storage or storageClassName, got both; keep one" },
    ]);
  });
});
