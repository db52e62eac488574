import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { readPin } from "../../cli/toolchain/pins";
import { candidates, judgeVersion, searchTool } from "../../cli/toolchain/search";

function restore(name: string, value: string | undefined): void {
  if (value === undefined) {
    delete process.env[name];
  } else {
    process.env[name] = value;
  }
}

describe("the search for a tool", () => {
  it("tries every folder of PATH once, then KUBEBUILDER_ASSETS", () => {
    const env = { PATH: "/a/bin:/b/bin:/a/bin:relative", KUBEBUILDER_ASSETS: "/assets" };
    assert.deepEqual(candidates("etcd", env), [
      { file: "/a/bin/etcd", origin: "path" },
      { file: "/b/bin/etcd", origin: "path" },
      { file: "/assets/etcd", origin: "KUBEBUILDER_ASSETS" },
    ]);
  });

  it("looks for an API server of another minor under the name that every API server has", () => {
    const [{ file } = { file: "" }] = candidates("kube-apiserver-1.36", { PATH: "/a/bin" });
    assert.equal(file, "/a/bin/kube-apiserver");
    assert.equal(judgeVersion("kube-apiserver-1.36", "v1.36.3", "Kubernetes v1.36.1").fits, true);
    assert.equal(judgeVersion("kube-apiserver-1.36", "v1.36.3", "Kubernetes v1.35.4").fits, false);
  });

  it("shows no login of yours to a tool that it asks for its version", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "search-"));
    const { HELM_REGISTRY_CONFIG: registries, KUBECONFIG: kubeconfig } = process.env;
    try {
      process.env.KUBECONFIG = "/home/you/.kube/config";
      process.env.HELM_REGISTRY_CONFIG = "/home/you/registry.json";
      const file = path.join(folder, "kubectl");
      const pin = readPin("kubectl");
      const reads = 'case "$KUBECONFIG$HELM_REGISTRY_CONFIG" in *home*)';
      const spy = `#!/bin/sh\n${reads} echo v0.0.0;; *) echo ${pin.version};; esac\n`;
      writeFileSync(file, spy, { mode: 0o700 });
      const { found } = await searchTool("kubectl", pin, { env: { PATH: folder }, cache: folder });
      assert.deepEqual(found, { path: file, version: pin.version, origin: "path" });
    } finally {
      restore("KUBECONFIG", kubeconfig);
      restore("HELM_REGISTRY_CONFIG", registries);
      rmSync(folder, { recursive: true });
    }
  });

  it("needs neither of the two", () => {
    assert.deepEqual(candidates("etcd", {}), []);
    assert.deepEqual(candidates("etcd", { PATH: "", KUBEBUILDER_ASSETS: "" }), []);
  });

  it("says why a tool does not fit", () => {
    assert.deepEqual(judgeVersion("etcd", "v3.6.15", "etcd Version: 3.6.2"), { fits: true, version: "v3.6.2" });
    assert.deepEqual(judgeVersion("kubectl", "v1.35.4", "v1.32.4-dispatcher"), {
      fits: false,
      reason: "expected v1.34 to v1.36, got v1.32.4",
    });
    assert.deepEqual(judgeVersion("kwok", "v0.7.0", "no idea\n"), {
      fits: false,
      reason: 'expected v0.7, got no version in "no idea"',
    });
  });
});
