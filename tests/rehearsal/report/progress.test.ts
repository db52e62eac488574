import assert from "node:assert/strict";
import { plainProgress, untilSignOfLife } from "../../../cli/rehearsal/report/progress";

describe("plain progress", () => {
  it("shows signs of life less often in what takes long", () => {
    assert.deepEqual([0, 59_999, 60_000, 900_000].map(untilSignOfLife), [8000, 8000, 20_000, 20_000]);
  });

  it("tells the beginning and the end of each phase", async () => {
    const lines: string[] = [];
    const progress = plainProgress((line) => lines.push(line.replace(/\d+\.\d s/, "N s")));
    const outcome = (text: string, failed: boolean) => () => ({ text, failed });
    assert.equal(await progress.phase("up", async () => 1, outcome("1 created", false)), 1);
    await progress.phase("refresh", async () => 2, outcome("", true));
    await assert.rejects(
      progress.phase("stop", () => Promise.reject(new Error("no")), outcome("", false)),
      /no/,
    );
    assert.deepEqual(lines, [
      "up …",
      "up done in N s: 1 created",
      "refresh …",
      "refresh FAILED in N s",
      "stop …",
      "stop FAILED after N s",
    ]);
  });

  it("calls an interrupted phase interrupted", async () => {
    const lines: string[] = [];
    const progress = plainProgress((line) => lines.push(line), AbortSignal.abort());
    const outcome = () => ({ text: "", failed: false });
    await assert.rejects(
      progress.phase("up again", () => Promise.reject(new Error("no")), outcome),
      /no/,
    );
    assert.equal(lines[0], "second up (must change nothing) …");
    assert.match(lines[1] ?? "", /^second up \(must change nothing\) interrupted after /);
  });
});
