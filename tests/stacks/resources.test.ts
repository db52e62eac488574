import assert from "node:assert/strict";
import { readProject } from "../../cli/project";
import { assertGenerated } from "../support/generated";
import { runOwnStack } from "../support/programs";

/** The resources of each stack, as `type::name`, are reviewed data: a change of the program shows here as a change of a list. */
describe("the resources of each stack", () => {
  for (const stack of readProject(process.cwd()).stacks) {
    it(`are those in the list of ${stack}, and no object has overrides`, async () => {
      const run = await runOwnStack(stack);
      const list = run.resources.map(({ type, name }) => `${type}::${name}\n`).sort();
      assertGenerated(`tests/stacks/resources/${stack}.txt`, () => list.join(""));
      /* The applications get along with the options of workloads. */
      const overridden = run.resources.filter(({ inputs }) => JSON.stringify(inputs).includes("keelson.dev/overrides"));
      assert.deepEqual(
        overridden.map(({ type, name }) => `${type}::${name}`),
        [],
      );
    });
  }
});
