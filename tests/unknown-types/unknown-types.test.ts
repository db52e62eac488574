import assert from "node:assert/strict";
import { UnknownTypes } from "../../cli/unknown-types";

describe("types that nothing simulates", () => {
  it("say that images of Docker are not built", () => {
    const types = new UnknownTypes("/");
    types.typeOf("docker:index/container:Container");
    assert.equal(types.played().length, 1);
    types.typeOf("docker:index/image:Image");
    types.typeOf("docker-build:index:Image");
    assert.equal(types.played()[0], "No image is built or pushed: docker-build:index:Image, docker:index/image:Image.");
  });

  it("say whose code did not run", () => {
    const types = new UnknownTypes("/");
    ["command:local:Command", "pulumi-nodejs:dynamic:Resource", "random:index:RandomPet"].forEach((token) =>
      types.typeOf(token),
    );
    assert.equal(
      types.played()[0],
      "Commands and code of these types did not run: command:local:Command, pulumi-nodejs:dynamic:Resource.",
    );
  });

  it("have what the program reads of them, if no SDK declares it", () => {
    const types = new UnknownTypes("/", {
      typeOf: (token) => (token === "civo:a/b:B" ? { inputs: new Set(), outputs: { size: "string" } } : undefined),
      resultOf: (token) => (token === "civo:a/getB:getB" ? { b: "string" } : undefined),
    });
    const place = { accountId: "a", region: "r", newId: () => "id" };
    const question = { type: "civo:a/b:B", name: "b", inputs: {}, place, id: "b" };
    assert.deepEqual(types.typeOf("civo:a/b:B").computed?.(question), { size: "b-size" });
    assert.deepEqual(types.answerTo("civo:a/getB:getB", { c: 1 }, place), { b: "getB-b", c: 1 });
  });
});
