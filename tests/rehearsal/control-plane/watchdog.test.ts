import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import * as path from "node:path";
import { waitFor } from "../../../cli/rehearsal/control-plane";
import { startWatchdog } from "../../../cli/rehearsal/control-plane/watchdog";

const watchdogFile = path.resolve(__dirname, "../../../cli/rehearsal/control-plane/watchdog.ts");
const parentScript = `
const { spawn } = require("node:child_process");
const sleeper = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
require(${JSON.stringify(watchdogFile)}).startWatchdog().watch(sleeper.pid);
console.log(sleeper.pid);`;

describe("the watchdog", () => {
  it("ends what it watches when its parent is killed", async () => {
    const parent = spawn(process.execPath, ["--require", "tsx/cjs", "-e", parentScript], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = await new Promise<number>((resolve) => parent.stdout.once("data", (data) => resolve(Number(data))));
    assert.ok(isThere(pid));
    parent.kill("SIGKILL");
    await waitFor("the end of the sleeper", () => Promise.resolve(isThere(pid) ? undefined : true), {
      timeLimit: 5_000,
    });
  });

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
