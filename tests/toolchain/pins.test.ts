import assert from "node:assert/strict";
import { buildFlags, parseGoMod, readPin } from "../../cli/toolchain/pins";
import { toolNames, tools } from "../../cli/toolchain/tools";

describe("pins of tools", () => {
  it("reads the Go version and the modules of a go.mod", () => {
    const { goVersion, versions } = parseGoMod(
      [
        "module keelson.dev/toolchain/x",
        "",
        "go 1.26.0",
        "",
        "replace k8s.io/api => k8s.io/api v0.35.4",
        "",
        "tool sigs.k8s.io/kwok/cmd/kwok",
        "",
        "require example.com/alone v1.2.3",
        "require (",
        "\tsigs.k8s.io/kwok v0.7.0 // indirect",
        "\tk8s.io/api v0.33.0 // indirect",
        ")",
      ].join("\n"),
    );
    assert.equal(goVersion, "1.26.0");
    assert.deepEqual(Object.fromEntries(versions), {
      "example.com/alone": "v1.2.3",
      "sigs.k8s.io/kwok": "v0.7.0",
      "k8s.io/api": "v0.33.0",
    });
  });

  it("links a version into a tool that does not know its own", () => {
    assert.deepEqual(buildFlags({}), ["-trimpath", "-ldflags", "-s -w"]);
    assert.deepEqual(buildFlags({ "a.Version": "v1", "a.Major": "1" }), [
      "-trimpath",
      "-ldflags",
      "-s -w -X a.Version=v1 -X a.Major=1",
    ]);
  });

  it("tells the Kubernetes tools their version as the API server answers it", () => {
    assert.deepEqual(tools["kube-apiserver"].linkedVariables("v1.35.4"), {
      "k8s.io/component-base/version.gitVersion": "v1.35.4",
      "k8s.io/component-base/version.gitMajor": "1",
      "k8s.io/component-base/version.gitMinor": "35",
    });
  });

  it("tells the Kubernetes provider which release its commit follows", () => {
    assert.deepEqual(tools["pulumi-resource-kubernetes"].linkedVariables("v4.0.0-20260115033456-f47bc2d6f199"), {
      "github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/version.Version": "4.24.1-0.20260115033456-f47bc2d6f199",
    });
  });

  for (const name of toolNames) {
    it(`pins ${name} in its go.mod`, () => {
      const pin = readPin(name);
      assert.match(pin.version, /^v\d+\.\d+\.\d+(-(0\.)?\d{14}-[0-9a-f]{12})?$/);
      assert.match(pin.goVersion, /^\d+\.\d+/);
      assert.match(pin.hash, /^[0-9a-f]{12}$/);
      assert.deepEqual(readPin(name), pin);
    });
  }
});
