import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installation, run } from "./installation";
import { kinds, writeProject } from "./projects";

interface Report {
  readonly failures: readonly unknown[];
  readonly phases: readonly { readonly name: string }[];
  readonly workloads: { readonly ready: number; readonly total: number };
}

/** The program of the page about a project of one's own. */
function readmeProgram(): string {
  const [, section = ""] = readFileSync("docs/own-program.md", "utf8").split("## One component");
  const [, program] = /^```ts\n([\s\S]*?)^```/m.exec(section) ?? [];
  assert.ok(program !== undefined);
  return program;
}

describe("the installed keelson", () => {
  it("rehearses the page's program: Pulumi's engine, its TypeScript loader and an API server", async () => {
    const folder = writeProject(await installation(), kinds["Pulumi's template"], "rehearsed");
    writeFileSync(join(folder, "index.ts"), readmeProgram());
    const output = await run("../node_modules/.bin/keelson", ["rehearse", "--stack", "dev", "--json", "-"], folder);
    const { failures, phases, workloads } = JSON.parse(output) as Report;
    assert.deepEqual(failures, []);
    assert.deepEqual([workloads.ready, workloads.total], [1, 1]);
    const names = phases.map(({ name }) => name);
    assert.ok(
      ["preview", "up", "up again", "destroy", "leftovers"].every((phase) => names.includes(phase)),
      names.join(),
    );
  });
});
