import assert from "node:assert/strict";
import { InstalledSdks } from "../../cli/unknown-types/installed-sdks";

describe("the SDKs that a project has installed", () => {
  const sdks = new InstalledSdks(__dirname);

  it("are found in the folders above it, by the names of their plugins", () => {
    assert.ok(["aws", "azure-native", "gcp", "kubernetes", "random"].every((name) => sdks.plugins.includes(name)));
    assert.equal(sdks.plugins.includes("pulumi"), false);
    assert.match(sdks.versionOf("random") ?? "", /^4\.\d+\.\d+$/);
  });

  it("declare their types", () => {
    const declared = sdks.typeOf("aws:s3/bucket:Bucket");
    assert.equal(declared?.outputs.arn, "string");
    assert.equal(declared.inputs.has("bucket"), true);
    assert.equal(declared.inputs.has("arn"), false);
  });

  it("say nothing of types that they do not have", () => {
    assert.equal(sdks.typeOf("aws:s3/nosuch:NoSuch"), undefined);
    assert.equal(sdks.typeOf("nosuch:index:Thing"), undefined);
  });
});
