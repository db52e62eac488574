import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import * as path from "node:path";
import { waitFor } from "../../../cli/rehearsal/control-plane";
import { killTree, startWatchdog } from "../../../cli/rehearsal/processes";

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

  /** A host that starts a program as the leader of a group of its own, as Pulumi's language hosts do, and prints its id. */
  const host = `
const { spawn } = require("node:child_process");
const program = spawn(process.execPath, ["-e", "for (;;) {}"], { detached: true, stdio: "ignore" });
console.log(program.pid);
setInterval(() => undefined, 1000);`;

  it("ends a program in a group of its own that a host started", async () => {
    const guarded = `
const { spawn } = require("node:child_process");
const { guard } = require(${JSON.stringify(processes)});
guard(spawn(process.execPath, ["-e", ${JSON.stringify(host)}], { detached: true, stdio: ["ignore", "inherit", "ignore"] }));`;
    const parent = spawn(process.execPath, ["--require", "tsx/cjs", "-e", guarded], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = await new Promise<number>((resolve) => parent.stdout.once("data", (data) => resolve(Number(data))));
    assert.ok(isThere(pid));
    parent.kill("SIGKILL");
    await waitFor("the end of the program", () => Promise.resolve(isThere(pid) ? undefined : true), {
      timeLimit: 10_000,
    });
  });

  it("is not needed to kill a host with its program", async () => {
    const child = spawn(process.execPath, ["-e", host], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
    const pid = await new Promise<number>((resolve) => child.stdout.once("data", (data) => resolve(Number(data))));
    killTree(child);
    await waitFor("the end of the program", () => Promise.resolve(isThere(pid) ? undefined : true), {
      timeLimit: 10_000,
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
