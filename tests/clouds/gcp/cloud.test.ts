import assert from "node:assert/strict";
import { project } from "../../plan/gcp";
import { lines } from "./shown";

describe("a provider of Google Cloud", () => {
  it("shows its region and project", () => {
    const [, provider] = project;
    assert.ok(provider);
    assert.deepEqual(lines(provider), ["provider provider (gcp)  europe-west3; project shop; #"]);
  });
});
