import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import * as path from "node:path";
import { waitFor } from "../../../cli/rehearsal/control-plane";
import { startWatchdog } from "../../../cli/rehearsal/processes";

const processes = path.resolve(__dirname, "../../../cli/rehearsal/processes/index.ts");

/** A parent that spawns a child as the leader of a group and prints its id. */
const parentScript = (child: string, watch: string) => `
const { spawn } = require("node:child_process");
const { guard, startWatchdog } = require(${JSON.stringify(processes)});
const child = spawn(${child}, { detached: true, stdio: "ignore" });
${watch};
console.log(child.pid);`;

describe("the watchdog", () => {
  const children = [
    ["a sleeper", '"sleep", ["600"]', "startWatchdog().watch(child.pid)"],
    ["a program in a busy loop", 'process.execPath, ["-e", "for (;;) {}"]', "guard(child)"],
  ] as const;
  for (const [title, child, watch] of children) {
    it(`ends ${title} when the parent is killed`, async () => {
      const parent = spawn(process.execPath, ["--require", "tsx/cjs", "-e", parentScript(child, watch)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const pid = await new Promise<number>((resolve) => parent.stdout.once("data", (data) => resolve(Number(data))));
      assert.ok(isThere(pid));
      parent.kill("SIGKILL");
      await waitFor(`the end of ${title}`, () => Promise.resolve(isThere(pid) ? undefined : true), {
        timeLimit: 10_000,
      });
    });
  }

  it("ends nothing once it is dismissed", async () => {
    const sleeper = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
    assert.ok(sleeper.pid);
    const watchdog = startWatchdog();
    watchdog.watch(sleeper.pid);
    await watchdog.dismiss();
    assert.ok(isThere(sleeper.pid));
    sleeper.kill("SIGKILL");
  });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
