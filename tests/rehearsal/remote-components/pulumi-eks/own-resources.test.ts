import assert from "node:assert/strict";
import { createOwn, updateOwn } from "../../../../cli/rehearsal/remote-components/pulumi-eks/own-resources";

const urnOf = (type: string) => `urn:pulumi:dev::shop::eks:index:Cluster$${type}::web`;

describe("resources of @pulumi/eks that are no components", () => {
  it("are a name with a random suffix, and settings of a network plugin that the cluster has", () => {
    const { id, outs } = createOwn(urnOf("eks:index:RandomSuffix"), { input: "nodes" });
    assert.equal(id, "web");
    assert.match(String(outs.output), /^nodes-[0-9a-f]{8}$/);
    assert.deepEqual(createOwn(urnOf("eks:index:VpcCni"), { logLevel: "DEBUG" }).outs, { logLevel: "DEBUG" });
  });

  it("get another suffix with another name", () => {
    assert.match(String(updateOwn(urnOf("eks:index:RandomSuffix"), { input: "pods" }).outs.output), /^pods-/);
  });

  it("are no others", () => {
    assert.throws(
      () => createOwn(urnOf("eks:index:Other"), {}),
      /eks:index:Other: a rehearsal's stand-in .* creates only/,
    );
  });
});
