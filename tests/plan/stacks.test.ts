import assert from "node:assert/strict";
import { join } from "node:path";
import { planStacks } from "../../cli/plan";
import { readProject } from "../../cli/project";

const project = (name: string) => readProject(join(__dirname, "projects", name));

describe("stacks that are planned one after another", () => {
  it("each have a program that starts afresh, also one that runs when it is loaded", async () => {
    const outcomes = await planStacks(project("import"), ["dev", "dev"]);
    const names = outcomes.map((outcome) =>
      "failure" in outcome ? outcome.failure : outcome.plan.resources.map(({ name }) => name),
    );
    assert.deepEqual(names, [
      ["a", "cluster"],
      ["a", "cluster"],
    ]);
  });

  it("do not keep each other from being planned", async () => {
    assert.deepEqual(await planStacks(project("refusing"), ["dev"]), [
      { stack: "dev", failure: "domain: an example is example.com\nsize: at least 1, given 0" },
    ]);
  });
});
