import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { runProgram } from "../../components/testing";

/** The SDK's URNs of a resource's aliases, which its declarations omit. */
function aliasUrns(resource: pulumi.Resource): readonly unknown[] {
  return (resource as unknown as { readonly __aliases: readonly unknown[] }).__aliases;
}

class Part extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("test:index:Part", name, {}, opts);
  }
}

describe("aliases of former types", () => {
  it("cost nothing in a resource of an SDK, which keeps the program's own", async () => {
    const own = [
      { name: "old" },
      pulumi.output({ name: "older" }),
      "urn:pulumi:stack::project::test:index:Part::oldest",
    ];
    const run = await runProgram(() => {
      const plain = new k8s.networking.v1.NetworkPolicy("plain");
      const renamed = new k8s.networking.v1.NetworkPolicy("renamed", {}, { aliases: own });
      assert.deepEqual([aliasUrns(plain).length, aliasUrns(renamed).length], [0, own.length]);
      assert.ok(plain instanceof pulumi.Resource && plain instanceof pulumi.CustomResource);
    });
    const aliasesOf = (name: string) => run.find("kubernetes:networking.k8s.io/v1:NetworkPolicy", name).options.aliases;
    assert.deepEqual([aliasesOf("plain"), aliasesOf("renamed")], [undefined, [own[0], { name: "older" }, own[2]]]);
  });

  it("are reported of a component, whose program gives them", async () => {
    const run = await runProgram(() => new Part("shop", { aliases: [{ type: "test:index:Shop" }] }));
    assert.deepEqual(run.find("test:index:Part", "shop").options.aliases, [{ type: "test:index:Shop" }]);
  });

  it("are made again after the run", async () => {
    const own: unknown = Object.getPrototypeOf(pulumi.CustomResource);
    await runProgram(() => assert.notEqual(Object.getPrototypeOf(pulumi.CustomResource), own));
    assert.equal(Object.getPrototypeOf(pulumi.CustomResource), own);
    assert.equal(own, pulumi.Resource);
  });
});
