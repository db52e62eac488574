import assert from "node:assert/strict";
import { releasePatch } from "../../../cli/rehearsal/controllers/applications";

const cascade = "resources-finalizer.argocd.argoproj.io";
const at = { deletionTimestamp: "2026-11-30T00:00:00Z" };

describe("deleted Applications of Argo CD", () => {
  it("are let go, for which another finalizer stays", () => {
    const finalizers = [`${cascade}/background`, "example.com/mine"];
    assert.deepEqual(releasePatch({ metadata: { name: "shop", ...at, finalizers } }), [
      { op: "test", path: "/metadata/finalizers", value: finalizers },
      { op: "add", path: "/metadata/finalizers", value: ["example.com/mine"] },
    ]);
  });

  it("are left alone while they are not deleted, and if nothing of Argo CD holds them", () => {
    assert.deepEqual(releasePatch({ metadata: { name: "shop", finalizers: [cascade] } }), []);
    assert.deepEqual(releasePatch({ metadata: { name: "shop", ...at, finalizers: [`my-${cascade}`] } }), []);
    assert.deepEqual(releasePatch({ metadata: { name: "shop", ...at } }), []);
  });
});
