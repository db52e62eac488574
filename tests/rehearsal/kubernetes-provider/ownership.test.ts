import assert from "node:assert/strict";
import { ApiError } from "../../../cli/rehearsal/kubernetes/answer";
import { explainConflict, ownershipOf } from "../../../cli/rehearsal/kubernetes-provider/objects/ownership";

describe("whose fields an object's are", () => {
  const inputs = (annotations: Record<string, string>) => ({ metadata: { name: "a", annotations } });
  const forced = inputs({ "pulumi.com/patchForce": "true" });
  const named = inputs({ "pulumi.com/patchFieldManager": "us" });

  it("follows from annotations and the provider's settings", () => {
    const cases: [ReturnType<typeof ownershipOf>, string, boolean][] = [
      [ownershipOf(inputs({}), undefined), "pulumi-kubernetes", false],
      [ownershipOf(inputs({}), "12ab"), "pulumi-kubernetes-12ab", false],
      [ownershipOf(forced, "12ab"), "pulumi-kubernetes-12ab", true],
      [ownershipOf(inputs({ "pulumi.com/patchForce": "no" }), undefined), "pulumi-kubernetes", false],
      [ownershipOf(named, "12ab"), "us", false],
      [ownershipOf(inputs({}), undefined, { enablePatchForce: "true" }), "pulumi-kubernetes", true],
      [ownershipOf(named, undefined, { enableServerSideApply: "false" }), "pulumi-kubernetes", true],
      [ownershipOf(inputs({}), undefined, { enableServerSideApply: "true" }), "pulumi-kubernetes", false],
    ];
    for (const [found, fieldManager, force] of cases) {
      assert.deepEqual(found, { fieldManager, force });
    }
  });

  it("is explained where it stops an update", () => {
    const conflict = new ApiError('conflict with "helm": .data.color', 409, "Conflict");
    assert.match(
      String(explainConflict(conflict, { fieldManager: "us", force: false })),
      /field manager "us" had an apply conflict: conflict with "helm": \.data\.color\. .*patchForce/,
    );
    const other = new ApiError("invalid", 422, "Invalid");
    assert.equal(explainConflict(other, { fieldManager: "us", force: false }), other);
  });
});
