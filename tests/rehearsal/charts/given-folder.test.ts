import assert from "node:assert/strict";
import path from "node:path";
import { type ChartNote } from "../../../cli/rehearsal/charts/chart-ledger";
import { requireFolder, uselessFolder } from "../../../cli/rehearsal/charts/given-folder";

function chart(name: string, more: Partial<ChartNote> = {}): ChartNote {
  return { name, content: "absent", own: false, asked: "", openKinds: [], ...more };
}

describe("the folder of --charts", () => {
  it("must be there, and be a folder", async () => {
    await requireFolder(__dirname);
    await assert.rejects(requireFolder("/no/such"), {
      name: "UserError",
      message: "--charts: /no/such does not exist",
    });
    await assert.rejects(requireFolder(__filename), { message: `--charts: ${__filename} is no folder` });
    await assert.rejects(requireFolder(path.join(__filename, "charts")), /does not exist$/);
  });

  it("must hold at least one of the charts that are asked for", () => {
    const own = chart("greeter", { own: true, content: "full" });
    const asked = [chart("a"), chart("b"), own];
    assert.equal(
      uselessFolder("/charts", asked),
      "--charts: /charts holds none of the charts that the program asks for: a, b",
    );
    assert.equal(uselessFolder(undefined, asked), undefined);
    assert.equal(uselessFolder("/charts", [own]), undefined);
    assert.equal(uselessFolder("/charts", [chart("a"), chart("b", { content: "crdsOnly" })]), undefined);
  });
});
