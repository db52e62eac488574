import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Folders whose own folders are all named in the map. One row of the map stands for the folders of others, such as a cloud's services. */
const named = ["bench", "cli", "cli/plan", "cli/rehearsal", "cli/wiring", "components", "components/addons", "stacks"];

/** Lists the folders directly in another one that Git knows. */
function foldersIn(folder: string): string[] {
  const names = execFileSync("git", ["ls-tree", "-d", "--name-only", "HEAD", `${folder}/`], { encoding: "utf8" });
  return names.split("\n").filter((name) => name !== "");
}

describe("the map in CONTRIBUTING.md", () => {
  const [, map = ""] = /^## Where things are\n([\s\S]*?)^## /m.exec(readFileSync("CONTRIBUTING.md", "utf8")) ?? [];
  for (const folder of named) {
    it(`names every folder of ${folder}`, () => {
      const absent = foldersIn(folder).filter((each) => !map.includes(`${each.slice(folder.length + 1)}/`));
      assert.deepEqual(absent, []);
    });
  }
});
