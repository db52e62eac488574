import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

/** Fills memory with objects that live on, as a plan does, and prints the size of the space for new ones. */
const script = `
  const { runLong } = require("./cli/short-run");
  if (process.argv[1] === "long") {
    runLong();
  }
  const kept = Array.from({ length: 1_000_000 }, (_, index) => ({ index }));
  const { space_size } = require("node:v8").getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  console.log(kept.length, space_size / 1024 ** 2);
`;

describe("a short run", () => {
  const spaceOf = (run: string) => {
    const args = ["--require", "tsx/cjs", "--eval", script, run];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    assert.equal(stderr, "");
    return Number(stdout.split(" ")[1]);
  };

  it("keeps the space for new objects small, unless the command says that it takes longer", () => {
    assert.ok(spaceOf("short") <= 4, `${spaceOf("short")} MiB`);
    assert.ok(spaceOf("long") >= 16, `${spaceOf("long")} MiB`);
  });
});
