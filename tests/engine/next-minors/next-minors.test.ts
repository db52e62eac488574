import assert from "node:assert/strict";
import { readProject, readStack } from "../../../cli/project";
import { checkUpgrade } from "../../../cli/upgrade";

/** Builds the API servers of the next two minors if they cannot be downloaded. */
describe("the next two minors of Kubernetes", function () {
  this.timeout(60 * 60_000);
  const project = readProject(process.cwd());

  /* A stack goes one minor at a time, and AWS must offer its add-ons for the second: only that is said of it. */
  const allowed: Readonly<Record<number, readonly string[]>> = { 36: [], 37: ["version", "program"] };

  for (const name of project.stacks) {
    for (const target of [36, 37] as const) {
      it(`1.${target} takes every object of ${name}`, async () => {
        const { findings, objects } = await checkUpgrade({
          project,
          stack: readStack(project, name),
          target,
          apiServer: true,
          onTool: () => undefined,
          search: { helm: () => Promise.reject(new Error("no chart is rendered")), environment: process.env },
        });
        assert.ok(objects > 90, `${objects} objects`);
        const spoken = findings.filter(({ check, state }) => check === "API server" && state !== "unseen");
        assert.deepEqual(spoken, []);
        const blocking = findings.filter(
          ({ check, state }) => state === "blocker" && !allowed[target]?.includes(check),
        );
        assert.deepEqual(blocking, []);
      });
    }
  }
});
