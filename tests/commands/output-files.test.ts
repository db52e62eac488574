import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireWritable, writePieces } from "../../cli/commands/output-files";
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
      new UserError(
        "--json: expected only one option to write to standard output (-), got --graph too; name files for the others",
      ),
    );
  });
});

describe("a text in pieces", () => {
  const folder = mkdtempSync(join(tmpdir(), "keelson-pieces-"));
  after(() => rmSync(folder, { recursive: true }));

  it("is made while the file takes it", async () => {
    const file = join(folder, "plan.json");
    await writePieces(file, function* () {
      for (let index = 0; index < 1000; index += 1) {
        yield `${"x".repeat(1000)}\n`;
      }
      const written = readFileSync(file, "utf8").length;
      yield written > 0 ? "some was there\n" : "nothing was there\n";
    });
    assert.match(readFileSync(file, "utf8"), /^(?:x{1000}\n){1000}some was there\n$/);
  });

  it("is not made without a file", async () => {
    await writePieces(undefined, () => assert.fail("made"));
  });

  it("names the file that cannot be written", async () => {
    await assert.rejects(
      writePieces(folder, () => ["a"]),
      new UserError(`${folder}: cannot be written: EISDIR: illegal operation on a directory, open '${folder}'`),
    );
  });

  it("gives the fault of its maker as it is", async () => {
    const fault = new TypeError("a bug");
    const pieces = function* () {
      yield "a";
      throw fault;
    };
    await assert.rejects(writePieces(join(folder, "half"), pieces), fault);
  });
});
