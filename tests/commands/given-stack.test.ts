import assert from "node:assert/strict";
import { givenStack } from "../../cli/commands/given-stack";

describe("the stack of a command", () => {
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
