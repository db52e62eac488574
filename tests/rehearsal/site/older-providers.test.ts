import assert from "node:assert/strict";
import { olderThanProduction } from "../../../cli/rehearsal/site/older-providers";

describe("an old version of Pulumi's own Kubernetes provider", () => {
  it("is told for what newer ones do in another way", () => {
    const of = (version: string) => olderThanProduction(version).map((sentence) => sentence.split(` ${version} `)[1]);
    const nulls = "drops nulls in a chart's values. Versions since 4.30.0 keep them.";
    assert.deepEqual(of("4.24.1-0.20260115033456-f47bc2d6f199"), [
      "takes over objects that already exist. Versions since 4.29.0 refuse to create them.",
      nulls,
    ]);
    assert.deepEqual(of("4.29.0"), [nulls]);
    assert.deepEqual(of("4.34.2"), []);
  });
});
