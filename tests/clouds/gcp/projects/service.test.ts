import assert from "node:assert/strict";
import { gcp, said } from "../../../plan/gcp";

describe("an API in a plan", () => {
  it("has its name without Google's domain", () => {
    assert.equal(said(gcp("gcp.projects.Service", "s", { service: "container.googleapis.com" })).title, "container");
  });
});
