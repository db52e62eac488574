import assert from "node:assert/strict";
import { allowedVersions, type FitRule, fits, formatVersion, versionIn } from "../../cli/toolchain/versions";

describe("versions of tools", () => {
  const outputs: [string, string | undefined][] = [
    ["Kubernetes v1.35.4", "v1.35.4"],
    ["etcd Version: 3.6.15\nGit SHA: Not provided\nGo Version: go1.26.8", "v3.6.15"],
    ["kwok version v0.7.0 go1.26.8 (linux/amd64)", "v0.7.0"],
    ["v3.22.0+g12500dd", "v3.22.0"],
    ["v3.22", "v3.22.0"],
    ['{"clientVersion": {"major": "1", "minor": "32", "gitVersion": "v1.32.4-dispatcher"}}', "v1.32.4"],
    ["go1.26.8", "v1.26.8"],
    ["", undefined],
    ["command not found", undefined],
  ];
  for (const [output, expected] of outputs) {
    it(`reads ${expected ?? "nothing"} in ${JSON.stringify(output)}`, () => {
      const version = versionIn(output);
      assert.equal(version && formatVersion(version), expected);
    });
  }

  const cases: [FitRule, string, string, boolean][] = [
    ["same-minor", "v1.35.4", "v1.35.0", true],
    ["same-minor", "v1.35.4", "v1.36.0", false],
    ["same-minor", "v1.35.4", "v2.35.4", false],
    ["one-minor-apart", "v1.35.4", "v1.34.9", true],
    ["one-minor-apart", "v1.35.4", "v1.36.0", true],
    ["one-minor-apart", "v1.35.4", "v1.32.4", false],
    ["same-major", "v3.22.0", "v3.1.0", true],
    ["same-major", "v3.22.0", "v4.0.0", false],
    ["same-major-not-older", "v3.259.0", "v3.259.0", true],
    ["same-major-not-older", "v3.259.0", "v3.260.1", true],
    ["same-major-not-older", "v3.259.0", "v3.258.9", false],
    ["same-major-not-older", "v3.259.0", "v4.0.0", false],
    ["same-major-not-older", "v0.8.0", "v0.10.0", true],
  ];
  for (const [rule, pin, found, expected] of cases) {
    it(`${found} ${expected ? "fits" : "does not fit"} ${pin} by ${rule}`, () => {
      assert.equal(fits(rule, parse(pin), parse(found)), expected);
    });
  }

  it("describe the allowed versions", () => {
    const pin = parse("v1.35.4");
    assert.equal(allowedVersions("same-minor", pin), "v1.35");
    assert.equal(allowedVersions("one-minor-apart", pin), "v1.34 to v1.36");
    assert.equal(allowedVersions("same-major", pin), "v1");
    assert.equal(allowedVersions("same-major-not-older", pin), "v1, v1.35.4 or newer");
  });
});

function parse(text: string) {
  const version = versionIn(text);
  assert.ok(version);
  return version;
}
