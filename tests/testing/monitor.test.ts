import assert from "node:assert/strict";
import { ProgramMonitor } from "../../components/testing/monitor";

describe("the monitor of a program without an engine", () => {
  it("does not list its features, so that an SDK asks for each", () => {
    const monitor = new ProgramMonitor({
      project: "shop",
      stack: "dev",
      preview: true,
      secrets: "plain",
      simulate: [],
      onMistake: (message) => assert.fail(message),
    });
    const codes: unknown[] = [];
    monitor.getDeploymentInfo(undefined, (error) => codes.push(error?.code));
    assert.deepEqual(codes, [12]);
  });
});
