import assert from "node:assert/strict";
import { checkStorage } from "../../../components/workloads/volumes/check";

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
          'expected a tier of the cluster (it has "standard", "shared"), got "fast"; choose one, or set storageClassName',
      },
    ]);
    assert.match(
      checkStorage("", { size: "1Gi", storage: "fast" }, {})[0]?.message ?? "",
      /\(it has none that is known\), got "fast"/,
    );
  });

  it("refuses a size that is not a quantity, and a tier together with a class", () => {
    assert.deepEqual(checkStorage("", { size: "10GB", storage: "standard", storageClassName: "own" }, classes), [
      { path: "size", message: 'expected a Kubernetes quantity such as "250m" or "128Mi", got "10GB"' },
      { path: "storage", message: "expected either storage or storageClassName, got both; keep one" },
    ]);
  });
});
