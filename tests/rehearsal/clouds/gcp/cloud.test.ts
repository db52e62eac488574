import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { installShim } from "../../../../cli/rehearsal/clouds/exec-shim";
import { gcp } from "../../../../cli/rehearsal/clouds/gcp";
import { bareCluster } from "../../../../cli/rehearsal/clouds/simulated-cloud";

describe("the gke-gcloud-auth-plugin of a rehearsal", () => {
  it("returns the run's token, without any arguments", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "keelson-test-"));
    await installShim(folder, gcp.execPlugin, "a-token");
    const { stdout, status } = spawnSync(path.join(folder, "gke-gcloud-auth-plugin"), { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), {
      apiVersion: "client.authentication.k8s.io/v1beta1",
      kind: "ExecCredential",
      spec: {},
      status: { token: "a-token" },
    });
  });
});

describe("a new cluster on GKE", () => {
  for (const key of ["keelson:cluster", "shop:cluster", "cluster"]) {
    it(`has no nodes, load balancers with addresses, and Google's classes if "${key}" configures it`, () => {
      const { ownNodes, addressStyle, storageClasses } = bareCluster({ config: { [key]: '{"kind":"gke"}' } }, "shop");
      assert.deepEqual([ownNodes, addressStyle, storageClasses.length], [false, "ip", 3]);
    });
  }
});
