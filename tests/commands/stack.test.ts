import assert from "node:assert/strict";
import { chosenStack, givenStack } from "../../cli/commands/stack";

describe("the stack that a command works on", () => {
  it("is the one that you name", () => {
    assert.equal(chosenStack({ name: "shop", stacks: ["dev"] }, "prod"), "prod");
  });

  it("is a throw-away one in a project without stack files", () => {
    assert.equal(chosenStack({ name: "shop", stacks: [] }, undefined), "trial");
  });

  it("is never guessed: the stacks of the project are offered", () => {
    assert.throws(() => chosenStack({ name: "shop", stacks: ["dev", "prod"] }, undefined), {
      message: "--stack: expected a stack of project shop (dev, prod), got none; add for instance --stack dev",
    });
  });
});

describe("the stack that a command gets", () => {
  it("is the argument or --stack", () => {
    assert.equal(givenStack("dev", undefined), "dev");
    assert.equal(givenStack(undefined, "dev"), "dev");
    assert.equal(givenStack("dev", "dev"), "dev");
    assert.equal(givenStack(undefined, undefined), undefined);
  });

  it("is not two stacks", () => {
    assert.throws(() => givenStack("dev", "prod"), {
      message: '--stack: expected one stack, got "dev" and "prod"; keep one of them',
    });
  });
});
