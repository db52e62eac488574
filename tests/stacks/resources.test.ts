import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readProject } from "../../cli/project";
import { runOwnStack } from "../support/programs";

/** What each stack makes, as `type::name`, is reviewed data: a change of the program shows as a change of a list. */
describe("the resources of each stack", () => {
  for (const stack of readProject(process.cwd()).stacks) {
    it(`match the list of ${stack}`, async () => {
      const file = path.join(__dirname, "resources", `${stack}.txt`);
      const run = await runOwnStack(stack);
      const made = run.resources.map(({ type, name }) => `${type}::${name}`).sort();
      if (process.env.UPDATE_RESOURCES === "1") {
        writeFileSync(file, `${made.join("\n")}\n`);
      }
      const listed = readFileSync(file, "utf8").trimEnd().split("\n");
      const difference = [
        ...made.filter((resource) => !listed.includes(resource)).map((resource) => `+ ${resource}`),
        ...listed.filter((resource) => !made.includes(resource)).map((resource) => `- ${resource}`),
      ];
      const fix = `the list is out of date; "npm run generate" rewrites it, then review the change:`;
      assert.ok(made.join() === listed.join(), [fix, ...difference].join("\n"));
    });
  }
});
