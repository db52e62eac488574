import assert from "node:assert/strict";
import { candidates, judgeVersion } from "../../cli/toolchain/search";

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
