import assert from "node:assert/strict";
import path from "node:path";
import { requireFolder } from "../../../cli/charts";
import type { ChartNote } from "../../../cli/rehearsal/charts/chart-ledger";
import { uselessFolder } from "../../../cli/rehearsal/charts/given-folder";

function chart(name: string, more: Partial<ChartNote> = {}): ChartNote {
  return { name, content: "absent", own: false, asked: "", openKinds: [], ...more };
}

describe("the folder of --charts", () => {
  it("must exist and be a folder", async () => {
    await requireFolder(__dirname);
    await assert.rejects(requireFolder("/no/such"), {
      name: "UserError",
      message: "--charts: expected a folder, got /no/such, which does not exist",
    });
    await assert.rejects(requireFolder(__filename), {
      message: `--charts: expected a folder, got ${__filename}, which is a file`,
    });
    await assert.rejects(requireFolder(path.join(__filename, "charts")), /does not exist$/);
  });

  it("must hold at least one of the requested charts", () => {
    const own = chart("greeter", { own: true, content: "full" });
    const asked = [chart("a"), chart("b"), own];
    assert.equal(
      uselessFolder("/charts", asked),
      "--charts: expected at least one of the program's charts (a, b) in /charts, got none",
    );
    assert.equal(uselessFolder(undefined, asked), undefined);
    assert.equal(uselessFolder("/charts", [own]), undefined);
    assert.equal(uselessFolder("/charts", [chart("a"), chart("b", { content: "crdsOnly" })]), undefined);
  });
});
