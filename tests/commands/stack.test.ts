import assert from "node:assert/strict";
import { chosenStack } from "../../cli/commands/stack";

describe("the stack that a command works on", () => {
  it("is the one that you name", () => {
    assert.equal(chosenStack({ name: "shop", stacks: ["dev"] }, "prod"), "prod");
  });

  it("is a throw-away one in a project without stack files", () => {
    assert.equal(chosenStack({ name: "shop", stacks: [] }, undefined), "trial");
  });

  it("is never guessed: the stacks of the project are offered", () => {
    assert.throws(() => chosenStack({ name: "shop", stacks: ["dev", "prod"] }, undefined), {
      message: "--stack: expected a stack, got none; project shop has dev, prod",
    });
  });
});
