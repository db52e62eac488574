import assert from "node:assert/strict";
import { planningProgress, planningWords } from "../../cli/commands/planning-progress";

function screen(isTTY: boolean, columns?: number) {
  const written: string[] = [];
  return { written, isTTY, columns, write: (text: string) => written.push(text) };
}

describe("the progress of a plan", () => {
  it("is one line that is erased at the end", () => {
    const terminal = screen(true, 12);
    const progress = planningProgress(terminal);
    progress.step("loading");
    progress.step("planning production");
    progress.stop();
    assert.deepEqual(terminal.written, ["\r\u001b[2Kloading", "\r\u001b[2Kplanning pr", "\r\u001b[2K"]);
  });

  it("is not shown where there is no terminal", () => {
    const file = screen(false);
    const progress = planningProgress(file);
    progress.step("loading");
    progress.stop();
    assert.deepEqual(file.written, []);
  });

  it("counts stacks if there are several", () => {
    assert.equal(planningWords("dev", ["dev"]), "planning dev");
    assert.equal(planningWords("prod", ["dev", "prod", "staging"]), "planning prod, 2 of 3");
  });
});
