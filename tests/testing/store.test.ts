import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Runs two programs in a process of their own, whose first run they are. The first one fails, and makes a resource later. */
const twoRuns = `
import * as pulumi from "@pulumi/pulumi";
import { runProgram } from ${JSON.stringify(resolve("components/testing"))};

class Part extends pulumi.ComponentResource {
  constructor(name: string) {
    super("test:index:Part", name);
  }
}
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let isLate = false;

async function main(): Promise<void> {
  const first = runProgram(() => {
    setTimeout(() => {
      isLate = true;
      try { new Part("late"); } catch {}
    }, 50);
    throw new Error("stopped");
  });
  await first.catch(() => undefined);
  const second = await runProgram(async () => {
    while (!isLate) await pause(5);
    new Part("second");
  }, { config: { "project:of": "second" } });
  console.log(second.resources.map(({ name }) => name).join());
}
void main();
`;

describe("the store of a run", () => {
  it("is closed to what an earlier run, the first of its process, left behind", () => {
    const folder = mkdtempSync(join(resolve("node_modules"), ".keelson-store-"));
    try {
      const file = join(folder, "main.ts");
      writeFileSync(file, twoRuns);
      const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", file], { encoding: "utf8" });
      assert.equal(stdout, "second\n", stderr);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
