import assert from "node:assert/strict";
import { rehearsalToolNames, type ToolName, toolNames } from "../../cli/toolchain";
import { digestIn, officialBuild, platformOf } from "../../cli/toolchain/releases";

const digest = "a".repeat(64);
const other = "b".repeat(64);

describe("official builds", () => {
  it("are known on Linux for every tool of a rehearsal, the optional plugins and the next minors' API servers alone", () => {
    const isKnown = (name: ToolName) =>
      rehearsalToolNames.includes(name) || name.startsWith("kube-apiserver-") || name.startsWith("pulumi-");
    for (const arch of ["amd64", "arm64"] as const) {
      assert.deepEqual(
        toolNames.filter((name) => officialBuild(name, "v1.2.3", { os: "linux", arch }) !== undefined),
        toolNames.filter(isKnown),
      );
    }
  });

  it("are only some of them on macOS", () => {
    assert.deepEqual(
      rehearsalToolNames.filter((name) => officialBuild(name, "v1.2.3", { os: "darwin", arch: "arm64" }) === undefined),
      ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd"],
    );
  });

  it("are named as their projects name them", () => {
    const linux = { os: "linux", arch: "amd64" } as const;
    assert.deepEqual(officialBuild("kube-scheduler", "v1.35.4", linux), {
      url: "https://dl.k8s.io/v1.35.4/bin/linux/amd64/kube-scheduler",
      digests: "https://dl.k8s.io/v1.35.4/bin/linux/amd64/kube-scheduler.sha256",
    });
    assert.equal(
      officialBuild("kube-apiserver-1.36", "v1.36.3", linux)?.url,
      "https://dl.k8s.io/v1.36.3/bin/linux/amd64/kube-apiserver",
    );
    assert.deepEqual(officialBuild("pulumi", "v3.219.0", linux), {
      url: "https://get.pulumi.com/releases/sdk/pulumi-v3.219.0-linux-x64.tar.gz",
      digests: "https://get.pulumi.com/releases/sdk/pulumi-3.219.0-checksums.txt",
      member: "pulumi/pulumi",
    });
    assert.deepEqual(officialBuild("pulumi-resource-kubernetes", "v4.34.2", linux), {
      url: "https://github.com/pulumi/pulumi-kubernetes/releases/download/v4.34.2/pulumi-resource-kubernetes-v4.34.2-linux-amd64.tar.gz",
      digests: "https://api.github.com/repos/pulumi/pulumi-kubernetes/releases/tags/v4.34.2",
      member: "pulumi-resource-kubernetes",
    });
    assert.deepEqual(officialBuild("pulumi-language-yaml", "v1.25.0", linux), {
      url: "https://github.com/pulumi/pulumi-yaml/releases/download/v1.25.0/pulumi-language-yaml-v1.25.0-linux-amd64.tar.gz",
      digests: "https://api.github.com/repos/pulumi/pulumi-yaml/releases/tags/v1.25.0",
      member: "pulumi-language-yaml",
    });
  });

  it("exist for the platforms of Node.js that have them", () => {
    assert.deepEqual(platformOf("linux", "x64"), { os: "linux", arch: "amd64" });
    assert.deepEqual(platformOf("darwin", "arm64"), { os: "darwin", arch: "arm64" });
    assert.equal(platformOf("win32", "x64"), undefined);
    assert.equal(platformOf("linux", "riscv64"), undefined);
  });
});

describe("published digests", () => {
  const cases: [title: string, published: string, found: string | undefined][] = [
    ["a digest alone", `${digest}\n`, digest],
    ["a list", `${other}  another\n${digest}  tool.tar.gz\n`, digest],
    ["a list of files read as binary", `${other} *another\n${digest} *tool.tar.gz\n`, digest],
    ["a list with the names of others only", `${other}  tool.tar.gz.sig\n`, undefined],
    ["two digests without names", `${other}\n${digest}\n`, undefined],
    ["a digest that is too short", "abc", undefined],
    ["a page instead of a list", "<html>not found</html>", undefined],
    [
      "a GitHub release",
      JSON.stringify({
        assets: [
          { name: "another", digest: `sha256:${other}` },
          { name: "tool.tar.gz", digest: `sha256:${digest}` },
        ],
      }),
      digest,
    ],
    [
      "a GitHub release without digests",
      JSON.stringify({ assets: [{ name: "tool.tar.gz", digest: null }] }),
      undefined,
    ],
    ["a GitHub error", JSON.stringify({ message: "API rate limit exceeded" }), undefined],
  ];
  for (const [title, published, found] of cases) {
    it(`are read from ${title}`, () => {
      assert.equal(digestIn(published, "tool.tar.gz"), found);
    });
  }
});
