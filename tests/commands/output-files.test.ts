import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireWritable } from "../../cli/commands/output-files";
import { UserError } from "../../cli/user-error";

describe("files that a command writes", () => {
  it("may be left out, be standard output, or lie in a folder that exists", async () => {
    await requireWritable({ json: undefined, cost: "-", html: join(tmpdir(), "plan.html") });
  });

  it("are refused before the work if their folder does not exist, and without a name", async () => {
    const folder = join(tmpdir(), "keelson-no-such-folder");
    const rejects = (files: Record<string, string>, message: string) =>
      assert.rejects(requireWritable(files), new UserError(message));
    await rejects(
      { json: join(folder, "plan.json") },
      `--json: expected a file in a folder that you can write to, got "${join(folder, "plan.json")}"; create ${folder} first`,
    );
    await rejects({ html: "" }, '--html: expected a file, got ""; name a file, or write - for standard output');
  });

  it("are refused if two of them are standard output, where nothing could tell them apart", async () => {
    await assert.rejects(
      requireWritable({ json: "-", graph: "-", html: undefined }),
      new UserError("--json: expected standard output (-) for one option only, got it for --graph too; name a file"),
    );
  });
});
