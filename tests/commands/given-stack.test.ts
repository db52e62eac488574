import assert from "node:assert/strict";
import { chosenStack, givenStack } from "../../cli/commands/given-stack";
import { readProject } from "../../cli/project";

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

  it("has to be given, and the error lists the project's", () => {
    const project = readProject(process.cwd());
    assert.equal(chosenStack(project, "dev"), "dev");
    assert.throws(() => chosenStack(project, undefined), {
      message: `expected a stack, got none; project keelson has ${project.stacks.join(", ")}`,
    });
  });
});
