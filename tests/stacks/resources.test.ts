import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readProject } from "../../cli/project";
import { runOwnStack } from "../support/programs";

/**
 * The resources of each stack, as `type::name`, are reviewed data: a change of the program shows as a change of these lists.
 * `UPDATE_RESOURCES=1 npx mocha` rewrites them.
 */
describe("the resources of each stack", () => {
  for (const stack of readProject(process.cwd()).stacks) {
    it(`match the list of ${stack}`, async () => {
      const file = path.join(__dirname, "resources", `${stack}.txt`);
      const run = await runOwnStack(stack);
      const list = run.resources.map(({ type, name }) => `${type}::${name}\n`).sort();
      if (process.env.UPDATE_RESOURCES === "1") {
        writeFileSync(file, list.join(""));
      }
      assert.deepEqual(list.join("").split("\n"), readFileSync(file, "utf8").split("\n"));
    });
  }
});
