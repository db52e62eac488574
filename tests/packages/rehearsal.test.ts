import assert from "node:assert/strict";
import { installation, run } from "./installation";
import { kinds, writeProject } from "./projects";

interface Report {
  readonly failures: readonly unknown[];
  readonly phases: readonly { readonly name: string }[];
}

describe("the installed keelson", () => {
  it("rehearses a fresh project: Pulumi's engine, its TypeScript loader and an API server", async () => {
    const folder = writeProject(await installation(), kinds["Pulumi's template"], "rehearsed");
    const output = await run("../node_modules/.bin/keelson", ["rehearse", "--stack", "dev", "--json", "-"], folder);
    const { failures, phases } = JSON.parse(output) as Report;
    assert.deepEqual(failures, []);
    assert.ok(
      ["preview", "up", "refresh", "destroy", "leftovers"].every((phase) => phases.some(({ name }) => name === phase)),
    );
  });
});
