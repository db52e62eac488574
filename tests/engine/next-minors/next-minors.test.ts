import assert from "node:assert/strict";
import { readProject, readStack } from "../../../cli/project";
import { checkUpgrade } from "../../../cli/upgrade";

/** Builds the API servers of the next two minors if they cannot be downloaded. */
describe("the next two minors of Kubernetes", function () {
  this.timeout(60 * 60_000);
  const project = readProject(process.cwd());

  for (const target of [36, 37]) {
    it(`1.${target} takes every object of prod`, async () => {
      const { findings, objects } = await checkUpgrade({
        project,
        stack: readStack(project, "prod"),
        target,
        apiServer: true,
        onTool: () => undefined,
        search: { helm: () => Promise.reject(new Error("no chart is rendered")), environment: process.env },
      });
      assert.ok(objects > 200, `${objects} objects`);
      const spoken = findings.filter(({ check, state }) => check === "API server" && state !== "unseen");
      assert.deepEqual(spoken, []);
    });
  }
});
